package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The invariants of earnings: what is on hold is what is pending; a sale's parts and its commission
 * make its gross; no refund of a known sale took more of it, or of a creator's part in it, than
 * there was; every sale and refund is in the ledger with its own amount, and none that is not
 * stored.
 */
public final class EarningAudit implements AuditRule {
  private final EarningStore store;
  private final LedgerStore ledger;

  public EarningAudit(EarningStore store, LedgerStore ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    checkHolds(findings);
    Map<GoneKey, Gone> gone = new HashMap<>();
    store.forEachRefund(
        refund -> {
          refund.sale().ifPresent(sale -> count(gone, sale, refund));
          for (Refund.Part part : refund.parts()) {
            if (!part.fromPending()
                .plus(part.fromAvailable())
                .plus(part.owed())
                .equals(part.clawedBack())) {
              findings.accept(
                  new AuditFinding("earning.refund-parts", refund.id(), part + " does not add up"));
            }
          }
          checkBooked(TransactionKind.REFUND, refund.id(), refund.gross(), findings);
        });
    store.forEachSale(
        sale -> {
          checkSale(sale, gone, findings);
          checkBooked(TransactionKind.SALE, sale.id(), sale.gross(), findings);
        });
    checkNothingElse(findings);
  }

  /** What went back of a sale, or of a creator's part of it, in the asset that went back. */
  private record GoneKey(String sale, @Nullable CreatorId creator, Asset asset) {}

  /**
   * @param early by refunds that came before the sale, which it could not bound
   * @param bounded by refunds of the known sale
   */
  private record Gone(Money early, Money bounded) {
    Money total() {
      return early.plus(bounded);
    }

    Gone plus(Gone other) {
      return new Gone(early.plus(other.early), bounded.plus(other.bounded));
    }

    /** Returns whether a refund of the known sale took more than there was. */
    boolean exceeds(Money bound) {
      return bounded.isPositive() && total().compareTo(bound) > 0;
    }
  }

  private static void count(Map<GoneKey, Gone> gone, String sale, Refund refund) {
    Asset asset = refund.gross().asset();
    gone.merge(new GoneKey(sale, null, asset), gone(refund, refund.gross()), Gone::plus);
    for (Refund.Part part : refund.parts()) {
      gone.merge(
          new GoneKey(sale, part.creator(), asset), gone(refund, part.clawedBack()), Gone::plus);
    }
  }

  private static Gone gone(Refund refund, Money amount) {
    Money none = Money.zero(amount.asset());
    return refund.saleKnown() ? new Gone(none, amount) : new Gone(amount, none);
  }

  private void checkHolds(Consumer<AuditFinding> findings) {
    ledger.forEachAccount(
        (account, balance) -> {
          if (account.kind() == AccountKind.EARNINGS_PENDING) {
            long held = store.held(CreatorId.of(account.owner()), account.asset());
            if (held != balance) {
              findings.accept(
                  new AuditFinding(
                      "earning.holds",
                      account.toString(),
                      "%d is pending, %d is on hold".formatted(balance, held)));
            }
          }
        });
  }

  private static void checkSale(
      Sale sale, Map<GoneKey, Gone> gone, Consumer<AuditFinding> findings) {
    Asset asset = sale.gross().asset();
    Money zero = Money.zero(asset);
    Money portions = sale.parts().stream().map(Sale.Part::gross).reduce(zero, Money::plus);
    if (!sale.parts().isEmpty() && !portions.equals(sale.gross())) {
      findings.accept(
          new AuditFinding(
              "earning.sale-parts",
              sale.id(),
              "portions sum to %s, gross is %s".formatted(portions, sale.gross())));
    }
    Gone nothing = new Gone(zero, zero);
    Gone refunded = gone.getOrDefault(new GoneKey(sale.id(), null, asset), nothing);
    if (refunded.exceeds(sale.gross())) {
      findings.accept(
          new AuditFinding(
              "earning.refunds",
              sale.id(),
              "%s went back of %s".formatted(refunded.total(), sale.gross())));
    }
    boolean all = refunded.bounded().equals(sale.gross());
    for (Sale.Part part : sale.parts()) {
      Gone taken = gone.getOrDefault(new GoneKey(sale.id(), part.creator(), asset), nothing);
      if (taken.exceeds(part.earned()) || all && !taken.total().equals(part.earned())) {
        findings.accept(
            new AuditFinding(
                "earning.refunds",
                sale.id(),
                "%s was taken from %s, who earned %s"
                    .formatted(taken.total(), part.creator(), part.earned())));
      }
    }
  }

  private void checkBooked(
      TransactionKind kind, String id, Money gross, Consumer<AuditFinding> findings) {
    Optional<Transaction> booked = ledger.find(kind, id);
    Money moved = Money.zero(gross.asset());
    for (Transfer line : booked.map(Transaction::lines).orElse(List.of())) {
      moved = moved.plus(line.amount());
    }
    if (!moved.equals(gross)) {
      findings.accept(
          new AuditFinding(
              "earning.booked",
              id,
              "the ledger moved %s for a gross of %s".formatted(moved, gross)));
    }
  }

  private void checkNothingElse(Consumer<AuditFinding> findings) {
    Set<String> sales = new HashSet<>();
    Set<String> refunds = new HashSet<>();
    ledger.forEachTransaction(
        transaction -> {
          if (transaction.kind() == TransactionKind.SALE) {
            sales.add(transaction.key());
          } else if (transaction.kind() == TransactionKind.REFUND) {
            refunds.add(transaction.key());
          }
        });
    store.forEachSale(sale -> sales.remove(sale.id()));
    store.forEachRefund(refund -> refunds.remove(refund.id()));
    sales.forEach(id -> findings.accept(unknown("sale", id)));
    refunds.forEach(id -> findings.accept(unknown("refund", id)));
  }

  private static AuditFinding unknown(String what, String id) {
    return new AuditFinding("earning.booked", id, "the ledger holds a " + what + " not stored");
  }
}
