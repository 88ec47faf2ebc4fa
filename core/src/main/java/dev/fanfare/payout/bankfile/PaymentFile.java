package dev.fanfare.payout.bankfile;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.DerivedId;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A payment file that was begun: which instructions are in it is settled, and it can be written any
 * number of times.
 *
 * @param request what was asked for
 * @param createdAt when it was begun, in whole seconds; the file shows it
 */
public record PaymentFile(PaymentFileRequest request, Instant createdAt) implements Serializable {
  public PaymentFile {
    requireNonNull(request, "request");
    createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Returns the name of the file. */
  public String messageId() {
    return request.messageId();
  }

  /** Returns the id of a block within the file, 32 hex digits: status files name it. */
  public String paymentInformationId(PaymentBlock block) {
    return EndToEndId.of(DerivedId.of(messageId(), block.code()));
  }
}
