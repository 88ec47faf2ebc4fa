package dev.fanfare.credit;

import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Credits were lost unused.
 *
 * @param wallet whose
 * @param grant where they had come from
 * @param source why they had been granted
 * @param amount credits lost
 * @param available credits still available
 * @param at when they expired, which may be before anybody noticed
 */
public record CreditsExpired(
    Wallet wallet, UUID grant, GrantSource source, long amount, long available, Instant at)
    implements DomainEvent {
  @Override
  public String subject() {
    return wallet.creator().value();
  }
}
