package dev.fanfare.ai;

import java.util.OptionalLong;

/**
 * A model that answers in text. Safe for concurrent use. Never called within a transaction.
 *
 * <p>An answer is returned only if its end was seen. Everything else is an {@link AiException}: a
 * stream that broke off, an answer that is not of the {@link AnswerShape} asked for, a refusal to
 * serve. A refusal by the model itself, or an answer cut off at its length, is an answer, with the
 * {@link FinishReason} that says so.
 */
public interface LanguageModel {
  /** Returns the model that is none: every call fails with {@link AiException.InvalidRequest}. */
  static LanguageModel none() {
    return NoModel.INSTANCE;
  }

  /** Returns which model is asked. */
  ModelName name();

  /**
   * Asks and waits for the answer. A thread that is interrupted while it waits gets {@link
   * AiException.Cancelled} and stays interrupted.
   *
   * @throws AiException if there is no answer, or one that is not to be believed
   */
  AiResponse complete(AiRequest request);

  /**
   * Asks, and hands the answer on as it comes. Returns at once; faults go to the listener.
   *
   * @param listener hears it on a thread of the model
   */
  AiStream stream(AiRequest request, AiListener listener);

  /**
   * Returns how many tokens the request has, empty if the provider cannot tell.
   *
   * @throws AiException if the provider did not answer
   */
  default OptionalLong countTokens(AiRequest request) {
    return OptionalLong.empty();
  }
}
