package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** What is known of the cost of a call. What is not known is never 0. */
public sealed interface CallCost extends Serializable {
  /** It is known. */
  record Priced(AiCost amount) implements CallCost {
    public Priced {
      requireNonNull(amount, "amount");
    }
  }

  /** It cost something, or may have, and nobody knows how much. */
  record Unpriced(UnpricedReason reason) implements CallCost {
    public Unpriced {
      requireNonNull(reason, "reason");
    }
  }

  /** The provider served nothing, so it bills nothing. */
  record Nothing() implements CallCost {}
}
