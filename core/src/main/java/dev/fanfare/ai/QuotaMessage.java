package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A message that counts against an allowance, once.
 *
 * @param subject whose, and for what
 * @param id the host's id of the message, unique for the subject, 1 to 128 characters
 */
public record QuotaMessage(QuotaSubject subject, String id) implements Serializable {
  /**
   * @throws IllegalArgumentException if the id is out of range
   */
  public QuotaMessage {
    requireNonNull(subject, "subject");
    requireText("id", id, 128);
  }

  /** Returns a message of a user. */
  public static QuotaMessage of(String user, Purpose purpose, String id) {
    return new QuotaMessage(new QuotaSubject(user, purpose), id);
  }
}
