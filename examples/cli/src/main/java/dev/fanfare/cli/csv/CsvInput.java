package dev.fanfare.cli.csv;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file with a header, plain or gzip, holding one row at a time. A row that cannot be
 * read costs itself alone: a quote that is never closed does not swallow the rows below it.
 */
public final class CsvInput {
  /** How many lines one row may span, through line breaks in quoted cells. */
  private static final int MAX_LINES_OF_ROW = 16;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  /** Hears how far reading has come. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called every few thousand rows.
     *
     * @param rows rows read so far
     * @param bytes bytes read so far, as the file is stored
     * @param ofBytes the file's size
     */
    void at(long rows, long bytes, long ofBytes);
  }

  private final Path file;
  private final String name;
  private final PhysicalLines lines;
  private final Rejections rejections;
  private final Deque<PhysicalLines.Line> putBack = new ArrayDeque<>();

  private CsvInput(Path file, InputStream in, Rejections rejections) {
    this.file = file;
    this.name = String.valueOf(file.getFileName());
    this.lines = new PhysicalLines(in);
    this.rejections = rejections;
  }

  /**
   * Hands every readable row to a reader, in file order.
   *
   * @param required columns that the header must have; it may have others, in any order
   * @param rejections gets each row that cannot be read, or for which the reader throws {@link
   *     BadRowException}
   * @return how many rows there were, rejected ones too
   * @throws UnusableFileException if the file cannot be read at all or lacks a required column
   */
  public static long read(
      Path file,
      List<String> required,
      Rejections rejections,
      Progress progress,
      Consumer<CsvRow> reader) {
    try (var raw = new Counting(Files.newInputStream(file))) {
      InputStream in = plain(raw);
      return new CsvInput(file, in, rejections)
          .readAll(required, reader, rows -> progress.at(rows, raw.count, size(file)));
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", file, e);
    }
  }

  /**
   * Hands every line of a file that is no table to a reader, in order, those too that cannot be
   * read.
   *
   * @param mostBytes the longest line that is read
   * @return how many lines there were
   * @throws UnusableFileException if the file cannot be read at all
   */
  public static long lines(
      Path file, int mostBytes, Progress progress, Consumer<PhysicalLines.Line> reader) {
    try (var raw = new Counting(Files.newInputStream(file))) {
      var lines = new PhysicalLines(plain(raw), mostBytes);
      long count = 0;
      PhysicalLines.Line line;
      while ((line = lines.next()) != null) {
        reader.accept(line);
        if (++count % 1024 == 0) {
          progress.at(count, raw.count, size(file));
        }
      }
      return count;
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", file, e);
    }
  }

  /**
   * Returns the names of a file's columns.
   *
   * @throws UnusableFileException if the file cannot be read at all or has no header
   */
  public static Set<String> columns(Path file) {
    try (InputStream raw = Files.newInputStream(file)) {
      return Set.copyOf(
          new CsvInput(file, plain(raw), new Rejections()).header(List.of()).keySet());
    } catch (IOException e) {
      throw new UnusableFileException("Could not read", file, e);
    }
  }

  /** Decides by the first bytes, not by the name, whether the file is compressed. */
  private static InputStream plain(InputStream raw) throws IOException {
    var in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private long readAll(List<String> required, Consumer<CsvRow> reader, Consumer<Long> progress)
      throws IOException {
    Map<String, Integer> header = header(required);
    long rows = 0;
    PhysicalLines.Line line;
    while ((line = nextLine()) != null) {
      if (line.problem() == null && line.text().isEmpty()) {
        continue;
      }
      if (++rows % 4096 == 0) {
        progress.accept(rows);
      }
      try {
        reader.accept(new CsvRow(line.number(), header, cells(line, header.size())));
      } catch (BadRowException e) {
        rejections.add(name, line.number(), String.valueOf(e.getMessage()));
      }
    }
    return rows;
  }

  private PhysicalLines.@Nullable Line nextLine() throws IOException {
    PhysicalLines.Line line = putBack.poll();
    return line != null ? line : lines.next();
  }

  private Map<String, Integer> header(List<String> required) throws IOException {
    PhysicalLines.Line line = lines.next();
    if (line == null) {
      throw unusable("it is empty; its first line must name the columns " + required);
    }
    if (line.problem() != null) {
      throw unusable("its first line cannot be read: " + line.problem());
    }
    // Spreadsheets like to begin a UTF-8 file with a byte order mark.
    String text = line.text().startsWith("\uFEFF") ? line.text().substring(1) : line.text();
    String[] names = text.indexOf('"') < 0 ? split(text) : parse(text);
    if (names == null) {
      throw unusable("the quotes of its first line are broken");
    }
    Map<String, Integer> header = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (header.putIfAbsent(names[i].strip(), i) != null) {
        throw unusable("its header names column %s twice".formatted(PlainText.shown(names[i])));
      }
    }
    for (String column : required) {
      if (!header.containsKey(column)) {
        throw unusable(
            "its header has no column '%s'; the first line is %s"
                .formatted(column, PlainText.shown(text)));
      }
    }
    return header;
  }

  private UnusableFileException unusable(String why) {
    return new UnusableFileException("Could not read %s: %s".formatted(file, why));
  }

  /**
   * Returns the cells of the row that begins on a line.
   *
   * @throws BadRowException if there is no such row; lines after the first then count as rows of
   *     their own
   */
  private String[] cells(PhysicalLines.Line first, int columns) throws IOException {
    if (first.problem() != null) {
      throw new BadRowException(first.problem());
    }
    String[] cells =
        first.text().indexOf('"') < 0 ? split(first.text()) : quoted(first.text(), columns);
    if (cells.length != columns) {
      throw new BadRowException("%d columns instead of %d".formatted(cells.length, columns));
    }
    return cells;
  }

  private static String[] split(String text) {
    return text.split(",", -1);
  }

  private String[] quoted(String first, int columns) throws IOException {
    String[] cells = parse(first);
    if (cells != null) {
      return cells;
    }
    // Perhaps a cell holds line breaks. Look ahead, and give back what turns out not to belong to
    // this row.
    List<PhysicalLines.Line> taken = new ArrayList<>();
    var text = new StringBuilder(first);
    while (taken.size() < MAX_LINES_OF_ROW - 1 && text.length() < PhysicalLines.MAX_BYTES) {
      PhysicalLines.Line line = nextLine();
      if (line == null) {
        break;
      }
      taken.add(line);
      if (line.problem() != null) {
        break;
      }
      text.append('\n').append(line.text());
      // Only a quote can close a quote.
      cells = line.text().indexOf('"') < 0 ? null : parse(text.toString());
      if (cells != null) {
        if (cells.length == columns && !hidesRow(taken, columns)) {
          return cells;
        }
        break;
      }
    }
    for (int i = taken.size() - 1; i >= 0; i--) {
      putBack.addFirst(taken.get(i));
    }
    throw new BadRowException("broken quoting: a quote is not closed, or text follows it");
  }

  /**
   * Returns whether a line within a cell would be a row of its own. Then one row lacks a closing
   * quote and a later one an opening quote, and what looks like a cell with line breaks is the rows
   * between them.
   */
  private static boolean hidesRow(List<PhysicalLines.Line> lines, int columns) {
    for (PhysicalLines.Line line : lines) {
      String[] cells = parse(line.text());
      if (cells != null && cells.length == columns) {
        return true;
      }
    }
    return false;
  }

  /** Returns the cells of text that is exactly one record, else null. */
  private static String @Nullable [] parse(String text) {
    try (var parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.get(0).values() : null;
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }

  /** Counts what is read of a file. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      count += Math.max(n, 0);
      return n;
    }
  }
}
