package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * How many tokens of input a request has at most, before anybody counted them: what is reserved of
 * a budget goes by it.
 */
@FunctionalInterface
public interface TokenEstimator {
  /** Returns about how many tokens the request has, rather too many than too few. */
  long inputTokens(AiRequest request);

  /**
   * Returns the estimate that asks nobody: a token for every two bytes of UTF-8, which is about
   * twice what English has and enough for every script that models were trained on; 5 000 for a
   * picture; and 16 for each turn and each part of it.
   */
  static TokenEstimator byBytes() {
    return ByteEstimate::of;
  }

  /**
   * Returns an estimator that lets the model count, for one call more to its provider, and
   * estimates where it cannot tell.
   */
  static TokenEstimator counting(LanguageModel model) {
    requireNonNull(model, "model");
    return request -> {
      OptionalLong counted;
      try {
        counted = model.countTokens(request);
      } catch (AiException e) {
        // Whoever cannot count may yet answer; the call itself will tell.
        counted = OptionalLong.empty();
      }
      return counted.orElseGet(() -> ByteEstimate.of(request));
    };
  }

  /** Returns about how many tokens a text has, as {@link #byBytes} counts. */
  static long ofText(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + 1L) / 2;
  }
}
