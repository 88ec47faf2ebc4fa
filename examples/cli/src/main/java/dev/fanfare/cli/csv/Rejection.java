package dev.fanfare.cli.csv;

import java.util.Comparator;

/**
 * A row that was left out.
 *
 * @param file the file's name
 * @param line the physical line on which the row begins, from 1, in the decompressed file
 * @param reason why
 */
public record Rejection(String file, long line, String reason) implements Comparable<Rejection> {
  private static final Comparator<Rejection> ORDER =
      Comparator.comparing(Rejection::file)
          .thenComparingLong(Rejection::line)
          .thenComparing(Rejection::reason);

  @Override
  public int compareTo(Rejection other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
