package dev.fanfare.simulation;

import dev.fanfare.Storage;
import dev.fanfare.analytics.Bucket;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStory;
import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.RollupRows;
import dev.fanfare.analytics.StoredForecast;
import dev.fanfare.ledger.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All that facts have led to: the facts themselves, the books, every row of figures, forecasts. */
record FiguresSeen(
    List<Fact> facts,
    List<Fact> counters,
    Map<Account, Long> accounts,
    RollupRows rows,
    List<Bucket> buckets,
    List<StoredForecast> forecasts) {
  private static final DayRange ALL =
      new DayRange(FactStory.FIRST.minusDays(40), FactStory.LAST.plusDays(40));
  private static final Set<String> USERS = Set.of("u0", "u1", "u2", "u3", "u4");

  static FiguresSeen of(Storage storage, List<ForecastSubject> subjects) {
    return storage.inSnapshot(() -> read(storage, subjects));
  }

  private static FiguresSeen read(Storage storage, List<ForecastSubject> subjects) {
    List<Fact> facts = new ArrayList<>();
    storage.facts().forEach(facts::add);
    List<Fact> counters = new ArrayList<>();
    storage.facts().forEachCounter(counters::add);
    counters.sort(Comparator.comparing(Fact::id));
    Map<Account, Long> accounts = new HashMap<>();
    storage.ledger().forEachAccount(accounts::put);
    return new FiguresSeen(
        facts,
        counters,
        accounts,
        RollupRows.read(storage.rollups(), ALL, USERS),
        Stream.of(Grain.values())
            .flatMap(grain -> storage.rollups().buckets(grain, ALL).stream())
            .toList(),
        subjects.stream()
            .flatMap(subject -> storage.forecasts().latest(subject, 1_000).stream())
            .toList());
  }

  /** Returns the same without how often and when something was computed. */
  FiguresSeen withoutTurns() {
    return new FiguresSeen(
        facts,
        counters,
        accounts,
        rows,
        buckets.stream()
            .map(b -> new Bucket(b.grain(), b.start(), Instant.EPOCH, b.status(), 1))
            .toList(),
        forecasts);
  }

  /** Throws unless this is the same as what is expected, and says in what it is not. */
  void requireSameAs(FiguresSeen expected) {
    List<String> wrong = new ArrayList<>(rows.differencesFrom(expected.rows));
    compare("facts", facts, expected.facts, wrong);
    compare("counters", counters, expected.counters, wrong);
    compare("accounts", accounts, expected.accounts, wrong);
    compare("buckets", buckets, expected.buckets, wrong);
    compare("forecasts", forecasts, expected.forecasts, wrong);
    if (!wrong.isEmpty()) {
      throw new AssertionError("not as if nothing had failed:\n" + String.join("\n", wrong));
    }
  }

  private static void compare(String what, Object actual, Object wanted, List<String> wrong) {
    if (!actual.equals(wanted)) {
      wrong.add("%s are%n  %s, not%n  %s".formatted(what, actual, wanted));
    }
  }
}
