package dev.fanfare.cli.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows that were left out. */
public final class Rejections {
  /** The columns of {@code rejected.csv}. */
  public static final String[] HEADER = {"file", "line", "reason"};

  private final List<Rejection> all = new ArrayList<>();

  public void add(String file, long line, String reason) {
    all.add(new Rejection(file, line, reason));
  }

  /** Returns whether a file broke off, so that more than single rows is missing. */
  public boolean lostTheRestOfAFile() {
    return all.stream().anyMatch(rejection -> losesTheRest(rejection.reason()));
  }

  /** Returns whether a reason says that not a row but the rest of a file is lost. */
  public static boolean losesTheRest(String reason) {
    return reason.startsWith(PhysicalLines.DAMAGED);
  }

  public int count() {
    return all.size();
  }

  /** Returns them by file and line. */
  public List<Rejection> sorted() {
    return all.stream().sorted().toList();
  }

  /**
   * Writes them to a CSV file, which has only a header if there are none.
   *
   * @throws UnusableFileException if that fails
   */
  public void write(Path file) {
    CsvOutput.write(
        file,
        HEADER,
        out ->
            sorted()
                .forEach(
                    rejection -> out.row(rejection.file(), rejection.line(), rejection.reason())));
  }

  /** Returns what a stranger wrote, in quotes, short enough and harmless for a log line. */
  public static String shown(String value) {
    return PlainText.shown(value);
  }
}
