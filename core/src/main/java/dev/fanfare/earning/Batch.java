package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Revenues that are booked together, and what booking them will look at. Not empty. */
final class Batch {
  private final List<Revenue.NewSale> sales = new ArrayList<>();
  private final List<Revenue.NewRefund> refunds = new ArrayList<>();
  private final Instant since;

  Batch(List<? extends Revenue> revenues) {
    for (Revenue revenue : revenues) {
      if (revenue instanceof Revenue.NewSale sale) {
        sales.add(sale);
      } else if (revenue instanceof Revenue.NewRefund refund) {
        refunds.add(refund);
      }
    }
    this.since = revenues.stream().map(Revenue::at).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** Returns when the first of them happened. */
  Instant since() {
    return since;
  }

  boolean hasRefunds() {
    return !refunds.isEmpty();
  }

  /** Returns the creators whose shares may be asked for. */
  Set<CreatorId> creators() {
    Set<CreatorId> creators = new HashSet<>();
    sales.forEach(sale -> creators.addAll(parties(sale)));
    for (Revenue.NewRefund refund : refunds) {
      if (refund.creator() != null) {
        creators.add(refund.creator());
      }
    }
    return creators;
  }

  private static List<CreatorId> parties(Revenue.NewSale sale) {
    RevenueSplit<CreatorId> split = sale.split();
    return split == null
        ? List.of()
        : split.shares().stream().map(RevenueSplit.Share::party).toList();
  }

  Set<String> saleIds() {
    Set<String> ids = new HashSet<>();
    sales.forEach(sale -> ids.add(sale.id()));
    return ids;
  }

  Set<String> refundIds() {
    Set<String> ids = new HashSet<>();
    refunds.forEach(refund -> ids.add(refund.id()));
    return ids;
  }

  /** Returns the ids of the sales that its refunds name. */
  Set<String> refundedIds() {
    Set<String> ids = new HashSet<>();
    for (Revenue.NewRefund refund : refunds) {
      if (refund.of() != null) {
        ids.add(refund.of());
      }
    }
    return ids;
  }

  /** Returns the splits that keep deficits. */
  Set<EarningStore.SplitKey> splits() {
    Set<EarningStore.SplitKey> splits = new HashSet<>();
    for (Revenue.NewSale sale : sales) {
      UUID split = Booking.splitId(sale.split());
      if (split != null) {
        splits.add(new EarningStore.SplitKey(split, sale.gross().asset()));
      }
    }
    return splits;
  }

  /**
   * Returns the accounts that booking decides on.
   *
   * @param stored the sales that refunds name, as far as they are known
   */
  Set<Account> accounts(Map<String, Sale> stored) {
    Set<Account> accounts = new HashSet<>();
    for (Revenue.NewSale sale : sales) {
      for (CreatorId creator : parties(sale)) {
        accounts.addAll(Booking.accountsOf(creator, sale.gross().asset()));
      }
    }
    refundedCreators(stored)
        .forEach(
            (refund, creators) -> {
              for (CreatorId creator : creators) {
                accounts.addAll(Booking.accountsOf(creator, refund.gross().asset()));
              }
            });
    return accounts;
  }

  /** Returns the most that refunds can take off hold, in minor units, by pending account. */
  Map<Account, Long> refundedSums(Map<String, Sale> stored) {
    Map<Account, Long> sums = new TreeMap<>();
    refundedCreators(stored)
        .forEach(
            (refund, creators) -> {
              long gross = refund.gross().minor();
              for (CreatorId creator : creators) {
                sums.merge(
                    Account.pending(creator, refund.gross().asset()),
                    gross,
                    (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
              }
            });
    return sums;
  }

  /** Returns whom each refund may take from. */
  private Map<Revenue.NewRefund, Set<CreatorId>> refundedCreators(Map<String, Sale> stored) {
    Map<String, List<CreatorId>> own = new HashMap<>();
    if (hasRefunds()) {
      for (Revenue.NewSale sale : sales) {
        own.computeIfAbsent(sale.id(), id -> new ArrayList<>()).addAll(parties(sale));
      }
    }
    Map<Revenue.NewRefund, Set<CreatorId>> creators = new HashMap<>();
    for (Revenue.NewRefund refund : refunds) {
      Set<CreatorId> from = creators.computeIfAbsent(refund, r -> new HashSet<>());
      if (refund.creator() != null) {
        from.add(refund.creator());
      }
      Sale known = refund.of() == null ? null : stored.get(refund.of());
      if (known != null) {
        known.parts().forEach(part -> from.add(part.creator()));
      } else if (refund.of() != null) {
        from.addAll(own.getOrDefault(refund.of(), List.of()));
      }
    }
    return creators;
  }
}
