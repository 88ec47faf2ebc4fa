package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class FanfareCliTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void endsWith0WhenDone() {
    assertThat(run("sample", "--out", directory.toString(), "--creators", "3", "--days", "2"))
        .isZero();
    assertThat(out.toString()).startsWith("Wrote a platform of 3 creators over 2 days to ");
    assertThat(err.toString()).isEmpty();
    assertThat(directory).isDirectoryContaining("glob:**/gifts.csv.gz");
  }

  @Test
  void endsWith2AndASuggestionForAnUnknownOption() {
    assertThat(run("sample", "--ouut", directory.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("Unknown option", "--ouut", "--out", "Try 'fanfare sample --help'.")
        .doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void endsWith2AndASuggestionForAnUnknownCommand() {
    assertThat(run("smaple")).isEqualTo(2);
    assertThat(err.toString()).contains("smaple", "sample");
  }

  @Test
  void endsWith2WithoutACommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required subcommand");
  }

  @Test
  void endsWith2ForAValueOutOfRange() {
    assertThat(run("sample", "--out", directory.toString(), "--days", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("days must be 1 to 3650, was 0");
    assertThat(run("sample", "--out", directory.toString(), "--days", "many")).isEqualTo(2);
    assertThat(err.toString()).contains("--days", "many");
  }

  @Test
  void endsWith1AndNamesADirectoryThatCannotBeWrittenTo() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThat(run("sample", "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("Could not write to " + file)
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  @Test
  void showsTheStackTraceOnlyForDebug() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThat(run("sample", "--debug", "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("UnusableFileException", "\tat ");
  }

  @Test
  void namesXmxWhenTheMemoryIsUsedUp() {
    assertThat(run("hungry")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("fanfare: out of memory; the Java heap ends at ")
        .contains("-Xmx")
        .doesNotContain("\tat ")
        .hasLineCount(1);
    err.getBuffer().setLength(0);
    assertThat(run("hungry", "--in-a-thread")).isEqualTo(1);
    assertThat(err.toString()).contains("-Xmx").hasLineCount(1);
    assertThat(run("--debug", "hungry")).isEqualTo(1);
    assertThat(err.toString()).contains("OutOfMemoryError", "\tat ");
  }

  @Command(name = "hungry")
  private static final class Hungry implements Callable<Integer> {
    @Option(names = "--in-a-thread")
    private boolean inAThread;

    @Override
    public Integer call() {
      var error = new OutOfMemoryError("Java heap space");
      if (inAThread) {
        throw new IllegalStateException(error);
      }
      throw error;
    }
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("sample", "Exit codes:", "rejected.csv");
    assertThat(run("sample", "--help")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("fanfare (built from sources)");
  }

  private int run(String... args) {
    return FanfareCli.execute(
        FanfareCli.commandLine()
            .addSubcommand(new Hungry())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true)),
        args);
  }
}
