package dev.fanfare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs {@code fanfare run} and reads what it wrote. */
final class Runs {
  /** What is computed from facts alone, in whichever pieces they came. */
  static final List<String> FIGURES =
      List.of(
          "creator_earnings.csv",
          "creator_metrics.csv",
          "daily_analytics.csv",
          "forecast.csv",
          "gift_analytics.csv",
          "retention_daily.csv",
          "retention_monthly.csv",
          "revenue_breakdown.csv");

  private Runs() {}

  /**
   * Runs files and returns every file that was written, by its name.
   *
   * @param url the database, null for none
   */
  static Map<String, String> run(Path data, @Nullable String url) throws IOException {
    Path out = Files.createTempDirectory("fanfare-run");
    try {
      execute(arguments(data, out, url));
      return written(out);
    } finally {
      delete(out);
    }
  }

  /** Executes a command that must not complain. */
  static void execute(String... arguments) {
    var err = new StringWriter();
    int exitCode =
        FanfareCli.execute(
            FanfareCli.commandLine()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(err, true)),
            arguments);
    assertThat(err.toString()).isEmpty();
    assertThat(exitCode).isZero();
  }

  static String[] arguments(Path data, Path out, @Nullable String url) {
    List<String> files = List.of("run", "--data", data.toString(), "--out", out.toString());
    return Stream.concat(files.stream(), url == null ? Stream.of() : Stream.of("--jdbc-url", url))
        .toArray(String[]::new);
  }

  private static Map<String, String> written(Path out) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        contents.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    assertThat(contents).containsKeys(FIGURES.toArray(String[]::new)).hasSize(11);
    return contents;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** Compares files by name, and does not print them: they may be long. */
  static void assertSame(Map<String, String> actual, Map<String, String> expected) {
    assertSame(actual, expected, List.copyOf(expected.keySet()));
  }

  static void assertSame(
      Map<String, String> actual, Map<String, String> expected, List<String> names) {
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(firstDifference(actual.get(name), expected.get(name)))
                    .as(name)
                    .isNull());
  }

  private static @Nullable String firstDifference(@Nullable String actual, String expected) {
    if (expected.equals(actual)) {
      return null;
    }
    List<String> lines = actual == null ? List.of() : actual.lines().toList();
    List<String> wanted = expected.lines().toList();
    int at = 0;
    while (at < lines.size() && at < wanted.size() && lines.get(at).equals(wanted.get(at))) {
      at++;
    }
    return "line %d is %s, not %s".formatted(at + 1, line(lines, at), line(wanted, at));
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at) : "the end";
  }
}
