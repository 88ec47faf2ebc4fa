package dev.fanfare.earning;

import static dev.fanfare.internal.Checks.require;
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
 * <p>A refund may come before the sale that it names. Then it is booked on its own amount, from the
 * creator that it names at the share in force when it was made, and counts against the sale once
 * that is known: in the sale's gross, and in the part of that creator.
 *
 * @param id the host's id
 * @param of the id of the sale that it names, null if it names none
 * @param saleKnown whether that sale was known when the refund was booked, so that it took back the
 *     sale's own parts
 * @param source what had been paid for
 * @param at when the money went back
 * @param gross what went back
 * @param parts what it took from each creator
 */
public record Refund(
    String id,
    @Nullable String of,
    boolean saleKnown,
    RevenueSource source,
    Instant at,
    Money gross,
    List<Part> parts)
    implements Serializable {
  public Refund {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(at, "at");
    requireNonNull(gross, "gross");
    parts = List.copyOf(parts);
    require(!saleKnown || of != null, "a refund of a known sale must name it, refund was %s", id);
  }

  /** Returns the id of the sale that it names, known or not; empty if it names none. */
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
