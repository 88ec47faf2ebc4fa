package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * What a credit can pay for. A host may add types of its own.
 *
 * @param code its name, 1 to 50 characters, such as {@code video_edit}
 */
public record CreditType(String code) implements Comparable<CreditType>, Serializable {
  /** Editing of videos. */
  public static final CreditType VIDEO_EDIT = new CreditType("video_edit");

  /** Thumbnails. */
  public static final CreditType THUMBNAIL = new CreditType("thumbnail");

  /** Scripts. */
  public static final CreditType SCRIPT = new CreditType("script");

  /** Cloned voices. */
  public static final CreditType VOICE_CLONE = new CreditType("voice_clone");

  /** Anything, where the price list says so. */
  public static final CreditType GENERAL = new CreditType("general");

  /**
   * @throws IllegalArgumentException if the code is out of range
   */
  public CreditType {
    requireText("credit type", code, 50);
  }

  /** Returns the type of a name. */
  public static CreditType of(String code) {
    return new CreditType(code);
  }

  @Override
  public int compareTo(CreditType other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
