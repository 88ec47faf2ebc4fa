package dev.fanfare.moderation.text;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A rule on text: what it looks for, and what it says if it finds that. Immutable.
 *
 * @param id names the rule in evidence, 1 to 64 characters
 * @param severity LOW or worse
 * @param confidence how sure the rule is, 0 to 1
 * @param matchers what it looks for; any of them will do
 */
public record Rule(
    String id, Category category, Severity severity, double confidence, List<Matcher> matchers) {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Rule {
    requireText("rule id", id, 64);
    requireNonNull(category, "category");
    require(severity.atLeast(Severity.LOW), "severity must be LOW or worse, was %s", severity);
    require(confidence >= 0 && confidence <= 1, "confidence must be 0 to 1, was %s", confidence);
    matchers = List.copyOf(matchers);
    require(!matchers.isEmpty(), "rule '%s' looks for nothing", id);
  }

  /** Starts a rule. */
  public static Builder builder(
      String id, Category category, Severity severity, double confidence) {
    return new Builder(id, category, severity, confidence);
  }

  /** What a rule looks for. */
  public sealed interface Matcher {
    /**
     * Words and phrases, compared as wholes, whatever their case, accents and usual disguises. A
     * phrase that ends in {@code +} stands for the forms with an English ending too.
     */
    record Phrases(List<String> phrases) implements Matcher {
      /**
       * @throws IllegalArgumentException if there is none, or one has no letter or digit
       */
      public Phrases {
        phrases = checked(phrases);
      }
    }

    /**
     * Several groups of words and phrases, of which some are found together.
     *
     * @param atLeast of how many groups something must be there
     */
    record Together(int atLeast, List<List<String>> groups) implements Matcher {
      /**
       * @throws IllegalArgumentException if there are fewer groups than must be found
       */
      public Together {
        List<List<String>> copy = new ArrayList<>();
        groups.forEach(group -> copy.add(checked(group)));
        groups = List.copyOf(copy);
        requireRange("atLeast", atLeast, 1, groups.size());
      }
    }

    /**
     * Something that is scanned for.
     *
     * @param atLeast how often it must be there, 1 to 1000
     */
    record Scanned(Scan scan, int atLeast) implements Matcher {
      /**
       * @throws IllegalArgumentException if the number is out of range
       */
      public Scanned {
        requireNonNull(scan, "scan");
        requireRange("atLeast", atLeast, 1, 1_000);
      }
    }

    /** Links to hosts: these names and all below them. */
    record Hosts(List<String> names) implements Matcher {
      /**
       * @throws IllegalArgumentException if there is none
       */
      public Hosts {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        require(!names.isEmpty(), "names must not be empty");
      }
    }

    /**
     * A pattern, for what the others cannot say. It gets a number of steps in proportion to the
     * text; a text on which it needs more is held.
     */
    record Expression(Pattern pattern) implements Matcher {
      /** Checks that nothing is missing. */
      public Expression {
        requireNonNull(pattern, "pattern");
      }
    }

    private static List<String> checked(List<String> phrases) {
      List<String> copy = List.copyOf(phrases);
      require(!copy.isEmpty(), "phrases must not be empty");
      copy.forEach(
          phrase ->
              require(
                  phrase.codePoints().anyMatch(Character::isLetterOrDigit),
                  "a phrase must have a letter or a digit"));
      return copy;
    }
  }

  /** Puts a rule together. */
  public static final class Builder {
    private final String id;
    private final Category category;
    private final Severity severity;
    private final double confidence;
    private final List<Matcher> matchers = new ArrayList<>();

    private Builder(String id, Category category, Severity severity, double confidence) {
      this.id = id;
      this.category = category;
      this.severity = severity;
      this.confidence = confidence;
    }

    /** Looks for any of these words and phrases. */
    public Builder any(String... phrases) {
      return matching(new Matcher.Phrases(List.of(phrases)));
    }

    /** Looks for words of some groups together. */
    public Builder together(int atLeast, List<List<String>> groups) {
      return matching(new Matcher.Together(atLeast, groups));
    }

    /** Scans for something. */
    public Builder scan(Scan scan, int atLeast) {
      return matching(new Matcher.Scanned(scan, atLeast));
    }

    /** Looks for links to these hosts. */
    public Builder hosts(String... names) {
      return matching(new Matcher.Hosts(List.of(names)));
    }

    /** Looks for a pattern. */
    public Builder pattern(Pattern pattern) {
      return matching(new Matcher.Expression(pattern));
    }

    /** Looks for something. */
    public Builder matching(Matcher matcher) {
      matchers.add(requireNonNull(matcher, "matcher"));
      return this;
    }

    /**
     * Returns the rule.
     *
     * @throws IllegalArgumentException if it looks for nothing, or a value is out of range
     */
    public Rule build() {
      return new Rule(id, category, severity, confidence, matchers);
    }
  }
}
