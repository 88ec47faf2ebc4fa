package dev.fanfare.moderation;

/**
 * Reads what a file's manifest says of its origin, such as C2PA content credentials. Safe for
 * concurrent use; called outside transactions.
 */
@FunctionalInterface
public interface Provenance {
  /**
   * Returns what is known of an item's origin.
   *
   * @throws RuntimeException if it could not be read
   */
  Origin of(ContentItem item);

  /** What a manifest is worth. */
  enum State {
    /** There is none, which says nothing. */
    NO_MANIFEST,
    /** It does not fit the file, or is broken. */
    INVALID,
    /** It fits the file, but nobody known signed it. */
    VALID,
    /** It fits the file, and somebody trusted signed it. */
    TRUSTED
  }

  /**
   * What is known of an item's origin.
   *
   * @param aiMade whether the manifest says that a model made or altered it
   */
  record Origin(State state, boolean aiMade) {}
}
