package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Books many sales and refunds in the running transaction, by the time they happened. */
final class BulkBooking {
  private final Operations operations;
  private final EarningStore store;
  private final LedgerStore ledger;
  private final EarningPolicy policy;

  BulkBooking(Operations operations, EarningStore store, LedgerStore ledger, EarningPolicy policy) {
    this.operations = operations;
    this.store = store;
    this.ledger = ledger;
    this.policy = policy;
  }

  BulkReport record(List<? extends Revenue> revenues) {
    return new Run(ordered(revenues)).record();
  }

  /**
   * Orders by time, but a refund of a sale of the batch behind its sale, whatever times they claim.
   */
  private static List<Revenue> ordered(List<? extends Revenue> revenues) {
    Map<String, Instant> soldAt = new HashMap<>();
    for (Revenue revenue : revenues) {
      if (revenue instanceof Revenue.NewSale) {
        soldAt.merge(revenue.id(), revenue.at(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    List<Revenue> ordered = new ArrayList<>(revenues);
    ordered.sort(
        Comparator.comparing((Revenue revenue) -> turn(revenue, soldAt))
            .thenComparing(revenue -> revenue instanceof Revenue.NewRefund));
    return ordered;
  }

  private static Instant turn(Revenue revenue, Map<String, Instant> soldAt) {
    if (revenue instanceof Revenue.NewRefund refund && refund.of() != null) {
      Instant sold = soldAt.getOrDefault(refund.of(), refund.at());
      return sold.isAfter(refund.at()) ? sold : refund.at();
    }
    return revenue.at();
  }

  /** Returns the accounts that booking a sale decides on. */
  static List<Account> accounts(Revenue.NewSale sale) {
    RevenueSplit<CreatorId> split = sale.split();
    if (split == null) {
      return List.of();
    }
    Asset asset = sale.gross().asset();
    return split.shares().stream()
        .flatMap(share -> Booking.accountsOf(share.party(), asset).stream())
        .toList();
  }

  /** Returns the accounts that booking a refund decides on. */
  static List<Account> accounts(Revenue.NewRefund refund, @Nullable Sale sale) {
    Asset asset = refund.gross().asset();
    if (sale != null) {
      return sale.parts().stream()
          .flatMap(part -> Booking.accountsOf(part.creator(), asset).stream())
          .toList();
    }
    return refund.creator() == null ? List.of() : Booking.accountsOf(refund.creator(), asset);
  }

  /** One batch. */
  private final class Run {
    private final List<Revenue> ordered;
    private final Map<String, Sale> knownSales;
    private final Map<String, Refund> knownRefunds;
    private final Map<String, Revenue.NewSale> newSales = new HashMap<>();
    private final Map<String, Revenue.NewRefund> newRefunds = new HashMap<>();
    private final Map<String, Sale> refundedSales = new HashMap<>();
    private final List<BulkReport.Rejected> rejected = new ArrayList<>();
    private int recorded;
    private int repeated;

    Run(List<Revenue> ordered) {
      this.ordered = ordered;
      this.knownSales = store.sales(ids(Revenue.NewSale.class));
      this.knownRefunds = store.refunds(ids(Revenue.NewRefund.class));
    }

    private Set<String> ids(Class<? extends Revenue> kind) {
      Set<String> ids = new HashSet<>();
      ordered.stream().filter(kind::isInstance).map(Revenue::id).forEach(ids::add);
      return ids;
    }

    BulkReport record() {
      lockRefundedSales();
      Booking booking = new Booking(operations, store, ledger, policy, accountsOfAll());
      for (Revenue revenue : ordered) {
        if (revenue instanceof Revenue.NewSale sale) {
          record(booking, sale);
        } else if (revenue instanceof Revenue.NewRefund refund) {
          record(booking, refund);
        }
      }
      booking.store();
      return new BulkReport(recorded, repeated, rejected);
    }

    private void lockRefundedSales() {
      ordered.stream()
          .filter(Revenue.NewRefund.class::isInstance)
          .map(refund -> ((Revenue.NewRefund) refund).of())
          .filter(Objects::nonNull)
          .distinct()
          .sorted()
          .forEach(id -> store.lockSale(id).ifPresent(sale -> refundedSales.put(sale.id(), sale)));
    }

    private Set<Account> accountsOfAll() {
      Set<Account> accounts = new HashSet<>();
      for (Revenue revenue : ordered) {
        if (revenue instanceof Revenue.NewSale sale) {
          accounts.addAll(accounts(sale));
        } else if (revenue instanceof Revenue.NewRefund refund) {
          accounts.addAll(accounts(refund, refundedSales.get(refund.of())));
          accounts.addAll(accounts(refund, null));
        }
      }
      return accounts;
    }

    private void record(Booking booking, Revenue.NewSale sale) {
      Revenue.NewSale twin = newSales.get(sale.id());
      Sale known = knownSales.get(sale.id());
      if (twin != null || known != null) {
        boolean same = twin != null ? twin.equals(sale) : isSame(known, sale);
        repeat(sale, same, "sale");
      } else {
        booking.book(sale);
        newSales.put(sale.id(), sale);
        recorded++;
      }
    }

    private void record(Booking booking, Revenue.NewRefund refund) {
      Revenue.NewRefund twin = newRefunds.get(refund.id());
      Refund known = knownRefunds.get(refund.id());
      if (twin != null || known != null) {
        boolean same = twin != null ? twin.equals(refund) : isSame(known, refund);
        repeat(refund, same, "refund");
        return;
      }
      Sale sale = refundedSales.get(refund.of());
      if (sale == null && refund.of() != null) {
        sale = booking.ownSale(refund.of());
      }
      String problem = problem(booking, refund, sale);
      if (problem != null) {
        rejected.add(new BulkReport.Rejected(refund.id(), problem));
        return;
      }
      booking.book(refund, sale);
      newRefunds.put(refund.id(), refund);
      recorded++;
    }

    private @Nullable String problem(
        Booking booking, Revenue.NewRefund refund, @Nullable Sale sale) {
      if (sale == null) {
        return refund.of() != null && refund.creator() == null
            ? "refund names sale '%s', which is not known, and no creator".formatted(refund.of())
            : null;
      }
      if (!sale.gross().asset().equals(refund.gross().asset())) {
        return "refund of %s does not fit sale '%s' of %s"
            .formatted(refund.gross(), sale.id(), sale.gross());
      }
      Money remaining = booking.remaining(sale);
      return refund.gross().compareTo(remaining) > 0
          ? "refund of %s exceeds what is left of sale '%s': %s"
              .formatted(refund.gross(), sale.id(), remaining)
          : null;
    }

    private void repeat(Revenue revenue, boolean same, String what) {
      if (same) {
        repeated++;
      } else {
        rejected.add(
            new BulkReport.Rejected(
                revenue.id(),
                "%s '%s' is already recorded with other content".formatted(what, revenue.id())));
      }
    }
  }

  private static boolean isSame(@Nullable Sale known, Revenue.NewSale sale) {
    return known != null
        && known.source() == sale.source()
        && known.at().equals(sale.at())
        && known.gross().equals(sale.gross())
        && Objects.equals(known.split(), Booking.splitId(sale.split()))
        && known.parts().stream()
            .map(Sale.Part::creator)
            .toList()
            .equals(
                sale.split() == null
                    ? List.of()
                    : sale.split().shares().stream().map(RevenueSplit.Share::party).toList());
  }

  private static boolean isSame(@Nullable Refund known, Revenue.NewRefund refund) {
    // Of a known sale the refund keeps the sale's source and creators, not those that the request
    // named.
    return known != null
        && known.at().equals(refund.at())
        && known.gross().equals(refund.gross())
        && (known.of() == null || known.of().equals(refund.of()))
        && (known.of() != null
            || known.source() == refund.source()
                && known.parts().stream()
                    .map(Refund.Part::creator)
                    .toList()
                    .equals(refund.creator() == null ? List.of() : List.of(refund.creator())));
  }
}
