package dev.fanfare.cli.console;

import dev.fanfare.money.Money;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {
  private Numbers() {}

  /** Returns a number such as {@code 541,909}. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns an amount without its asset, such as {@code 10,666,684.54}. */
  public static String grouped(Money amount) {
    return String.format(Locale.ROOT, "%,." + amount.asset().scale() + "f", amount.toDecimal());
  }

  /** Returns a time such as {@code 3.2 s}. */
  public static String seconds(Duration time) {
    long tenths = (time.toMillis() + 50) / 100;
    return tenths / 10 + "." + tenths % 10 + " s";
  }
}
