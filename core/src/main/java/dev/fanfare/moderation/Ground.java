package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What a decision is founded on.
 *
 * @param kind a law or the platform's terms
 * @param reference which article or clause, 1 to 200 characters
 */
public record Ground(Kind kind, String reference) implements Serializable {
  /** Where a rule stands. */
  public enum Kind {
    /** The content is against the law. */
    LAW,
    /** The content is against the platform's terms. */
    TERMS
  }

  /**
   * @throws IllegalArgumentException if the reference is out of range
   */
  public Ground {
    requireNonNull(kind, "kind");
    requireText("reference", reference, 200);
  }

  /** Returns a reference to a law, such as an article. */
  public static Ground law(String reference) {
    return new Ground(Kind.LAW, reference);
  }

  /** Returns a reference to a clause of the platform's terms. */
  public static Ground terms(String clause) {
    return new Ground(Kind.TERMS, clause);
  }

  @Override
  public String toString() {
    return kind + " " + reference;
  }
}
