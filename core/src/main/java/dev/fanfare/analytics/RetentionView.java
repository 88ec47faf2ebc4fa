package dev.fanfare.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts cohorts and who came back of them together. */
final class RetentionView {
  private final RollupStore store;
  private final Buckets buckets;

  RetentionView(RollupStore store, Buckets buckets) {
    this.store = store;
    this.buckets = buckets;
  }

  RetentionTable table(Grain grain, RetentionMode mode, DayRange range, LocalDate today) {
    List<CohortCell> cells =
        mode == RetentionMode.ON ? store.cohorts(grain, range) : store.lastingCohorts(grain, range);
    TreeMap<LocalDate, Map<Integer, Long>> counts = new TreeMap<>();
    for (CohortCell cell : cells) {
      counts.computeIfAbsent(cell.cohort(), c -> new HashMap<>()).put(cell.offset(), cell.users());
    }
    Set<LocalDate> over = over(grain, range, today);
    List<Cohort> cohorts = new ArrayList<>();
    counts.forEach(
        (start, users) -> {
          List<Cohort.Cell> own = new ArrayList<>();
          for (int offset : grain.offsets()) {
            if (over.contains(grain.plus(start, offset))) {
              own.add(new Cohort.Cell(offset, users.getOrDefault(offset, 0L)));
            }
          }
          long size = users.getOrDefault(0, 0L);
          if (size > 0 && over.contains(start)) {
            cohorts.add(new Cohort(start, size, own));
          }
        });
    return new RetentionTable(
        buckets.freshness(grain, range, today, buckets.in(grain, range)),
        grain,
        mode,
        range,
        cohorts);
  }

  /** Returns the buckets that cells of a range's cohorts are of, as far as over and computed. */
  private Set<LocalDate> over(Grain grain, DayRange range, LocalDate today) {
    int last = grain.offsets().get(grain.offsets().size() - 1);
    LocalDate to = grain.plus(range.to(), last);
    LocalDate current = grain.startOf(today);
    Set<LocalDate> over = new HashSet<>();
    for (Bucket bucket : buckets.in(grain, new DayRange(range.from(), to))) {
      if (bucket.start().isBefore(current)) {
        over.add(bucket.start());
      }
    }
    return over;
  }
}
