package dev.fanfare.moderation.reasons;

import static java.util.Objects.requireNonNull;

/**
 * What the database would not take.
 *
 * @param field which field
 * @param value what it holds, at most 40 characters; of a text that people read, only its length
 * @param rule what is allowed
 */
public record TransparencyProblem(String field, String value, String rule) {
  /** Checks that nothing is missing. */
  public TransparencyProblem {
    requireNonNull(field, "field");
    requireNonNull(value, "value");
    requireNonNull(rule, "rule");
  }

  @Override
  public String toString() {
    return "%s %s, was %s".formatted(field, rule, value);
  }
}
