package dev.fanfare.money;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Exchange rates from a table. Of several quotes for a pair the latest one not after the asked
 * instant holds. A pair is quoted in the table's direction only: the other way round is another
 * price.
 */
public final class FixedExchangeRates implements ExchangeRates {
  private final List<FxQuote> quotes;

  public FixedExchangeRates(List<FxQuote> quotes) {
    this.quotes =
        requireNonNull(quotes, "quotes").stream()
            .sorted(Comparator.comparing(FxQuote::at).reversed())
            .toList();
  }

  @Override
  public Optional<FxQuote> quote(Asset base, Asset quote, Instant at) {
    return quotes.stream()
        .filter(q -> q.base().equals(base) && q.quote().equals(quote) && !q.at().isAfter(at))
        .findFirst();
  }
}
