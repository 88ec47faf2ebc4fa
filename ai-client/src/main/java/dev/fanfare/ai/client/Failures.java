package dev.fanfare.ai.client;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.ModelName;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What statuses and providers' errors mean, and which are worth another attempt. */
final class Failures {
  private static final Set<Integer> REPEATED = Set.of(408, 409, 429, 500, 502, 503, 504, 529);

  private final ModelName name;

  Failures(ModelName name) {
    this.name = name;
  }

  /**
   * Returns what a status other than success means.
   *
   * @param error what the body says, with that status
   */
  <T> Outcome.Failed<T> of(ProviderError error, Headers headers, Instant now, AiCall call) {
    Duration after = RetryAfter.of(headers, now);
    String wish = headers.get("x-should-retry");
    boolean again =
        "true".equals(wish)
            || !"false".equals(wish) && REPEATED.contains(error.status()) && !error.spent();
    return new Outcome.Failed<>(
        fault(error, after == null ? null : now.plus(after), call), again, after);
  }

  /** Returns what an error means that came instead of an answer that had been promised. */
  <T> Outcome.Failed<T> of(ProviderError error, AiCall call) {
    boolean again = REPEATED.contains(error.status()) && !error.spent();
    return new Outcome.Failed<>(fault(error, null, call), again, null);
  }

  private AiException fault(ProviderError error, @Nullable Instant next, AiCall call) {
    if (error.spent()) {
      return new AiException.QuotaExhausted(
          message(error, "the account's money or allowance is used up; see its billing page"),
          call);
    }
    if (error.is("content_filter", "content_policy_violation")) {
      return new AiException.Refused(message(error, "the provider refused the content"), call);
    }
    if (error.status() == 413 || error.is("context_length_exceeded")) {
      return new AiException.TooLarge(message(error, "the request is too large"), call);
    }
    return switch (error.status()) {
      case 401, 403 ->
          new AiException.Authentication(
              message(error, "the key is wrong or may not do this"), call);
      case 429 -> new AiException.RateLimited(message(error, "too many requests"), call, next);
      case 404 ->
          new AiException.InvalidRequest(message(error, "there is no such model or address"), call);
      default -> byClass(error, next, call);
    };
  }

  private AiException byClass(ProviderError error, @Nullable Instant next, AiCall call) {
    int status = error.status();
    if (status == 0 || status == 408 || status == 409 || status >= 500) {
      return new AiException.Overloaded(
          message(error, "the provider has a fault or too much to do"), call, next);
    }
    if (status < 400) {
      return new AiException.ProtocolViolation(
          message(error, "no answer and no error; redirects are not followed"), call, null);
    }
    return new AiException.InvalidRequest(message(error, "the request was not accepted"), call);
  }

  private String message(ProviderError error, String meaning) {
    String status = error.status() == 0 ? "an error" : "status " + error.status();
    String word = error.word() == null ? "" : ", " + error.word();
    return "%s: %s (%s%s)".formatted(name, meaning, status, word);
  }
}
