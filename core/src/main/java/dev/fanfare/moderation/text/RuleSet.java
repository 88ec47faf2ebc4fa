package dev.fanfare.moderation.text;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules on text, as one version. Immutable. {@link #standard} has a few for a start; hosts add
 * their own in code, or in a file of the same form ({@code docs/moderation.md}).
 */
public final class RuleSet {
  private static final String STANDARD = "standard-rules.txt";

  private final String version;
  private final List<Rule> rules;
  private final RuleEngine engine;

  private RuleSet(String version, List<Rule> rules) {
    this.version = requireText("version", version, 128);
    this.rules = List.copyOf(rules);
    Set<String> ids = new HashSet<>();
    this.rules.forEach(rule -> require(ids.add(rule.id()), "rule '%s' comes twice", rule.id()));
    engine = new RuleEngine(this.rules);
  }

  /**
   * Returns a set of rules.
   *
   * @param version names it in every signal, 1 to 128 characters
   * @throws IllegalArgumentException if two rules share an id
   */
  public static RuleSet of(String version, List<Rule> rules) {
    return new RuleSet(version, rules);
  }

  /**
   * Returns the rules that come with the library: English, few, and certain rather than complete.
   */
  public static RuleSet standard() {
    return Standard.RULES;
  }

  /**
   * Reads rules from a file.
   *
   * @throws IllegalArgumentException if a line is not of the form, with its number
   * @throws UncheckedIOException if the file could not be read
   */
  public static RuleSet parse(Reader file) {
    BufferedReader lines = new BufferedReader(file);
    return RuleFile.read(lines.lines().toList());
  }

  /** Returns these rules and more, as a version of its own. */
  public RuleSet with(String newVersion, List<Rule> more) {
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(more);
    return new RuleSet(newVersion, all);
  }

  /**
   * Returns these rules without some, as a version of its own.
   *
   * @throws IllegalArgumentException if there is none of that id
   */
  public RuleSet without(String newVersion, String... ids) {
    List<Rule> rest = new ArrayList<>(rules);
    for (String id : ids) {
      require(rest.removeIf(rule -> rule.id().equals(id)), "there is no rule '%s'", id);
    }
    return new RuleSet(newVersion, rest);
  }

  /** Returns what names this set. */
  public String version() {
    return version;
  }

  /** Returns the rules. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * Returns what the rules find in a text, in the order of the rules; of each rule at most 20
   * stretches.
   */
  public Found find(NormalText text) {
    return engine.find(text);
  }

  @Override
  public String toString() {
    return "RuleSet[" + version + ", " + rules.size() + " rules]";
  }

  /**
   * What rules found.
   *
   * @param hits what matched
   * @param exhausted rules with a pattern that needed too many steps: what they say is not known
   */
  public record Found(List<Hit> hits, List<Rule> exhausted) {
    /** Copies the lists. */
    public Found {
      hits = List.copyOf(hits);
      exhausted = List.copyOf(exhausted);
    }
  }

  /**
   * A stretch of text that a rule matched.
   *
   * @param start where it begins in the text as it was given, in UTF-16 characters
   * @param end where it ends, exclusive
   */
  public record Hit(Rule rule, int start, int end) {}

  /** Read once, as it takes some tenths of a millisecond. */
  private static final class Standard {
    static final RuleSet RULES = read();

    private static RuleSet read() {
      try (InputStream file = RuleSet.class.getResourceAsStream(STANDARD)) {
        if (file == null) {
          throw new IllegalStateException("'%s' is not on the class path".formatted(STANDARD));
        }
        return parse(new InputStreamReader(file, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("Could not read '%s'".formatted(STANDARD), e);
      }
    }
  }
}
