package dev.fanfare.earning;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.io.Serializable;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale as it was booked. Immutable: it keeps the shares that were in force when it was made.
 *
 * @param id the host's id
 * @param source what was paid for
 * @param at when it was paid
 * @param gross what was paid
 * @param parts what each creator earned; empty if it is all the platform's
 * @param availableAt when the hold period ends
 * @param split which split it was made under, null if at most one creator earned
 */
public record Sale(
    String id,
    RevenueSource source,
    Instant at,
    Money gross,
    List<Part> parts,
    Instant availableAt,
    @Nullable UUID split)
    implements Serializable {
  public Sale {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(at, "at");
    requireNonNull(gross, "gross");
    parts = List.copyOf(parts);
    requireNonNull(availableAt, "availableAt");
  }

  /** Returns what the platform keeps. */
  public Money commission() {
    return parts.stream().map(Part::earned).reduce(gross, Money::minus);
  }

  /**
   * What one creator has of a sale.
   *
   * @param creator who
   * @param gross the creator's portion of what was paid
   * @param rate the creator's share of that portion
   * @param earned the portion times the rate, rounded half to even
   */
  public record Part(CreatorId creator, Money gross, Rate rate, Money earned)
      implements Serializable {
    static Part of(CreatorId creator, Money gross, Rate rate) {
      return new Part(creator, gross, rate, rate.of(gross, RoundingMode.HALF_EVEN));
    }
  }
}
