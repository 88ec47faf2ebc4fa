package dev.fanfare.event;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * Names one request, so that sending it again changes nothing and gets the first answer. One key
 * names one request in the whole store, for good.
 *
 * @param value 1 to 128 characters without control characters
 */
public record IdempotencyKey(String value) implements Serializable {
  /**
   * @throws IllegalArgumentException if the text is out of range
   */
  public IdempotencyKey {
    requireText("idempotency key", value, 128);
  }

  /** Returns the key of a text of 1 to 128 characters. */
  public static IdempotencyKey of(String value) {
    return new IdempotencyKey(value);
  }

  /**
   * Returns the key of a part of this request: always the same for the same role, so that a retry
   * finds what the first try did.
   *
   * @param role the part, such as {@code "reward"} or {@code "creator/ada"}
   */
  public IdempotencyKey child(String role) {
    return new IdempotencyKey(DerivedId.of(value, role).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
