package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of the table in docs/threat-model.md names tests that are there. */
class ThreatModelDocsTest {
  private static final Pattern TEST =
      Pattern.compile("`([A-Z][A-Za-z]+Test)\\.([a-z][A-Za-z0-9]+)`");

  private final Path root = Path.of(System.getProperty("fanfare.root", "none"));

  @Test
  void namesTestsThatAreThere() throws IOException {
    Path page = root.resolve("docs/threat-model.md");
    assumeTrue(Files.isRegularFile(page), "no page " + page);
    Map<String, Path> sources;
    try (Stream<Path> files = Files.walk(root.resolve("core/src/test/java"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith("Test.java"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().replace(".java", ""),
                      file -> file,
                      (one, other) -> one));
    }
    List<String> rows = rows(Files.readString(page));

    assertThat(rows).hasSizeGreaterThan(30);
    for (String row : rows) {
      List<MatchResult> tests = TEST.matcher(row).results().toList();
      assertThat(tests).as("tests of %s", row).isNotEmpty();
      for (MatchResult test : tests) {
        assertThat(sources).containsKey(test.group(1));
        assertThat(Files.readString(sources.get(test.group(1))))
            .as(test.group())
            .containsPattern("(?m)^  void " + test.group(2) + "\\(");
      }
    }
  }

  /** The lines of the table under the mark, without its head and the lines that part it. */
  private static List<String> rows(String page) {
    String table = page.substring(page.indexOf("<!-- threats -->"));
    return table
        .lines()
        .skip(3)
        .takeWhile(line -> line.startsWith("|"))
        .filter(line -> !line.startsWith("| **"))
        .toList();
  }
}
