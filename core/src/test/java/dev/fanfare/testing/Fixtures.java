package dev.fanfare.testing;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;

/** Names and amounts that tests share. */
public final class Fixtures {
  public static final Asset USD = Asset.of("USD");
  public static final Asset JPY = Asset.of("JPY");
  public static final CreatorId ADA = CreatorId.of("ada");
  public static final CreatorId BEN = CreatorId.of("ben");
  public static final CreatorId CLEO = CreatorId.of("cleo");

  private Fixtures() {}

  /** Returns an amount in US cents. */
  public static Money cents(long cents) {
    return new Money(cents, USD);
  }

  /** Returns an amount in US dollars, such as {@code usd("12.50")}. */
  public static Money usd(String dollars) {
    return Money.parse(dollars, USD);
  }

  public static IdempotencyKey key(String value) {
    return IdempotencyKey.of(value);
  }
}
