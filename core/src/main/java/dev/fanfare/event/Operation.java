package dev.fanfare.event;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A request that was answered.
 *
 * @param key the request's name
 * @param kind what was asked for, such as {@code credit.spend}, 1 to 64 characters
 * @param fingerprint what it asked
 * @param at when it was answered
 * @param answer what it got
 */
public record Operation(
    IdempotencyKey key, String kind, Fingerprint fingerprint, Instant at, Answer answer) {
  public Operation {
    requireNonNull(key, "key");
    requireText("kind", kind, 64);
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(at, "at");
    requireNonNull(answer, "answer");
  }
}
