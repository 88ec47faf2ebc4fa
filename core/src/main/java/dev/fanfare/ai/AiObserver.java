package dev.fanfare.ai;

/**
 * Hears of every call to a model, for traces and metrics. It is called on the thread of the call;
 * return soon. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface AiObserver {
  /** Takes a call that has ended, or that was refused before it began. */
  void ended(AiObservation call);

  /**
   * Takes a call that could not be recorded: its usage, cost and quota are kept in memory and tried
   * again. The caller has the answer.
   */
  default void unrecorded(AiObservation call, RuntimeException cause) {}
}
