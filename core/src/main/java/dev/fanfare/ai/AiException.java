package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.FanfareException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to a model that gave no answer to rely on. The message holds no prompt, no answer and no
 * key; nor do the causes' messages, as far as they are ours.
 */
public abstract sealed class AiException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final AiCall call;
  private final boolean retryable;

  private AiException(String message, AiCall call, boolean retryable, @Nullable Throwable cause) {
    super(message, cause);
    this.call = requireNonNull(call, "call");
    this.retryable = retryable;
  }

  /** Returns whether the same request may succeed later without anybody doing something. */
  public boolean retryable() {
    return retryable;
  }

  /** Returns what is known of the call. */
  public AiCall call() {
    return call;
  }

  /** Too many requests for now. */
  public static final class RateLimited extends AiException {
    private static final long serialVersionUID = 1L;
    private final @Nullable Instant nextAttemptAt;

    public RateLimited(String message, AiCall call, @Nullable Instant nextAttemptAt) {
      super(message, call, true, null);
      this.nextAttemptAt = nextAttemptAt;
    }

    /** Returns when the provider wants to be asked again, empty if it did not say. */
    public Optional<Instant> nextAttemptAt() {
      return Optional.ofNullable(nextAttemptAt);
    }
  }

  /** The account's money or allowance is used up, or the daily quota of a user. */
  public static final class QuotaExhausted extends AiException {
    private static final long serialVersionUID = 1L;
    private final @Nullable Instant resetAt;

    public QuotaExhausted(String message, AiCall call) {
      this(message, call, null);
    }

    public QuotaExhausted(String message, AiCall call, @Nullable Instant resetAt) {
      super(message, call, false, null);
      this.resetAt = resetAt;
    }

    /** Returns when there is a new allowance, empty if nobody knows. */
    public Optional<Instant> resetAt() {
      return Optional.ofNullable(resetAt);
    }
  }

  /** The provider has a fault or too much to do. */
  public static final class Overloaded extends AiException {
    private static final long serialVersionUID = 1L;
    private final @Nullable Instant nextAttemptAt;

    public Overloaded(String message, AiCall call, @Nullable Instant nextAttemptAt) {
      super(message, call, true, null);
      this.nextAttemptAt = nextAttemptAt;
    }

    /** Returns when the provider wants to be asked again, empty if it did not say. */
    public Optional<Instant> nextAttemptAt() {
      return Optional.ofNullable(nextAttemptAt);
    }
  }

  /** The key is missing, wrong or not allowed to do this. */
  public static final class Authentication extends AiException {
    private static final long serialVersionUID = 1L;

    public Authentication(String message, AiCall call) {
      super(message, call, false, null);
    }
  }

  /** The provider does not accept the request, such as a model that it does not know. */
  public static final class InvalidRequest extends AiException {
    private static final long serialVersionUID = 1L;

    public InvalidRequest(String message, AiCall call) {
      super(message, call, false, null);
    }
  }

  /** The request is larger than the provider or the model takes. */
  public static final class TooLarge extends AiException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message, AiCall call) {
      super(message, call, false, null);
    }
  }

  /** It took too long. */
  public static final class Timeout extends AiException {
    private static final long serialVersionUID = 1L;
    private final Phase phase;

    /** What was waited for. */
    public enum Phase {
      CONNECT,
      FIRST_BYTE,
      IDLE,
      TOTAL
    }

    public Timeout(String message, AiCall call, Phase phase, @Nullable Throwable cause) {
      super(message, call, true, cause);
      this.phase = requireNonNull(phase, "phase");
    }

    /** Returns what was waited for. */
    public Phase phase() {
      return phase;
    }
  }

  /** There was no connection, or it broke before the answer began. */
  public static final class Connection extends AiException {
    private static final long serialVersionUID = 1L;

    public Connection(String message, AiCall call, @Nullable Throwable cause) {
      super(message, call, true, cause);
    }
  }

  /** The answer broke off before its end. */
  public static final class StreamTruncated extends AiException {
    private static final long serialVersionUID = 1L;
    private final String partial;

    public StreamTruncated(String message, AiCall call, String partial, @Nullable Throwable cause) {
      super(message, call, true, cause);
      this.partial = requireNonNull(partial, "partial");
    }

    /** Returns the text that came until then, which is not an answer. */
    public String partial() {
      return partial;
    }
  }

  /** The provider said something that its protocol does not allow. */
  public static final class ProtocolViolation extends AiException {
    private static final long serialVersionUID = 1L;

    public ProtocolViolation(String message, AiCall call, @Nullable Throwable cause) {
      super(message, call, false, cause);
    }
  }

  /** The answer is not of the shape that was asked for. */
  public static final class MalformedOutput extends AiException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message says where and what was expected, never what the model wrote
     */
    public MalformedOutput(String message, AiCall call) {
      super(message, call, true, null);
    }
  }

  /** The model refused where only an answer will do. */
  public static final class Refused extends AiException {
    private static final long serialVersionUID = 1L;

    public Refused(String message, AiCall call) {
      super(message, call, false, null);
    }
  }

  /** The caller gave up. */
  public static final class Cancelled extends AiException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String message, AiCall call, @Nullable Throwable cause) {
      super(message, call, false, cause);
    }
  }

  /** The budget is spent; nothing was sent. */
  public static final class BudgetExceeded extends AiException {
    private static final long serialVersionUID = 1L;

    public BudgetExceeded(String message) {
      super(message, AiCall.NOT_SENT, false, null);
    }
  }
}
