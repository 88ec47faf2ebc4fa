package dev.fanfare.credit;

import dev.fanfare.event.DomainEvent;
import java.time.Instant;

/**
 * A request took the last available credit, or was declined because there were too few. Credits
 * that expire are told by {@link CreditsExpired} alone.
 *
 * @param wallet whose
 * @param available credits still available
 * @param missing how many more the declined request needed, 0 if a request took the last ones
 * @param at when
 */
public record CreditsExhausted(Wallet wallet, long available, long missing, Instant at)
    implements DomainEvent {
  @Override
  public String subject() {
    return wallet.creator().value();
  }
}
