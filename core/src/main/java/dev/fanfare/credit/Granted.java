package dev.fanfare.credit;

import dev.fanfare.event.Answer;
import java.util.UUID;

/**
 * The answer to {@link Credits#grant(Wallet, GrantTerms, dev.fanfare.event.IdempotencyKey)}.
 *
 * @param grant names the grant
 * @param amount credits granted
 * @param available credits there are now; a grant with a later start is not among them
 */
public record Granted(UUID grant, long amount, long available, boolean replayed) implements Answer {
  @Override
  public Granted asReplayed() {
    return new Granted(grant, amount, available, true);
  }
}
