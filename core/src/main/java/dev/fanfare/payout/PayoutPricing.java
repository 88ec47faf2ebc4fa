package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.payout.QuoteResult.NotQuoted;
import dev.fanfare.payout.QuoteResult.Quoted;
import dev.fanfare.payout.RequestResult.AboveMaximum;
import dev.fanfare.payout.RequestResult.BelowMinimum;
import dev.fanfare.payout.RequestResult.NoExchangeRate;
import dev.fanfare.payout.RequestResult.NoSchedule;
import dev.fanfare.payout.RequestResult.NothingLeft;
import dev.fanfare.payout.RequestResult.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prices payouts: exchange, fee, tax, and the limits of the schedule. Books nothing. */
final class PayoutPricing {
  private final PayoutParts parts;

  PayoutPricing(PayoutParts parts) {
    this.parts = parts;
  }

  /**
   * What a payout is priced by, or why it cannot be.
   *
   * @param schedule the fee schedule in force, null if refused
   * @param rate the exchange rate, null if none is needed
   * @param refusal why there are no terms, null if there are
   */
  record Terms(@Nullable FeeSchedule schedule, @Nullable FxQuote rate, @Nullable Refused refusal) {
    FeeSchedule inForce() {
      if (schedule == null) {
        throw new IllegalStateException("refused terms have no schedule: " + refusal);
      }
      return schedule;
    }

    /** Returns an amount of the balance, or as much of it as the schedule's maximum allows. */
    Money atMostMaximum(Money balance) {
      Optional<Money> maximum = inForce().maximum();
      if (maximum.isEmpty()) {
        return balance;
      }
      if (rate == null) {
        return balance.min(maximum.get());
      }
      // Rounded down, so that what it buys is within the maximum.
      long minor =
          maximum
              .get()
              .toDecimal()
              .divide(rate.rate(), balance.asset().scale(), RoundingMode.DOWN)
              .movePointRight(balance.asset().scale())
              .min(BigDecimal.valueOf(balance.minor()))
              .longValueExact();
      return new Money(minor, balance.asset());
    }
  }

  /** Returns the terms of paying from a balance in an asset that may be another one. */
  Terms terms(PayoutMethod method, Asset balance, Asset paidIn, Instant at) {
    Optional<FeeSchedule> schedule = parts.policy().schedules().find(method, paidIn, at);
    if (schedule.isEmpty()) {
      return new Terms(null, null, new NoSchedule(method, paidIn, false));
    }
    if (balance.equals(paidIn)) {
      return new Terms(schedule.get(), null, null);
    }
    Optional<FxQuote> rate = parts.rates().quote(balance, paidIn, at);
    return rate.isPresent()
        ? new Terms(schedule.get(), rate.get(), null)
        : new Terms(null, null, new NoExchangeRate(balance, paidIn, false));
  }

  /**
   * Prices an amount.
   *
   * @param creator who is paid, null where tax does not count yet
   * @param gross more than 0
   */
  QuoteResult quote(@Nullable CreatorId creator, Money gross, Terms terms) {
    if (terms.refusal() != null) {
      return new NotQuoted(terms.refusal());
    }
    FeeSchedule schedule = terms.inForce();
    FxQuote.Conversion conversion = terms.rate() == null ? null : terms.rate().convert(gross);
    Money amount = conversion == null ? gross : conversion.bought();
    if (amount.compareTo(schedule.minimum()) < 0) {
      return new NotQuoted(new BelowMinimum(amount, schedule.minimum(), false));
    }
    if (schedule.maximum().filter(max -> amount.compareTo(max) > 0).isPresent()) {
      return new NotQuoted(new AboveMaximum(amount, schedule.maximum().orElseThrow(), false));
    }
    FeeQuote fee = schedule.quote(amount);
    TaxLine tax = creator == null ? null : parts.policy().tax().withhold(creator, fee).orElse(null);
    PayoutQuote quote = new PayoutQuote(gross, conversion, fee, tax);
    return quote.net().isPositive()
        ? new Quoted(quote)
        : new NotQuoted(new NothingLeft(amount, fee.fee(), quote.tax(), false));
  }
}
