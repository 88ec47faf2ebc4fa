package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;

/**
 * All that a creator ever earned in one asset.
 *
 * @param creator who
 * @param sales how many sales
 * @param earned the creator's parts of them
 * @param clawedBack the creator's parts of refunds
 */
public record CreatorTotal(CreatorId creator, long sales, Money earned, Money clawedBack) {
  /** Returns {@code earned - clawedBack}, which may be negative. */
  public Money net() {
    return earned.minus(clawedBack);
  }
}
