package dev.fanfare.ai;

/** Which fault a call ended in, as a word to count by. */
public enum FaultKind {
  /** Too many requests for now. */
  RATE_LIMITED,
  /** The account's money or allowance is used up, or the daily quota of a user. */
  QUOTA_EXHAUSTED,
  /** The provider has a fault or too much to do. */
  OVERLOADED,
  /** The key is missing, wrong or not allowed to do this. */
  AUTHENTICATION,
  /** The provider does not accept the request. */
  INVALID_REQUEST,
  /** The request is larger than the provider or the model takes. */
  TOO_LARGE,
  /** It took too long. */
  TIMEOUT,
  /** There was no connection, or it broke before the answer began. */
  CONNECTION,
  /** The answer broke off before its end. */
  STREAM_TRUNCATED,
  /** The provider said something that its protocol does not allow. */
  PROTOCOL_VIOLATION,
  /** The answer is not of the shape that was asked for. */
  MALFORMED_OUTPUT,
  /** The model refused where only an answer will do. */
  REFUSED,
  /** The caller gave up. */
  CANCELLED,
  /** The budget is spent. */
  BUDGET_EXCEEDED,
  /** The model's adapter failed in a way that is none of these. */
  OTHER;

  /** Returns the kind of a fault. */
  public static FaultKind of(Throwable fault) {
    return fault instanceof AiException known ? of(known) : OTHER;
  }

  private static FaultKind of(AiException fault) {
    if (fault instanceof AiException.RateLimited) {
      return RATE_LIMITED;
    }
    if (fault instanceof AiException.QuotaExhausted) {
      return QUOTA_EXHAUSTED;
    }
    if (fault instanceof AiException.Overloaded) {
      return OVERLOADED;
    }
    if (fault instanceof AiException.Authentication) {
      return AUTHENTICATION;
    }
    if (fault instanceof AiException.InvalidRequest) {
      return INVALID_REQUEST;
    }
    if (fault instanceof AiException.TooLarge) {
      return TOO_LARGE;
    }
    if (fault instanceof AiException.Timeout) {
      return TIMEOUT;
    }
    if (fault instanceof AiException.Connection) {
      return CONNECTION;
    }
    if (fault instanceof AiException.StreamTruncated) {
      return STREAM_TRUNCATED;
    }
    if (fault instanceof AiException.ProtocolViolation) {
      return PROTOCOL_VIOLATION;
    }
    if (fault instanceof AiException.MalformedOutput) {
      return MALFORMED_OUTPUT;
    }
    if (fault instanceof AiException.Refused) {
      return REFUSED;
    }
    return fault instanceof AiException.Cancelled ? CANCELLED : BUDGET_EXCEEDED;
  }

  /** Returns whether the provider declined before it served anything. */
  boolean declined() {
    return switch (this) {
      case RATE_LIMITED,
          QUOTA_EXHAUSTED,
          OVERLOADED,
          AUTHENTICATION,
          INVALID_REQUEST,
          TOO_LARGE,
          CONNECTION,
          BUDGET_EXCEEDED ->
          true;
      case TIMEOUT,
          STREAM_TRUNCATED,
          PROTOCOL_VIOLATION,
          MALFORMED_OUTPUT,
          REFUSED,
          CANCELLED,
          OTHER ->
          false;
    };
  }
}
