package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.LanguageModel;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.Credits;
import dev.fanfare.event.Operations;

/** What making content needs, handed around within this package. */
record ContentParts(
    Operations operations,
    ContentJobStore store,
    Credits credits,
    CreditPrices prices,
    LanguageModel model,
    ContentScreen screen,
    ContentPolicy policy) {
  ContentParts {
    requireNonNull(operations, "operations");
    requireNonNull(store, "store");
    requireNonNull(credits, "credits");
    requireNonNull(prices, "prices");
    requireNonNull(model, "model");
    requireNonNull(screen, "screen");
    requireNonNull(policy, "policy");
  }

  /**
   * Refuses to go on within a transaction: what is begun must be committed before a model or a
   * screen is asked, and not be undone after.
   *
   * @throws IllegalStateException if the calling thread is within a transaction
   */
  void requireNoTransaction(String verb) {
    if (operations.inTransaction()) {
      throw new IllegalStateException(
          ("%s must not be called within a transaction: "
                  + "the job is committed before a model or a screen is asked")
              .formatted(verb));
    }
  }
}
