package dev.fanfare.moderation.text;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules from lines: {@code version}, then for each rule {@code rule id CATEGORY SEVERITY
 * confidence} and below it what it looks for ({@code any}, {@code group} and {@code need}, {@code
 * scan}, {@code host}, {@code pattern}). Empty lines and lines that begin with {@code #} are left
 * out.
 */
final class RuleFile {
  private final List<Rule> rules = new ArrayList<>();
  private @Nullable String version;
  private Rule.@Nullable Builder rule;
  private final List<String> any = new ArrayList<>();
  private final List<List<String>> groups = new ArrayList<>();
  private int need;
  private int number;
  private int begun;

  private RuleFile() {}

  static RuleSet read(List<String> lines) {
    RuleFile file = new RuleFile();
    try {
      for (String line : lines) {
        file.number++;
        file.line(line.strip());
      }
      file.end();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line %d: %s".formatted(file.number, e.getMessage()), e);
    }
    String version = file.version;
    if (version == null) {
      throw new IllegalArgumentException("there is no line 'version …'");
    }
    return RuleSet.of(version, file.rules);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String word = line.split("\\s+", 2)[0];
    String rest = line.substring(word.length()).strip();
    switch (word) {
      case "version" -> version = rest;
      case "rule" -> begin(rest.split("\\s+"));
      case "any" -> below(() -> any.addAll(list(rest)));
      case "group" -> below(() -> groups.add(list(rest)));
      case "need" -> below(() -> need = Integer.parseInt(rest));
      case "scan" -> scan(rest.split("\\s+"));
      case "host" -> current().hosts(list(rest).toArray(String[]::new));
      case "pattern" -> pattern(rest);
      default -> throw new IllegalArgumentException("'%s' is no word of a rule".formatted(word));
    }
  }

  private void begin(String[] parts) {
    end();
    if (parts.length != 4) {
      throw new IllegalArgumentException("a rule is 'rule id CATEGORY SEVERITY confidence'");
    }
    begun = number;
    rule =
        Rule.builder(
            parts[0],
            Category.valueOf(parts[1]),
            Severity.valueOf(parts[2]),
            Double.parseDouble(parts[3]));
  }

  private void end() {
    Rule.Builder builder = rule;
    if (builder != null) {
      if (!any.isEmpty()) {
        builder.matching(new Rule.Matcher.Phrases(any));
      }
      if (!groups.isEmpty()) {
        builder.together(need == 0 ? groups.size() : need, groups);
      }
      int here = number;
      number = begun; // what is wrong with a rule as a whole is said of its first line
      rules.add(builder.build());
      number = here;
      rule = null;
    }
    any.clear();
    groups.clear();
    need = 0;
  }

  private void scan(String[] parts) {
    int atLeast = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
    current().scan(Scan.valueOf(parts[0]), atLeast);
  }

  private void pattern(String text) {
    try {
      current().pattern(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not a pattern: " + e.getDescription(), e);
    }
  }

  private void below(Runnable line) {
    current();
    line.run();
  }

  private Rule.Builder current() {
    Rule.Builder builder = rule;
    if (builder == null) {
      throw new IllegalArgumentException("this belongs below a line 'rule …'");
    }
    return builder;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }
}
