package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the programs on the pages under docs the ones that tests run: those beside this one, in
 * persistence and in ai-client.
 */
class DocsTest {
  private static final Pattern REGION =
      Pattern.compile("(?ms)^ *// snippet: (?<name>[a-z0-9-]+)\n(?<text>.*?)^ *// end$");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?ms)^(?:<!-- snippet: (?<name>[a-z0-9-]+) -->\n)?```java\n(?<text>.*?)^```$");

  private static final Pattern FENCE = Pattern.compile("(?i)```+ *java\\b");

  private final Path root = Path.of(System.getProperty("fanfare.root", "none"));

  @Test
  void showsOnlyProgramsThatRun() throws IOException {
    assumeTrue(Files.isDirectory(root.resolve("docs")), "no docs under fanfare.root " + root);
    Map<String, String> snippets = snippets();
    var shown = new TreeSet<String>();
    for (Path page : files(root.resolve("docs"), ".md")) {
      String text = Files.readString(page);
      assertThat(FENCE.matcher(text).results().count())
          .as("blocks of Java on %s, all of them fenced at the margin", page)
          .isEqualTo(BLOCK.matcher(text).results().count());
      var blocks = BLOCK.matcher(text);
      while (blocks.find()) {
        String name = blocks.group("name");
        assertThat(name).as("name of the block on %s:\n%s", page, blocks.group("text")).isNotNull();
        assertThat(blocks.group("text"))
            .as("snippet '%s' on %s", name, page)
            .isEqualTo(snippets.get(name));
        shown.add(name);
      }
    }
    assertThat(shown).as("snippets that some page shows").isEqualTo(snippets.keySet());
  }

  private Map<String, String> snippets() throws IOException {
    Map<String, String> snippets = new TreeMap<>();
    List<Path> sources = files(root.resolve("core/src/test/java/dev/fanfare/docs"), ".java");
    sources.addAll(
        files(root.resolve("persistence/src/test/java/dev/fanfare/persistence/docs"), ".java"));
    sources.addAll(
        files(root.resolve("ai-client/src/test/java/dev/fanfare/ai/client/docs"), ".java"));
    for (Path source : sources) {
      var regions = REGION.matcher(Files.readString(source));
      while (regions.find()) {
        // Without the last line's end, which would count as a line that is not indented.
        String text = regions.group("text").stripTrailing().stripIndent() + "\n";
        String earlier = snippets.put(regions.group("name"), text);
        assertThat(earlier).as("another snippet '%s'", regions.group("name")).isNull();
      }
    }
    return snippets;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files.filter(file -> file.toString().endsWith(ending)).sorted().toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
