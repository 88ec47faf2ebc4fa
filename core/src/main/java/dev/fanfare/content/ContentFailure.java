package dev.fanfare.content;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.FinishReason;

/** Why a content job has no output. */
public enum ContentFailure {
  /** The provider has too much to do or too many requests from us. */
  BUSY(true),
  /** The model took too long. */
  TIMEOUT(true),
  /** There was no connection, or it broke before the answer had ended. */
  CONNECTION(true),
  /** What the model wrote is no output: nothing, or more than is kept. */
  MALFORMED(true),
  /** The process that had the job died or was stopped. */
  ABANDONED(true),
  /** The text was cut off: it did not fit the length that the policy allows. */
  TRUNCATED(false),
  /** The model declined. */
  REFUSED(false),
  /** The provider's filter ended the answer. */
  FILTERED(false),
  /** A quota or a budget is used up. */
  LIMIT_REACHED(false),
  /** The request is larger than the model takes. */
  TOO_LARGE(false),
  /** The model is set up wrongly, or its adapter has a fault. */
  MODEL_FAULT(false),
  /** Whoever asked gave up. */
  CANCELLED(false),
  /** Nobody brought it to an end in time. */
  EXPIRED(false),
  /** The creator's texts were erased before it had ended. */
  ERASED(false),
  /** When the output was there the credits were not any more. */
  UNPAID(false);

  private final boolean retryable;

  ContentFailure(boolean retryable) {
    this.retryable = retryable;
  }

  /** Returns whether the same request may well succeed later. */
  public boolean retryable() {
    return retryable;
  }

  static ContentFailure of(AiException fault) {
    if (fault instanceof AiException.RateLimited || fault instanceof AiException.Overloaded) {
      return BUSY;
    } else if (fault instanceof AiException.Timeout) {
      return TIMEOUT;
    } else if (fault instanceof AiException.Connection
        || fault instanceof AiException.StreamTruncated) {
      return CONNECTION;
    } else if (fault instanceof AiException.MalformedOutput) {
      return MALFORMED;
    } else if (fault instanceof AiException.Refused) {
      return REFUSED;
    } else if (fault instanceof AiException.QuotaExhausted
        || fault instanceof AiException.BudgetExceeded) {
      return LIMIT_REACHED;
    } else if (fault instanceof AiException.TooLarge) {
      return TOO_LARGE;
    } else if (fault instanceof AiException.Cancelled) {
      return CANCELLED;
    }
    return MODEL_FAULT;
  }

  /** Returns what it means that an answer ended in another way than by itself. */
  static ContentFailure of(FinishReason finish) {
    return switch (finish) {
      case LENGTH, CONTEXT_EXCEEDED -> TRUNCATED;
      case REFUSAL -> REFUSED;
      case CONTENT_FILTER -> FILTERED;
      case STOP, STOP_SEQUENCE, TOOL, UNKNOWN -> MALFORMED;
    };
  }
}
