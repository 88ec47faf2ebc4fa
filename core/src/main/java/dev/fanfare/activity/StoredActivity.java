package dev.fanfare.activity;

import static java.util.Objects.requireNonNull;

import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.earning.BulkReport;
import dev.fanfare.earning.Earnings;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.RevenueSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class StoredActivity implements Activity {
  private final UnitOfWork transactions;
  private final FactStore facts;
  private final Earnings earnings;

  StoredActivity(UnitOfWork transactions, FactStore facts, Earnings earnings) {
    this.transactions = requireNonNull(transactions, "transactions");
    this.facts = requireNonNull(facts, "facts");
    this.earnings = requireNonNull(earnings, "earnings");
  }

  @Override
  public RecordReport record(Collection<? extends Fact> batch) {
    List<Fact> given = List.copyOf(batch);
    return transactions.inTransaction(() -> new Run().record(given));
  }

  /** One batch. */
  private final class Run {
    private final Map<String, Fact> fresh = new LinkedHashMap<>();
    private final List<RecordReport.Rejected> rejected = new ArrayList<>();
    private int repeated;

    RecordReport record(List<Fact> told) {
      List<Fact> batch = told.stream().filter(this::isOfOurTime).toList();
      List<Fact> events = batch.stream().filter(fact -> !(fact instanceof Fact.Counter)).toList();
      int added = events.isEmpty() ? 0 : events(events);
      var counters = new CounterRun(facts);
      counters.record(batch);
      rejected.addAll(counters.rejected());
      return new RecordReport(added + counters.added(), repeated + counters.repeated(), rejected);
    }

    /** A clock that stands at its first day would make every day since then one to compute. */
    private boolean isOfOurTime(Fact fact) {
      boolean since = !fact.at().isBefore(Activity.EARLIEST);
      if (!since) {
        rejected.add(
            new RecordReport.Rejected(
                fact.id(),
                "time must be %s or later, was %s".formatted(Activity.EARLIEST, fact.at())));
      }
      return since;
    }

    /** Records events; returns how many were new. */
    private int events(List<Fact> events) {
      events.forEach(fact -> fresh.putIfAbsent(fact.id(), fact));
      Map<String, Fact> taken = facts.append(fresh.values());
      fresh.keySet().removeAll(taken.keySet());
      Set<String> seen = new HashSet<>(taken.keySet());
      for (Fact fact : events) {
        // The first of a new id is the new fact itself; whatever else has the id repeats or
        // contradicts it.
        if (!seen.add(fact.id())) {
          known(fact, requireNonNull(taken.getOrDefault(fact.id(), fresh.get(fact.id()))));
        }
      }
      List<Revenue> revenues =
          fresh.values().stream().map(StoredActivity::revenue).flatMap(Optional::stream).toList();
      BulkReport booked = earnings.recordAll(revenues);
      Set<String> impossible = new HashSet<>();
      for (BulkReport.Rejected refusal : booked.rejected()) {
        impossible.add(refusal.id());
        rejected.add(new RecordReport.Rejected(refusal.id(), refusal.reason()));
      }
      if (!impossible.isEmpty()) {
        facts.withdraw(impossible);
      }
      return fresh.size() - impossible.size();
    }

    private void known(Fact fact, Fact earlier) {
      Optional<String> difference = fact.firstDifference(earlier);
      if (difference.isEmpty()) {
        repeated++;
      } else {
        rejected.add(
            new RecordReport.Rejected(
                fact.id(),
                "'%s' is already recorded with another %s".formatted(fact.id(), difference.get())));
      }
    }
  }

  /** Returns the money that an event means, empty if it means none. */
  private static Optional<Revenue> revenue(Fact fact) {
    if (fact instanceof Fact.GiftSent gift) {
      return gift.free()
          ? Optional.empty()
          : Optional.of(
              new Revenue.NewSale(
                  gift.id(), RevenueSource.GIFT, gift.at(), gift.gross(), gift.creator()));
    }
    if (fact instanceof Fact.GiftRefunded refund) {
      return Optional.of(
          new Revenue.NewRefund(
              refund.id(),
              refund.of(),
              RevenueSource.GIFT,
              refund.at(),
              refund.gross(),
              refund.creator()));
    }
    return fact instanceof Fact.RevenueReceived received
        ? Optional.of(
            new Revenue.NewSale(
                received.id(),
                received.source(),
                received.at(),
                received.gross(),
                received.creator() == null ? null : RevenueSplit.whole(received.creator())))
        : Optional.empty();
  }
}
