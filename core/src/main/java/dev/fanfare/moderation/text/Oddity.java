package dev.fanfare.moderation.text;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Severity;

/**
 * Something in a text that a reader does not see, or that misleads.
 *
 * @param kind what it is
 * @param start where it begins in the text as it was given, in UTF-16 characters
 * @param end where it ends, exclusive
 */
public record Oddity(Kind kind, int start, int end) {
  /** Checks that nothing is missing. */
  public Oddity {
    requireNonNull(kind, "kind");
  }

  /** What hides or misleads. */
  public enum Kind {
    /** A character without width within a Latin, Greek or Cyrillic word, or a filler. */
    HIDDEN(Severity.LOW),
    /** A control character other than line breaks and tabs. */
    CONTROL(Severity.LOW),
    /** More than four marks on one letter. */
    STACKED_MARKS(Severity.LOW),
    /** A character that could not be read. */
    UNREADABLE(Severity.LOW),
    /** A character that turns the direction of reading by force. */
    BIDI_OVERRIDE(Severity.MEDIUM),
    /** Tag characters outside a flag: text that nobody sees and a machine may read. */
    TAGS(Severity.MEDIUM),
    /** Variation selectors in a row: bytes that nobody sees. */
    SELECTORS(Severity.MEDIUM);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    /** Returns how bad one of these is. */
    public Severity severity() {
      return severity;
    }
  }
}
