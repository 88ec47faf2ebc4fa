package dev.fanfare.analytics;

import dev.fanfare.event.Operations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Computes what is to be computed, each bucket in a transaction of its own. Several processes may
 * do so at once: they take turns.
 */
final class CatchUp {
  private static final List<Grain> PERIODS = List.of(Grain.WEEK, Grain.MONTH);

  private final Operations operations;
  private final RollupStore store;
  private final AnalyticsPolicy policy;
  private long days;
  private long changed;
  private long restated;
  private long periods;

  CatchUp(Operations operations, RollupStore store, AnalyticsPolicy policy) {
    this.operations = operations;
    this.store = store;
    this.policy = policy;
  }

  LocalDate today() {
    return LocalDay.dateOf(operations.now(), policy.zone());
  }

  /**
   * Computes days before an end that changed, and days from a first one on that are missing.
   *
   * @param from null for the first day of which anything is known
   */
  CatchUpReport run(@Nullable LocalDate from, LocalDate to) {
    operations.inTransaction(() -> begin(from, to, false));
    return computeAll(to);
  }

  /** Computes the days of a range whether anything changed or not. */
  CatchUpReport again(DayRange range) {
    operations.inTransaction(() -> begin(range.from(), range.to(), true));
    return computeAll(range.to());
  }

  private CatchUpReport computeAll(LocalDate to) {
    LocalDate end = notAfterToday(to);
    while (operations.inTransaction(() -> nextDay(end))) {}
    for (Grain grain : PERIODS) {
      // A period is computed when it is over: before, nobody sees its cells.
      LocalDate current = grain.startOf(today());
      while (operations.inTransaction(() -> nextPeriod(grain, current))) {}
    }
    operations.inTransaction(this::finish);
    return new CatchUpReport(days, changed, restated, periods);
  }

  private LocalDate notAfterToday(LocalDate to) {
    LocalDate tomorrow = today().plusDays(1);
    return to.isBefore(tomorrow) ? to : tomorrow;
  }

  /** Notes what is to be computed: what marks say, and which days lack. */
  private void begin(@Nullable LocalDate from, LocalDate to, boolean all) {
    lock();
    RollupStore.Marks marks = store.takeMarks();
    Set<LocalDate> marked = new TreeSet<>(marks.dates());
    marks.hours().forEach(hour -> marked.addAll(LocalDay.datesIn(hour, policy.zone())));
    store.await(Grain.DAY, marked);
    LocalDate end = notAfterToday(to);
    LocalDate begin =
        store
            .firstDay()
            .map(first -> from == null || first.isAfter(from) ? first : from)
            .orElse(end);
    if (begin.isBefore(end)) {
      DayRange range = new DayRange(begin, end);
      Set<LocalDate> wanted = new TreeSet<>(range.days());
      if (all) {
        awaitPeriods(wanted);
      } else {
        store.buckets(Grain.DAY, range).forEach(bucket -> wanted.remove(bucket.start()));
      }
      store.await(Grain.DAY, wanted);
    }
  }

  private void awaitPeriods(Set<LocalDate> days) {
    for (Grain grain : PERIODS) {
      Set<LocalDate> starts = new TreeSet<>();
      days.forEach(day -> starts.add(grain.startOf(day)));
      store.await(grain, starts);
    }
  }

  /** Waits for its turn and makes sure that figures are of the policy's days. */
  private void lock() {
    ZoneId zone = policy.zone();
    ZoneId computed =
        store
            .lock()
            .orElseGet(
                () -> {
                  store.reset(zone);
                  return zone;
                });
    if (!computed.equals(zone)) {
      throw new AnalyticsZoneException(computed, zone);
    }
  }

  private boolean nextDay(LocalDate end) {
    lock();
    Optional<LocalDate> next = store.nextAwaited(Grain.DAY, end);
    next.ifPresent(this::compute);
    return next.isPresent();
  }

  private void compute(LocalDate date) {
    LocalDay day = LocalDay.of(date, policy.zone());
    RolledDay rolled = store.rollUp(day);
    Optional<Bucket> before = store.bucket(Grain.DAY, date);
    Bucket bucket = save(Grain.DAY, date, before, rolled.changed());
    days++;
    boolean other = before.isEmpty() || rolled.changed();
    if (other) {
      changed++;
      awaitPeriods(Set.of(date));
    }
    if (rolled.changed()
        && before.filter(known -> known.status() == Bucket.Status.FINAL).isPresent()) {
      restated++;
      operations.announce(new DayRestated(date, bucket.revision()));
    }
    Set<LocalDate> later = new TreeSet<>(rolled.later());
    if (!rolled.cohorts().isEmpty()) {
      later.addAll(moved(date, rolled.cohorts()));
    }
    later.removeIf(next -> !next.isAfter(date));
    store.await(Grain.DAY, later);
  }

  /**
   * Returns the days that count users by the day of their first activity, where that was another
   * until now, and has the weeks and months that do so computed again.
   */
  private Set<LocalDate> moved(LocalDate date, Set<LocalDate> cohorts) {
    Set<LocalDate> firsts = new TreeSet<>(cohorts);
    firsts.add(date);
    for (Grain grain : PERIODS) {
      store.await(grain, atOffsets(grain, firsts));
    }
    return atOffsets(Grain.DAY, firsts);
  }

  private static Set<LocalDate> atOffsets(Grain grain, Set<LocalDate> firsts) {
    Set<LocalDate> starts = new TreeSet<>();
    for (LocalDate first : firsts) {
      for (int offset : grain.offsets()) {
        starts.add(grain.plus(grain.startOf(first), offset));
      }
    }
    return starts;
  }

  private boolean nextPeriod(Grain grain, LocalDate current) {
    lock();
    Optional<LocalDate> next = store.nextAwaited(grain, current);
    next.ifPresent(
        start -> {
          boolean other = store.rollUp(grain, start);
          save(grain, start, store.bucket(grain, start), other);
          periods++;
        });
    return next.isPresent();
  }

  private Bucket save(Grain grain, LocalDate start, Optional<Bucket> before, boolean other) {
    Instant now = operations.now();
    Bucket bucket =
        new Bucket(
            grain,
            start,
            now,
            grain.plus(start, 1).isAfter(lastFinal(now))
                ? Bucket.Status.PROVISIONAL
                : Bucket.Status.FINAL,
            before.map(known -> known.revision() + (other ? 1 : 0)).orElse(1L));
    store.save(bucket);
    return bucket;
  }

  /** Returns the last day such that everything that ended by its start is over for long enough. */
  private LocalDate lastFinal(Instant now) {
    return LocalDay.dateOf(now.minus(policy.finality()), policy.zone());
  }

  private void finish() {
    lock();
    LocalDate last = lastFinal(operations.now());
    store.finish(Grain.DAY, last);
    PERIODS.forEach(grain -> store.finish(grain, grain.startOf(last)));
  }
}
