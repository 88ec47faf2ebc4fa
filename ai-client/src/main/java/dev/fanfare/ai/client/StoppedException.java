package dev.fanfare.ai.client;

/** Nobody waits for the answer any more. Unwinds the thread that reads it. */
final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super(null, null, false, false);
  }
}
