package dev.fanfare.payout;

/** What a payout would cost, or why there would be none. Nothing is reserved. */
public sealed interface QuoteResult {
  /** It would be paid like this. */
  record Quoted(PayoutQuote quote) implements QuoteResult {}

  /** It would be refused like this. */
  record NotQuoted(RequestResult.Refused refusal) implements QuoteResult {}
}
