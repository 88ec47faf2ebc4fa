package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts the events of one day, in any order. Not safe for concurrent use. */
final class DayTally implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Compares by source and then asset. */
  private record SourceKey(RevenueSource source, Asset asset)
      implements Comparable<SourceKey>, Serializable {
    private static final Comparator<SourceKey> ORDER =
        Comparator.comparing(SourceKey::source).thenComparing(SourceKey::asset, Assets.ORDER);

    @Override
    public int compareTo(SourceKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** Compares by creator and then asset. */
  private record CreatorKey(CreatorId creator, Asset asset)
      implements Comparable<CreatorKey>, Serializable {
    private static final Comparator<CreatorKey> ORDER =
        Comparator.comparing(CreatorKey::creator).thenComparing(CreatorKey::asset, Assets.ORDER);

    @Override
    public int compareTo(CreatorKey other) {
      return ORDER.compare(this, other);
    }
  }

  private final LocalDay day;
  private final TreeMap<String, UserDay> users = new TreeMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final TreeMap<SourceKey, DailyRevenue> revenue = new TreeMap<>();
  private final TreeMap<String, Long> sparks = new TreeMap<>();
  private long freeGifts;
  private final TreeMap<CreatorId, Long> received = new TreeMap<>();
  private final TreeMap<CreatorKey, Money> creatorNet = new TreeMap<>();
  private final TreeMap<HourTally.Key, HourTally> hours = new TreeMap<>();

  DayTally(LocalDay day) {
    this.day = day;
  }

  void add(BookedFact booked) {
    Fact fact = booked.fact();
    require(day.contains(fact.at()), "%s is not within %s", fact, day);
    fact.knownUser().ifPresent(known::add);
    fact.activeUser().ifPresent(user -> add(did(user, fact)));
    RevenueSource source = booked.source();
    if (fact instanceof Fact.GiftSent gift) {
      add(gift);
    }
    if (source != null) {
      money(fact, source, booked);
    }
  }

  private UserDay did(String user, Fact fact) {
    if (fact instanceof Fact.SessionEnded session) {
      return new UserDay(
          day.date(), user, 1, session.duration().toSeconds(), session.videosWatched(), 0);
    }
    return new UserDay(day.date(), user, 0, 0, 0, fact instanceof Fact.GiftSent ? 1 : 0);
  }

  private void add(UserDay more) {
    users.merge(
        more.user(),
        more,
        (a, b) ->
            new UserDay(
                a.day(),
                a.user(),
                a.sessions() + b.sessions(),
                a.seconds() + b.seconds(),
                a.videosWatched() + b.videosWatched(),
                a.giftsSent() + b.giftsSent()));
  }

  private void add(Fact.GiftSent gift) {
    if (gift.free()) {
      freeGifts++;
      return;
    }
    sparks.merge(gift.spark(), 1L, Long::sum);
    received.merge(gift.creator(), 1L, Long::sum);
  }

  private void money(Fact fact, RevenueSource source, BookedFact booked) {
    boolean back = fact instanceof Fact.GiftRefunded;
    Money gross = gross(fact);
    Money zero = Money.zero(gross.asset());
    Money creators =
        booked.shares().stream().map(BookedFact.Share::amount).reduce(zero, Money::plus);
    Money earned = back ? creators.negated() : creators;
    add(
        new DailyRevenue(
            day.date(),
            source,
            back ? 0 : 1,
            back ? zero : gross,
            back ? 1 : 0,
            back ? gross : zero,
            earned));
    if (source == RevenueSource.GIFT) {
      for (BookedFact.Share share : booked.shares()) {
        creatorNet.merge(
            new CreatorKey(share.creator(), gross.asset()),
            back ? share.amount().negated() : share.amount(),
            Money::plus);
      }
    }
    HourTally.of(day, fact, earned).ifPresent(this::add);
  }

  private static Money gross(Fact fact) {
    if (fact instanceof Fact.GiftSent gift) {
      return gift.gross();
    }
    return fact instanceof Fact.GiftRefunded refund
        ? refund.gross()
        : ((Fact.RevenueReceived) fact).gross();
  }

  private void add(DailyRevenue more) {
    revenue.merge(
        new SourceKey(more.source(), more.asset()),
        more,
        (a, b) ->
            new DailyRevenue(
                a.day(),
                a.source(),
                a.sales() + b.sales(),
                a.gross().plus(b.gross()),
                a.refunds() + b.refunds(),
                a.refunded().plus(b.refunded()),
                a.creatorEarnings().plus(b.creatorEarnings())));
  }

  private void add(HourTally more) {
    hours.computeIfAbsent(more.key(), HourTally::new).merge(more);
  }

  /** Adds what another counted of the same day. */
  void merge(DayTally other) {
    require(day.equals(other.day), "cannot merge %s into %s", other.day, day);
    other.users.values().forEach(this::add);
    known.addAll(other.known);
    other.revenue.values().forEach(this::add);
    other.sparks.forEach((spark, count) -> sparks.merge(spark, count, Long::sum));
    freeGifts += other.freeGifts;
    other.received.forEach((creator, count) -> received.merge(creator, count, Long::sum));
    other.creatorNet.forEach((key, net) -> creatorNet.merge(key, net, Money::plus));
    other.hours.values().forEach(this::add);
  }

  DayFigures figures() {
    return new DayFigures(
        users.values().stream().toList(),
        new TreeSet<>(known),
        revenue.values().stream().toList(),
        new DailyGifts(
            day.date(),
            sparks.values().stream().mapToLong(Long::longValue).sum(),
            freeGifts,
            topSpark()),
        new TreeMap<>(received),
        creatorNet.entrySet().stream()
            .map(
                entry -> new CreatorRevenue(day.date(), entry.getKey().creator(), entry.getValue()))
            .toList(),
        hours.values().stream().map(HourTally::row).toList());
  }

  private @Nullable String topSpark() {
    Optional<Map.Entry<String, Long>> top =
        sparks.entrySet().stream()
            .min(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()));
    return top.isPresent() ? requireNonNull(top.get().getKey()) : null;
  }
}
