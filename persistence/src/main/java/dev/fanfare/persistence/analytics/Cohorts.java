package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.Grain;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The cohorts whose users' return is counted in a bucket, as a table of a statement. */
final class Cohorts {
  private Cohorts() {}

  /** Returns a query of {@code cohort, cohort_end, later_by} with parameters for the days. */
  static String query(Grain grain) {
    List<Integer> offsets = grain.offsets();
    return IntStream.range(0, offsets.size())
        .mapToObj(
            i ->
                "(cast(:c%d as date), cast(:e%d as date), cast(%d as smallint))"
                    .formatted(i, i, offsets.get(i)))
        .collect(
            Collectors.joining(
                ", ", "(select * from (values ", ") v(cohort, cohort_end, later_by))"));
  }

  /** Returns the parameters, for a bucket of a start. */
  static Map<String, Object> values(Grain grain, LocalDate start) {
    Map<String, Object> values = new HashMap<>();
    values.put("grain", grain);
    for (int i = 0; i < grain.offsets().size(); i++) {
      LocalDate cohort = grain.plus(start, -grain.offsets().get(i));
      values.put("c" + i, cohort);
      values.put("e" + i, grain.plus(cohort, 1));
    }
    return values;
  }
}
