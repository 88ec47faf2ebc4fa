package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that were used. What was refunded since is not checked here, so that an audit can report
 * a broken row.
 *
 * @param id derived from the request's key
 * @param wallet whose credits
 * @param amount credits used, 1 to {@link CreditAmount#MAX}
 * @param lines which grants paid how much, in burn order
 * @param at when
 * @param reservation what was settled by it, null if it was spent outright
 * @param refunded credits given back since, 0 to {@code amount}
 */
public record Charge(
    UUID id,
    Wallet wallet,
    long amount,
    List<Allocation> lines,
    Instant at,
    @Nullable UUID reservation,
    long refunded)
    implements Serializable {
  public Charge {
    requireNonNull(id, "id");
    requireNonNull(wallet, "wallet");
    CreditAmount.requireAmount("amount", amount);
    lines = List.copyOf(lines);
    requireNonNull(at, "at");
  }

  /** Returns how much can still be refunded. */
  public long refundable() {
    return amount - refunded;
  }

  /** Returns which grants get a refund of an amount: the last to pay are the first to get back. */
  List<Allocation> linesOfRefund(long refund) {
    return Allocation.slice(lines, refundable() - refund, refundable());
  }

  Charge withRefund(long refund) {
    return new Charge(id, wallet, amount, lines, at, reservation, refunded + refund);
  }
}
