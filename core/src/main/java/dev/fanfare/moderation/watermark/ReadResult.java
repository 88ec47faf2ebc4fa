package dev.fanfare.moderation.watermark;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** What reading a mark came to. */
public sealed interface ReadResult extends Serializable {
  /**
   * There is a mark of this key.
   *
   * @param id what it says
   * @param corrected how many of its bits had suffered, 0 or more: how close it was to being lost
   */
  record Found(WatermarkId id, int corrected) implements ReadResult {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if the number is negative
     */
    public Found {
      requireNonNull(id, "id");
      requireRange("corrected", corrected, 0, Integer.MAX_VALUE);
    }
  }

  /** No mark of this key can be read. There may have been one. */
  record NotFound() implements ReadResult {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Nothing could be looked at.
   *
   * @param detail why, in words for an operator
   */
  record Unreadable(String detail) implements ReadResult {
    private static final long serialVersionUID = 1L;

    public Unreadable {
      requireNonNull(detail, "detail");
    }
  }
}
