package dev.fanfare.creator;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * The host's id of a creator; opaque to Fanfare.
 *
 * @param value 1 to 64 characters, not blank, without control characters
 */
public record CreatorId(String value) implements Comparable<CreatorId>, Serializable {
  /**
   * @throws IllegalArgumentException if the text is out of range
   */
  public CreatorId {
    requireText("creator id", value, 64);
  }

  public static CreatorId of(String value) {
    return new CreatorId(value);
  }

  /** Compares by UTF-16 code units, which every storage sorts alike. */
  @Override
  public int compareTo(CreatorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
