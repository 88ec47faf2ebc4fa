package dev.fanfare.earning;

import dev.fanfare.event.Operations;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    return revenues.isEmpty()
        ? new BulkReport(0, 0, List.of())
        : new Run(ordered(revenues)).record();
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

  /** One batch. */
  private final class Run {
    private final List<Revenue> ordered;
    private final Booking booking;
    private final Map<String, Sale> knownSales;
    private final Map<String, Refund> knownRefunds;
    private final Map<String, Revenue.NewSale> newSales = new HashMap<>();
    private final Map<String, Revenue.NewRefund> newRefunds = new HashMap<>();
    private final List<BulkReport.Rejected> rejected = new ArrayList<>();
    private int recorded;
    private int repeated;

    Run(List<Revenue> ordered) {
      Batch batch = new Batch(ordered);
      this.ordered = ordered;
      this.booking = new Booking(operations, store, ledger, policy, batch);
      // Looked for after the locks: another batch with the same has ended by now.
      this.knownSales = store.sales(batch.saleIds());
      this.knownRefunds = batch.hasRefunds() ? store.refunds(batch.refundIds()) : Map.of();
    }

    BulkReport record() {
      for (Revenue revenue : ordered) {
        if (revenue instanceof Revenue.NewSale sale) {
          record(sale);
        } else if (revenue instanceof Revenue.NewRefund refund) {
          record(refund);
        }
      }
      booking.store();
      return new BulkReport(recorded, repeated, rejected);
    }

    private void record(Revenue.NewSale sale) {
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

    private void record(Revenue.NewRefund refund) {
      Revenue.NewRefund twin = newRefunds.get(refund.id());
      Refund known = knownRefunds.get(refund.id());
      if (twin != null || known != null) {
        boolean same = twin != null ? twin.equals(refund) : isSame(known, refund);
        repeat(refund, same, "refund");
        return;
      }
      String problem = problem(refund, booking.saleOf(refund));
      if (problem != null) {
        rejected.add(new BulkReport.Rejected(refund.id(), problem));
        return;
      }
      booking.book(refund);
      newRefunds.put(refund.id(), refund);
      recorded++;
    }

    private @Nullable String problem(Revenue.NewRefund refund, @Nullable Sale sale) {
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
        && Objects.equals(known.of(), refund.of())
        && (known.saleKnown()
            || known.source() == refund.source()
                && known.parts().stream()
                    .map(Refund.Part::creator)
                    .toList()
                    .equals(refund.creator() == null ? List.of() : List.of(refund.creator())));
  }
}
