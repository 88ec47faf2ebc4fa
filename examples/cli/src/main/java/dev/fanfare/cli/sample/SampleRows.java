package dev.fanfare.cli.sample;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/**
 * Puts rows into the order of a real export: by time, except for some that arrive days late and
 * some that were sent twice. Holds the days that are not over.
 */
final class SampleRows {
  static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private static final int LATE_PER_MILLE = 8;
  private static final int REPEATED_PER_MILLE = 3;

  private record Row(String order, List<Object> cells) {}

  /** Rows by the day on which they are exported; days are looked up, never walked. */
  private final Map<Integer, List<Row>> onTime = new HashMap<>();

  private final Map<Integer, List<Row>> late = new HashMap<>();
  private final SampleRandom random;
  private final int days;

  SampleRows(SampleRandom random, int days) {
    this.random = random;
    this.days = days;
  }

  /** Returns an id such as {@code g0000012}, with the same digits in every locale. */
  static String id(char prefix, int number) {
    return String.format(Locale.ROOT, "%c%07d", prefix, number);
  }

  /**
   * Adds a row.
   *
   * @param day when it belongs
   * @param order what rows of a day are sorted by
   */
  void add(int day, String order, List<Object> cells) {
    var row = new Row(order, cells);
    if (random.perMille(LATE_PER_MILLE)) {
      later(day, row);
    } else {
      onTime.computeIfAbsent(day, d -> new ArrayList<>()).add(row);
    }
    if (random.perMille(REPEATED_PER_MILLE)) {
      later(day, row);
    }
  }

  private void later(int day, Row row) {
    int arrival = Math.min(day + random.between(0, 4), days - 1);
    late.computeIfAbsent(arrival, d -> new ArrayList<>()).add(row);
  }

  /** Writes the rows of a day to which nothing is added any more. */
  void write(int day, Writer writer) throws IOException {
    List<Row> rows = onTime.remove(day);
    List<Row> ordered = rows == null ? new ArrayList<>() : rows;
    ordered.sort(Comparator.comparing(Row::order));
    List<Row> added = late.remove(day);
    if (added != null) {
      added.forEach(row -> ordered.add(random.below(ordered.size() + 1), row));
    }
    for (Row row : ordered) {
      FORMAT.printRecord(writer, row.cells().toArray());
    }
  }
}
