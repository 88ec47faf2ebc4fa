package dev.fanfare.analytics;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Sparks by how many gifts of them were sent, each in every asset, the most first.
 *
 * @param allSends how many gifts of all sparks were sent, also of those that are not listed
 */
public record TopSparks(Freshness freshness, DayRange range, long allSends, List<SparkTotal> sparks)
    implements Serializable {
  public TopSparks {
    sparks = List.copyOf(sparks);
  }

  /** Returns a spark's part of all gifts, empty if there was none. */
  public Optional<Ratio> popularity(SparkTotal spark) {
    return Ratio.of(spark.sends(), allSends);
  }
}
