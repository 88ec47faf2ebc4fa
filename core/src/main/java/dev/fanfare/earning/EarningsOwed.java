package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.money.Money;

/**
 * A refund took more than a creator had.
 *
 * @param creator who owes
 * @param amount what this refund added to what is owed
 * @param refund the refund's id
 */
public record EarningsOwed(CreatorId creator, Money amount, String refund) implements DomainEvent {
  @Override
  public String subject() {
    return creator.value();
  }
}
