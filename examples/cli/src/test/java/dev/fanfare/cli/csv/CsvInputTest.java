package dev.fanfare.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvInputTest {
  @TempDir private Path directory;

  private final Rejections rejections = new Rejections();

  @Test
  void readsCellsOfQuotedAndPlainRows() throws IOException {
    assertThat(read("a,b,c\n1,,3\n\"x, y\",\"say \"\"hi\"\"\",Zoë\n"))
        .containsExactly("2|1||3", "3|x, y|say \"hi\"|Zoë");
    assertThat(rejections.count()).isZero();
  }

  @Test
  void readsWindowsLineEndsAByteOrderMarkAndALastLineWithoutEnd() throws IOException {
    assertThat(read("\uFEFFa,b,c\r\n1,2,3\r\n4,5,6")).containsExactly("2|1|2|3", "3|4|5|6");
  }

  @Test
  void readsALineBreakInAQuotedCellAndCountsPhysicalLines() throws IOException {
    assertThat(read("a,b,c\n1,\"two\nlines\",3\n4,5,6\n"))
        .containsExactly("2|1|two\nlines|3", "4|4|5|6");
  }

  @Test
  void passesOverEmptyLines() throws IOException {
    assertThat(read("a,b,c\n\n1,2,3\n\n")).containsExactly("3|1|2|3");
    assertThat(rejections.count()).isZero();
  }

  @Test
  void findsColumnsByNameInAnyOrder() throws IOException {
    assertThat(read("c,extra,b,a\n3,x,2,1\n")).containsExactly("2|1|2|3");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1,2; 2 columns instead of 3",
        "1,2,3,4; 4 columns instead of 3",
        "1,\"2,3; broken quoting: a quote is not closed, or text follows it",
        "1,\"2\"x,3; broken quoting: a quote is not closed, or text follows it",
      })
  void rejectsABadRowAndNoOther(String row, String reason) throws IOException {
    assertThat(read("a,b,c\n7,8,9\n" + row + "\n\"4\",\"5\",6\n1,2,3\n"))
        .containsExactly("2|7|8|9", "4|4|5|6", "5|1|2|3");
    assertThat(rejections.sorted()).containsExactly(new Rejection("rows.csv", 3, reason));
  }

  @Test
  void losesNoRowBelowAQuoteThatIsNeverClosed() throws IOException {
    var text = new StringBuilder("a,b,c\n1,\"open,3\n");
    List<String> expected = new ArrayList<>();
    for (int line = 3; line < 200; line++) {
      text.append(line % 3 == 0 ? "\"x\",y,z\n" : "x,y,z\n");
      expected.add(line + "|x|y|z");
    }
    assertThat(read(text.toString())).isEqualTo(expected);
    assertThat(rejections.sorted()).extracting(Rejection::line).containsExactly(2L);
  }

  @Test
  void losesNoRowBetweenAnUnopenedAndAnUnclosedQuote() throws IOException {
    // Together the broken lines look like one cell with line breaks, which would swallow what is
    // between them.
    assertThat(read("a,b,c\n1,\"open,3\n4,5,6\nx,close\",z\n7,8,9\n"))
        .containsExactly("3|4|5|6", "4|x|close\"|z", "5|7|8|9");
    assertThat(rejections.sorted()).extracting(Rejection::line).containsExactly(2L);
  }

  @Test
  void rejectsBytesThatAreNotUtf8AndNamesWhere() throws IOException {
    byte[] bytes = "a,b,c\n1,2,3\nZo?,2,3\n4,5,6\n".getBytes(StandardCharsets.UTF_8);
    bytes[indexOf(bytes, '?')] = (byte) 0xe9;
    assertThat(read(bytes)).containsExactly("2|1|2|3", "4|4|5|6");
    assertThat(rejections.sorted())
        .containsExactly(new Rejection("rows.csv", 3, "not valid UTF-8 at byte 3 of the line"));
  }

  @Test
  void rejectsALineTooLongForMemory() throws IOException {
    String endless = "x".repeat(10_000_000);
    assertThat(read("a,b,c\n" + endless + ",2,3\n4,5,6\n")).containsExactly("3|4|5|6");
    assertThat(rejections.sorted())
        .containsExactly(new Rejection("rows.csv", 2, "the line is longer than 65536 bytes"));
  }

  @Test
  void readsGzipWhateverTheFileIsCalled() throws IOException {
    assertThat(read(gzip("a,b,c\n1,2,3\n"))).containsExactly("2|1|2|3");
  }

  @Test
  void keepsTheRowsBeforeTheBreakOfACompressedFile() throws IOException {
    var text = new StringBuilder("a,b,c\n");
    var random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(",").append(random.nextLong()).append(",x\n");
    }
    byte[] whole = gzip(text.toString());

    List<String> rows = read(Arrays.copyOf(whole, whole.length / 2));

    assertThat(rows).hasSizeBetween(8_000, 12_000);
    assertThat(rows.get(rows.size() - 1))
        .as("the last row before the break is whole")
        .isEqualTo(lineOf(text, rows.size() + 1));
    assertThat(rejections.sorted()).hasSize(1);
    Rejection broken = rejections.sorted().get(0);
    assertThat(broken.line()).as("the line in which it breaks").isEqualTo(rows.size() + 2);
    assertThat(broken.reason())
        .startsWith("the compressed file is damaged or ends early here")
        .contains("Unexpected end of ZLIB input stream");
  }

  @Test
  void keepsTheRowsOfACompressedFileWithAWrongChecksum() throws IOException {
    byte[] bytes = gzip("a,b,c\n1,2,3\n");
    bytes[bytes.length - 8] ^= 1;
    assertThat(read(bytes)).containsExactly("2|1|2|3");
    assertThat(rejections.sorted()).extracting(Rejection::line).containsExactly(3L);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a,b; its header has no column 'c'; the first line is 'a,b'",
        "1,2,3; its header has no column 'a'",
        "a,b,c,a; its header names column 'a' twice",
        "a,b,\"c; the quotes of its first line are broken",
        "``; it is empty",
      })
  void refusesAFileWithoutTheColumns(String header, String why) {
    assertThatThrownBy(() -> read(header.isEmpty() ? "" : header + "\n1,2,3\n"))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageStartingWith("Could not read " + directory.resolve("rows.csv") + ": ")
        .hasMessageContaining(why);
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path missing = directory.resolve("missing.csv");
    assertThatThrownBy(
            () -> CsvInput.read(missing, List.of(), rejections, (r, b, o) -> {}, r -> {}))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("Could not read " + missing + ": there is no such file or directory");
  }

  @Property(tries = 1000)
  void takesAnyBytesWithoutFailing(@ForAll byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fanfare", ".csv");
    try {
      byte[] header = "a,b,c\n".getBytes(StandardCharsets.UTF_8);
      byte[] all = Arrays.copyOf(header, header.length + bytes.length);
      System.arraycopy(bytes, 0, all, header.length, bytes.length);
      Files.write(file, all);
      var rejected = new Rejections();
      var good = new ArrayList<CsvRow>();
      long rows = CsvInput.read(file, List.of("a"), rejected, (r, b, o) -> {}, good::add);
      assertThat(good.size() + (long) rejected.count()).isEqualTo(rows);
    } finally {
      Files.delete(file);
    }
  }

  private List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads columns a, b and c of every row, each as {@code line|a|b|c}. */
  private List<String> read(byte[] bytes) throws IOException {
    Path file = directory.resolve("rows.csv");
    Files.write(file, bytes);
    List<String> rows = new ArrayList<>();
    CsvInput.read(
        file,
        List.of("a", "b", "c"),
        rejections,
        (read, done, of) -> {},
        row -> rows.add(row.line() + "|" + row.raw("a") + "|" + row.raw("b") + "|" + row.raw("c")));
    return rows;
  }

  private static String lineOf(CharSequence text, int number) {
    return number + "|" + text.toString().split("\n")[number - 1].replace(',', '|');
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static int indexOf(byte[] bytes, char wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    throw new AssertionError("no " + wanted);
  }
}
