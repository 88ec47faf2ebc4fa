package dev.fanfare.persistence.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A page of docs with blocks of SQL, each under a comment with its name. */
final class SqlPage {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^<!-- sql: (?<name>[a-z-]+) -->\n```sql\n(?<text>.*?)^```$");

  private final String text;

  private SqlPage(String text) {
    this.text = text;
  }

  static SqlPage open(String name) {
    Path file = Path.of(System.getProperty("fanfare.root", "none"), "docs", name);
    assumeTrue(Files.exists(file), "no " + file);
    try {
      return new SqlPage(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  /** Returns how many blocks of SQL there are, named or not. */
  long blocks() {
    return Pattern.compile("(?m)^```sql$").matcher(text).results().count();
  }

  /** Returns the named blocks. */
  Map<String, String> sql() {
    Map<String, String> blocks = new TreeMap<>();
    var found = BLOCK.matcher(text);
    while (found.find()) {
      blocks.put(found.group("name"), found.group("text"));
    }
    return blocks;
  }
}
