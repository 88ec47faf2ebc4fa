package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A bank as it is stored.
 *
 * @param bank what it is
 * @param enabled whether it is asked
 * @param revision the number of its latest change, 0 if it never had an entry
 * @param forgotten the number of the latest change that removed entries for good, 0 if none did;
 *     who keeps a copy that is older has to read the bank anew
 */
public record BankState(HashBank bank, boolean enabled, long revision, long forgotten)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a number is negative or {@code forgotten} is after the
   *     latest change
   */
  public BankState {
    requireNonNull(bank, "bank");
    require(
        0 <= forgotten && forgotten <= revision,
        "forgotten must be 0 to the revision %d, was %d",
        revision,
        forgotten);
  }
}
