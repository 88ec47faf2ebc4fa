package dev.fanfare.credit;

import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits can be used from now on. A grant with a later start is announced when it takes effect;
 * credits that are carried over or restored are not announced again.
 *
 * @param wallet whose
 * @param grant the grant
 * @param source why
 * @param amount credits granted
 * @param expiresAt until when, null for ever
 * @param available credits available after it
 * @param at when they became available
 */
public record CreditsGranted(
    Wallet wallet,
    UUID grant,
    GrantSource source,
    long amount,
    @Nullable Instant expiresAt,
    long available,
    Instant at)
    implements DomainEvent {
  @Override
  public String subject() {
    return wallet.creator().value();
  }
}
