package dev.fanfare.earning;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something to be booked: money that came in, or went back. */
public sealed interface Revenue extends Serializable {
  /**
   * The largest gross amount, in minor units: 10^15. It leaves balances room for thousands of them.
   */
  long MAX_GROSS = 1_000_000_000_000_000L;

  /** Returns the host's id of it, 1 to 128 characters, unique among sales or among refunds. */
  String id();

  /** Returns when it happened, to the microsecond; earlier than now for a late fact. */
  Instant at();

  /** Returns what the fan paid or got back, more than 0, at most {@link #MAX_GROSS}. */
  Money gross();

  /**
   * Money that a fan paid.
   *
   * @param id a refund refers to it
   * @param source what was paid for
   * @param at when it was paid
   * @param gross what was paid, more than 0
   * @param split who shares the creators' part, null if it is all the platform's
   */
  record NewSale(
      String id,
      RevenueSource source,
      Instant at,
      Money gross,
      @Nullable RevenueSplit<CreatorId> split)
      implements Revenue {
    public NewSale {
      requireText("sale id", id, 128);
      requireNonNull(source, "source");
      at = Instants.floor(at);
      requireGross("sale", gross);
    }

    /** Makes a sale whose creators' part is one creator's. */
    public NewSale(String id, RevenueSource source, Instant at, Money gross, CreatorId creator) {
      this(id, source, at, gross, RevenueSplit.whole(creator));
    }
  }

  /**
   * Money that a fan got back.
   *
   * @param id unique among refunds
   * @param of the sale's id, null if nobody knows
   * @param source what had been paid for, if the sale is not known
   * @param at when it went back
   * @param gross what went back, more than 0
   * @param creator who had earned it, if the sale is not known; null if it was the platform's alone
   */
  record NewRefund(
      String id,
      @Nullable String of,
      RevenueSource source,
      Instant at,
      Money gross,
      @Nullable CreatorId creator)
      implements Revenue {
    public NewRefund {
      requireText("refund id", id, 128);
      if (of != null) {
        requireText("sale id", of, 128);
      }
      requireNonNull(source, "source");
      at = Instants.floor(at);
      requireGross("refund", gross);
    }
  }

  private static void requireGross(String what, Money gross) {
    require(
        gross.isPositive() && gross.minor() <= MAX_GROSS,
        "gross of a %s must be more than 0 and at most %s, was %s",
        what,
        new Money(MAX_GROSS, gross.asset()),
        gross);
  }
}
