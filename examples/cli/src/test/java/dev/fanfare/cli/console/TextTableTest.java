package dev.fanfare.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void alignsTextLeftAndNumbersRight() {
    var table =
        new TextTable()
            .text("Tier")
            .number("Creators")
            .text("Badge")
            .row("gold", "1,204", "x")
            .row("platinum", "7", "");
    assertThat(printed(table))
        .isEqualTo(
            """
              Tier      Creators  Badge
              --------  --------  -----
              gold         1,204  x
              platinum         7
            """);
  }

  @Test
  void leavesOutEmptyColumnNames() {
    var table = new TextTable().text("").number("").row("gross", "12.50").row("fee", "0.31");
    assertThat(printed(table)).isEqualTo("  gross  12.50\n  fee     0.31\n");
  }

  @Test
  void countsTheColumnsOfTheTerminalNotCharacters() {
    // Two wide characters, and an e with its accent as a character of its own.
    var table =
        new TextTable().text("").number("").row("灯籠", "1").row("Ze\u0301", "2").row("abcd", "3");
    assertThat(printed(table)).isEqualTo("  灯籠  1\n  Ze\u0301    2\n  abcd  3\n");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> new TextTable().text("a").row("1", "2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row needs 1 cells, was 2");
  }

  private static String printed(TextTable table) {
    var text = new StringWriter();
    table.print(new PrintWriter(text, true), '-');
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
