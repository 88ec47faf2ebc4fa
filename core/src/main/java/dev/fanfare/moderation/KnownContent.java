package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares content with hashes of known content. Safe for concurrent use; called outside
 * transactions.
 */
public interface KnownContent {
  /** Returns which banks are compared with, as a version, 1 to 128 characters. */
  String version();

  /**
   * Returns what an item matches.
   *
   * @param frames what can be seen of it, in order; empty to compare nothing but the same bytes
   * @throws RuntimeException if nothing could be compared; the item is held
   */
  Found find(ContentItem item, List<Frame> frames);

  /**
   * What an item matches.
   *
   * @param hits all of it
   * @param status OK only if it was compared with everything; ERRORED if a bank was out, REFUSED if
   *     a picture cannot be read
   * @param fault a code that says what was not compared, 1 to 64 characters, null if the status is
   *     OK
   */
  record Found(List<Hit> hits, SignalStatus status, @Nullable String fault) {
    /**
     * @throws IllegalArgumentException if the fault does not fit the status
     */
    public Found {
      hits = List.copyOf(hits);
      require((status == SignalStatus.OK) == (fault == null), "%s and fault do not fit", status);
    }

    /** Returns what was found by comparing with everything. */
    public static Found all(List<Hit> hits) {
      return new Found(hits, SignalStatus.OK, null);
    }
  }

  /**
   * A match.
   *
   * @param category what the bank's content is
   * @param severity how bad it is
   * @param confidence 1 for the same bytes, less the more the pictures differ
   * @param match which hash it is, and how near
   * @param where which part of the item, null for the whole
   */
  record Hit(
      Category category,
      Severity severity,
      double confidence,
      Evidence.HashMatch match,
      Evidence.@Nullable FrameRange where) {
    /**
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public Hit {
      requireNonNull(category, "category");
      requireNonNull(severity, "severity");
      require(confidence >= 0 && confidence <= 1, "confidence must be 0 to 1, was %s", confidence);
      requireNonNull(match, "match");
    }
  }
}
