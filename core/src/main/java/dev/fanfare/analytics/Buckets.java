package dev.fanfare.analytics;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was computed, and what should have been. */
final class Buckets {
  private final RollupStore store;
  private final AnalyticsPolicy policy;

  Buckets(RollupStore store, AnalyticsPolicy policy) {
    this.store = store;
    this.policy = policy;
  }

  List<Bucket> in(Grain grain, DayRange range) {
    return store.buckets(grain, range);
  }

  /** Returns how far the days of a range can be relied on. */
  Freshness freshness(DayRange range, LocalDate today) {
    return freshness(Grain.DAY, range, today, in(Grain.DAY, range));
  }

  /**
   * Returns how far buckets can be relied on. Before the first day of which anything is known
   * nothing is missing, nor days to come, nor a week or month that is not over. Where nothing was
   * ever computed nobody can know, so everything is.
   */
  Freshness freshness(Grain grain, DayRange range, LocalDate today, List<Bucket> computed) {
    Set<LocalDate> known = new HashSet<>();
    computed.forEach(bucket -> known.add(bucket.start()));
    List<LocalDate> missing =
        expected(grain, range, today).filter(d -> !known.contains(d)).toList();
    boolean settled =
        missing.isEmpty()
            && range.from().isBefore(today)
            && computed.stream().allMatch(bucket -> bucket.status() == Bucket.Status.FINAL);
    return new Freshness(
        policy.zone(),
        grain,
        computed.stream().map(Bucket::computedAt).min(Comparator.naturalOrder()).orElse(null),
        settled ? Bucket.Status.FINAL : Bucket.Status.PROVISIONAL,
        missing);
  }

  private Stream<LocalDate> expected(Grain grain, DayRange range, LocalDate today) {
    Optional<LocalDate> first = store.firstDay();
    LocalDate end = grain == Grain.DAY ? today.plusDays(1) : grain.startOf(today);
    LocalDate to = range.to().isBefore(end) ? range.to() : end;
    LocalDate from = grain.startOf(first.orElse(range.from()));
    from = from.isBefore(range.from()) ? range.from() : from;
    from = grain.startOf(from).equals(from) ? from : grain.plus(grain.startOf(from), 1);
    return from.isBefore(to)
        ? Stream.iterate(from, start -> start.isBefore(to), start -> grain.plus(start, 1))
        : Stream.empty();
  }
}
