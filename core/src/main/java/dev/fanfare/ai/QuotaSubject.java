package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Whose allowance, and for what.
 *
 * @param user the host's id, 1 to 64 characters
 * @param purpose what the calls are for
 */
public record QuotaSubject(String user, Purpose purpose) implements Serializable {
  /**
   * @throws IllegalArgumentException if the id is out of range
   */
  public QuotaSubject {
    requireText("user", user, 64);
    requireNonNull(purpose, "purpose");
  }
}
