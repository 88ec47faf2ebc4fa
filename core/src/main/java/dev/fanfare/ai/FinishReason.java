package dev.fanfare.ai;

/** Why a model stopped writing. */
public enum FinishReason {
  /** It had said what it wanted to say. */
  STOP,
  /** {@code maxTokens} was reached: the text is cut off. */
  LENGTH,
  /** It wrote a stop sequence. */
  STOP_SEQUENCE,
  /** It asks for a tool. */
  TOOL,
  /** It refused. */
  REFUSAL,
  /** The provider's filter ended it. */
  CONTENT_FILTER,
  /** Question and answer do not fit the model's context: the text is cut off. */
  CONTEXT_EXCEEDED,
  /** The provider gave a reason that this version does not know. */
  UNKNOWN;

  /** Returns whether the answer is whole: the model ended it by itself. */
  public boolean whole() {
    return this == STOP || this == STOP_SEQUENCE;
  }
}
