package dev.fanfare.cli.csv;

import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes a CSV file that is whole or absent: rows go to a file beside it, which takes its place at
 * the end.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay
 * numbers.
 */
public final class CsvOutput {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final Writer writer;

  private CsvOutput(Writer writer) {
    this.writer = writer;
  }

  /**
   * Makes sure that a directory is there and can be written to.
   *
   * @throws UnusableFileException if it is not
   */
  public static void prepare(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      Files.delete(Files.createTempFile(directory, ".fanfare", ".tmp"));
    } catch (IOException e) {
      throw new UnusableFileException("Could not write to", directory, e);
    }
  }

  /**
   * Writes a file, compressed if its name ends in {@code .gz}.
   *
   * @param rows writes the rows below the header
   * @throws UnusableFileException if that fails; what the file held before is then untouched
   */
  public static void write(Path file, String[] header, Consumer<CsvOutput> rows) {
    replace(
        file,
        temporary -> {
          try (Writer writer = writer(temporary, file.toString().endsWith(".gz"))) {
            FORMAT.printRecord(writer, (Object[]) header);
            rows.accept(new CsvOutput(writer));
          }
        });
  }

  private static Writer writer(Path file, boolean compressed) throws IOException {
    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    // Without a time in its header: the same rows give the same bytes.
    OutputStream bytes = compressed ? new GZIPOutputStream(out, 1 << 16) : out;
    return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
  }

  /** Writes to a path. */
  @FunctionalInterface
  public interface Writing {
    void to(Path path) throws IOException;
  }

  /**
   * Replaces a file by what is written to another path beside it, at once.
   *
   * @throws UnusableFileException if that fails; what the file held before is then untouched
   */
  public static void replace(Path file, Writing writing) {
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        writing.to(temporary);
        move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (UncheckedIOException e) {
      throw new UnusableFileException("Could not write", file, requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw new UnusableFileException("Could not write", file, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Writes a row.
   *
   * @param cells text, numbers, dates, amounts (without their currency), or null for an empty cell
   */
  public void row(@Nullable Object... cells) {
    Object[] texts = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      texts[i] = text(cells[i]);
    }
    try {
      FORMAT.printRecord(writer, texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(@Nullable Object cell) {
    if (cell instanceof Money money) {
      return money.toDecimal().toPlainString();
    }
    if (cell instanceof BigDecimal number) {
      // Without an exponent, which not every reader knows.
      return number.toPlainString();
    }
    if (cell instanceof CharSequence) {
      return harmless(cell.toString());
    }
    return cell == null ? "" : cell.toString();
  }

  /** Returns text that no spreadsheet takes for a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
