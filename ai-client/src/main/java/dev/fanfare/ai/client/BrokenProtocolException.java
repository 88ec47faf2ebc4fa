package dev.fanfare.ai.client;

/** What came is not what the protocol allows. The message holds nothing of what came. */
final class BrokenProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenProtocolException(String message) {
    super(message, null, false, false);
  }
}
