package dev.fanfare.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.money.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOutputTest {
  @TempDir private Path directory;

  @Test
  void writesNumbersDatesAmountsAndQuotedText() throws IOException {
    Path file = directory.resolve("out.csv");
    CsvOutput.write(
        file,
        new String[] {"a", "b", "c", "d", "e"},
        out -> {
          out.row("Zoë, \"Z\"", 12L, LocalDate.of(2026, 1, 31), Money.of("-3.50", "USD"), null);
          out.row("x", 0, null, Money.of("1200", "JPY"), "two\nlines");
        });
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            a,b,c,d,e
            "Zoë, ""Z""\",12,2026-01-31,-3.50,
            x,0,,1200,"two
            lines"
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@cmd", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\")"})
  void letsNoTextBecomeAFormula(String text) throws IOException {
    Path file = directory.resolve("out.csv");
    CsvOutput.write(file, new String[] {"a", "b"}, out -> out.row("x", text));
    List<String> cells = new ArrayList<>();
    CsvInput.read(
        file, List.of("b"), new Rejections(), (r, b, o) -> {}, row -> cells.add(row.raw("b")));
    assertThat(cells).singleElement().asString().startsWith("'" + text.charAt(0));
  }

  @Test
  void leavesTheOldFileAsItWasWhenWritingFails() throws IOException {
    Path file = directory.resolve("out.csv");
    Files.writeString(file, "old");
    assertThatThrownBy(
            () ->
                CsvOutput.write(
                    file,
                    new String[] {"a"},
                    out -> {
                      out.row("new");
                      throw new IllegalStateException("broken off");
                    }))
        .hasMessage("broken off");
    assertThat(file).hasContent("old");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void saysWhichDirectoryCannotBeWrittenTo() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> CsvOutput.prepare(file))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("Could not write to " + file + ": it is not a directory");
    assertThatThrownBy(
            () ->
                CsvOutput.write(
                    directory.resolve("missing").resolve("out.csv"), new String[] {}, out -> {}))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageEndingWith("there is no such file or directory");
  }

  @Test
  void makesADirectoryAndAcceptsALinkToOne() throws IOException {
    Path made = directory.resolve("a").resolve("b");
    CsvOutput.prepare(made);
    assertThat(made).isEmptyDirectory();
    Path link = Files.createSymbolicLink(directory.resolve("link"), made);
    CsvOutput.prepare(link);
    assertThat(made).isEmptyDirectory();
  }
}
