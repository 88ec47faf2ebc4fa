package dev.fanfare.earning;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it was booked.
 *
 * @param id the host's id
 * @param of the sale's id, null if the sale is not known
 * @param source what had been paid for
 * @param at when the money went back
 * @param gross what went back
 * @param parts what it took from each creator
 */
public record Refund(
    String id, @Nullable String of, RevenueSource source, Instant at, Money gross, List<Part> parts)
    implements Serializable {
  public Refund {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(at, "at");
    requireNonNull(gross, "gross");
    parts = List.copyOf(parts);
  }

  /** Returns the sale's id, empty if the sale is not known. */
  public Optional<String> sale() {
    return Optional.ofNullable(of);
  }

  /**
   * What a refund took from one creator, and where from.
   *
   * @param creator who
   * @param gross the creator's portion of what went back
   * @param clawedBack the creator's part of it: {@code fromPending + fromAvailable + owed}
   * @param fromPending taken from earnings still held
   * @param fromAvailable taken from earnings that could have been paid out
   * @param owed what neither covered; netted from the next earnings
   */
  public record Part(
      CreatorId creator,
      Money gross,
      Money clawedBack,
      Money fromPending,
      Money fromAvailable,
      Money owed)
      implements Serializable {}
}
