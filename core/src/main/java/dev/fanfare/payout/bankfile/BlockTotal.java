package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How much a block of a file moves.
 *
 * @param block which block
 * @param transactions how many instructions, 1 or more
 * @param sum the sum of their amounts in whole units with the currency's decimals, such as 12.50;
 *     it may exceed a {@code Money}
 */
public record BlockTotal(PaymentBlock block, long transactions, BigDecimal sum)
    implements Serializable {
  public BlockTotal {
    requireNonNull(block, "block");
    require(transactions > 0, "transactions must be 1 or more, was %d", transactions);
    require(sum.signum() > 0, "sum must be more than 0, was %s", sum);
  }
}
