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
   * Returns what an item matches, empty if it matches nothing.
   *
   * @param frames what can be seen of it, in order, empty if nothing can
   * @throws RuntimeException if a bank could not be asked; the item is held
   */
  List<Hit> find(ContentItem item, List<Frame> frames);

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
