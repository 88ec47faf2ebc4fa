package dev.fanfare.money;

import java.time.Instant;
import java.util.Optional;

/** Where exchange rates come from. Safe for concurrent use. */
public interface ExchangeRates {
  /**
   * Returns the quote in force at an instant, empty if the pair is not quoted.
   *
   * @param base the asset that is sold
   * @param quote the asset that is bought
   */
  Optional<FxQuote> quote(Asset base, Asset quote, Instant at);

  /** Returns rates that quote nothing: conversions are refused. */
  static ExchangeRates none() {
    return (base, quote, at) -> Optional.empty();
  }
}
