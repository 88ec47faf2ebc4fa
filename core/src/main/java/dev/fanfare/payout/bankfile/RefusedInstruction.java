package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.time.Instant;
import java.util.UUID;

/**
 * An attempt that will never be paid by this gateway.
 *
 * @param key the key of the payout attempt
 * @param cause why
 * @param reason the same in words that name the field at fault, 1 to 300 characters, without
 *     account numbers
 * @param at since when
 */
public record RefusedInstruction(UUID key, Cause cause, String reason, Instant at)
    implements BankEntry {
  /** Why an attempt is refused. */
  public enum Cause {
    /** It cannot be written as a bank transfer. */
    INVALID,
    /** Somebody asked about it before it arrived and was told that it never will be paid. */
    ASKED_FIRST
  }

  public RefusedInstruction {
    requireNonNull(key, "key");
    requireNonNull(cause, "cause");
    requireText("reason", reason, 300);
    at = Instants.floor(requireNonNull(at, "at"));
  }
}
