package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many users came back, by cohort.
 *
 * @param freshness of the buckets that the cohorts begin in
 * @param mode what counts as having come back
 * @param cohorts every cohort that is over and has a user, by start
 */
public record RetentionTable(
    Freshness freshness, Grain grain, RetentionMode mode, DayRange range, List<Cohort> cohorts)
    implements Serializable {
  public RetentionTable {
    cohorts = List.copyOf(cohorts);
  }

  /** Returns the offsets that the columns stand for. */
  public List<Integer> offsets() {
    return grain.offsets();
  }

  /**
   * Returns the mean over all cohorts that are old enough, weighted by their sizes; empty if none
   * is.
   *
   * @throws IllegalArgumentException if the offset is none of {@link #offsets}
   */
  public Optional<Ratio> mean(int offset) {
    require(offsets().contains(offset), "offset must be one of %s, was %d", offsets(), offset);
    long users = 0;
    long sizes = 0;
    for (Cohort cohort : cohorts) {
      OptionalLong retained = cohort.retained(offset);
      if (retained.isPresent()) {
        users += retained.getAsLong();
        sizes += cohort.size();
      }
    }
    return Ratio.of(users, sizes);
  }
}
