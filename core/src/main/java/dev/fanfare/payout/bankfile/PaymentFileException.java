package dev.fanfare.payout.bankfile;

import dev.fanfare.event.FanfareException;

/**
 * Thrown when a payment file could not be written out. Its instructions stay assigned to it: write
 * it again with the same request.
 */
public final class PaymentFileException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final String messageId;

  /** Makes one for a file. */
  public PaymentFileException(String messageId, Throwable cause) {
    super(
        "Could not write payment file '%s'; discard what was written and write it again with the same message id"
            .formatted(messageId),
        cause);
    this.messageId = messageId;
  }

  /** Returns the name of the file. */
  public String messageId() {
    return messageId;
  }
}
