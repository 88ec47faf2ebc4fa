package dev.fanfare.content;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.ModelName;
import dev.fanfare.internal.Checks;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What asking a model came to. */
sealed interface ModelOutcome {
  /** Returns which model it was. */
  ModelName model();

  /** Returns what it used. */
  AiUsage usage();

  /** It wrote an output that can be kept. */
  record Written(String text, ModelName model, AiUsage usage) implements ModelOutcome {
    @Override
    public String toString() {
      return "Written[%d characters, %s]".formatted(text.length(), model);
    }
  }

  /**
   * There is none.
   *
   * @param retryable whether another attempt may do better
   * @param notBefore when the provider wants to be asked again, null if it did not say
   */
  record Failed(
      ContentFailure why,
      boolean retryable,
      @Nullable Instant notBefore,
      ModelName model,
      AiUsage usage)
      implements ModelOutcome {}

  /** Returns what an answer is worth. */
  static ModelOutcome of(AiResponse response, ContentPolicy policy) {
    ModelName model = response.model();
    AiUsage usage = response.usage();
    if (!response.finish().whole()) {
      return failed(ContentFailure.of(response.finish()), model, usage);
    }
    String text = Checks.written(response.text());
    if (text.isBlank() || text.length() > policy.maxOutput()) {
      return failed(ContentFailure.MALFORMED, model, usage);
    }
    return declines(text)
        ? failed(ContentFailure.REFUSED, model, usage)
        : new Written(text, model, usage);
  }

  private static boolean declines(String text) {
    String said = text.strip().toUpperCase(Locale.ROOT);
    return said.equals(ContentTemplate.DECLINED) || said.equals(ContentTemplate.DECLINED + ".");
  }

  private static Failed failed(ContentFailure why, ModelName model, AiUsage usage) {
    return new Failed(why, why.retryable(), null, model, usage);
  }

  /** Returns what a fault comes to. */
  static ModelOutcome of(RuntimeException fault, ModelName asked) {
    if (fault instanceof AiException known) {
      ContentFailure why = ContentFailure.of(known);
      // A worker that was stopped gives the job back to the others.
      boolean retryable = known.retryable() || why == ContentFailure.CANCELLED;
      return new Failed(why, retryable, notBefore(known).orElse(null), asked, known.call().usage());
    }
    return new Failed(ContentFailure.MODEL_FAULT, false, null, asked, AiUsage.UNKNOWN);
  }

  private static Optional<Instant> notBefore(AiException fault) {
    if (fault instanceof AiException.RateLimited limited) {
      return limited.nextAttemptAt();
    }
    return fault instanceof AiException.Overloaded overloaded
        ? overloaded.nextAttemptAt()
        : Optional.empty();
  }

  /** Returns what it comes to that whoever asked gave up. */
  static ModelOutcome cancelled(ModelName asked) {
    return failed(ContentFailure.CANCELLED, asked, AiUsage.UNKNOWN);
  }
}
