package dev.fanfare.payout.sandbox;

import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that a {@link SandboxGateway} pretended to move.
 *
 * @param attemptKey for which attempt
 * @param payout for which payout
 * @param direction to the creator or back
 * @param amount how much, more than 0
 * @param at when
 */
public record SandboxMovement(
    UUID attemptKey, UUID payout, Direction direction, Money amount, Instant at) {
  /** Which way money goes. */
  public enum Direction {
    /** To the creator. */
    OUT,
    /** Back to the platform. */
    BACK
  }
}
