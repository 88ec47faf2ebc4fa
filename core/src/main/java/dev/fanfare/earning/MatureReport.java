package dev.fanfare.earning;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.Map;

/**
 * What became available.
 *
 * @param creators how many creators and assets had something due
 * @param amounts how much, by asset
 */
public record MatureReport(int creators, Map<Asset, Money> amounts) {
  public MatureReport {
    amounts = Map.copyOf(amounts);
  }
}
