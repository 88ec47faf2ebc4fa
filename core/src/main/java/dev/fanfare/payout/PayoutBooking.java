package dev.fanfare.payout;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a payout does to the ledger. A pure function of the payout, so that an audit can work it out
 * again.
 */
final class PayoutBooking {
  private PayoutBooking() {}

  /** Returns the account that the gross amount is taken from. */
  static Account source(Payout payout) {
    return Account.available(payout.creator(), payout.gross().asset());
  }

  /** Returns the account where the money waits until its fate is known. */
  static Account clearing(Payout payout) {
    return Account.payoutClearing(payout.creator(), payout.quote().amount().asset());
  }

  /** Returns the transaction that sets the money aside. */
  static Transaction request(UUID id, Instant at, Payout payout) {
    FxQuote.Conversion conversion = payout.quote().conversion();
    return new Transaction(
        id,
        TransactionKind.PAYOUT_REQUEST,
        payout.id().toString(),
        at,
        payout.id().toString(),
        requestLines(payout),
        conversion == null ? null : conversion.quote(),
        null);
  }

  /** Returns the transaction that books the money as paid. */
  static Transaction paid(UUID id, Instant at, Payout payout) {
    return new Transaction(
        id,
        TransactionKind.PAYOUT_PAID,
        payout.id().toString(),
        at,
        payout.id().toString(),
        paidLines(payout));
  }

  static List<Transfer> requestLines(Payout payout) {
    FxQuote.Conversion conversion = payout.quote().conversion();
    Account source = source(payout);
    Account clearing = clearing(payout);
    List<Transfer> lines = new ArrayList<>();
    if (conversion == null) {
      add(lines, source, clearing, payout.gross());
    } else {
      Asset sold = payout.gross().asset();
      Asset bought = conversion.bought().asset();
      add(lines, source, platform(AccountKind.FX_CLEARING, sold), conversion.spent());
      add(lines, source, platform(AccountKind.ROUNDING, sold), conversion.remainder());
      add(lines, platform(AccountKind.FX_CLEARING, bought), clearing, conversion.bought());
    }
    return lines;
  }

  /**
   * A fee that the platform bears goes to the same account as one that the creator bears, from the
   * platform's own cost: {@code payout_fees} then counts all fees, and {@code cash:{gateway}}
   * exactly what creators got, so it compares with the gateway's list of payments.
   */
  static List<Transfer> paidLines(Payout payout) {
    Account clearing = clearing(payout);
    Asset asset = clearing.asset();
    Account fees = platform(AccountKind.PAYOUT_FEES, asset);
    List<Transfer> lines = new ArrayList<>();
    add(lines, clearing, Account.cash(payout.gateway(), asset), payout.net());
    add(lines, clearing, fees, payout.fee());
    add(lines, clearing, platform(AccountKind.TAX_WITHHELD, asset), payout.tax());
    add(
        lines,
        platform(AccountKind.PROCESSING_COST, asset),
        fees,
        payout.quote().fee().platformCost());
    return lines;
  }

  private static void add(List<Transfer> lines, Account debit, Account credit, Money amount) {
    if (amount.isPositive()) {
      lines.add(new Transfer(debit, credit, amount));
    }
  }

  private static Account platform(AccountKind kind, Asset asset) {
    return Account.platform(kind, asset);
  }
}
