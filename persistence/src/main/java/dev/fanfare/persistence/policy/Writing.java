package dev.fanfare.persistence.policy;

import dev.fanfare.ai.AiCost;
import dev.fanfare.money.Asset;
import dev.fanfare.money.AssetRegistry;
import dev.fanfare.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects the fields of one document, and which assets it has to declare. */
final class Writing {
  private final Map<String, Object> ownAssets = new TreeMap<>();

  /**
   * Returns an amount as it is read back.
   *
   * @throws IllegalArgumentException if the policy holds another asset of the same code
   */
  String money(Money amount) {
    asset(amount.asset());
    return amount.toString();
  }

  /**
   * Returns a cost as it is read back.
   *
   * @throws IllegalArgumentException if the policy holds another asset of the same code
   */
  String cost(AiCost cost) {
    asset(cost.currency());
    return cost.toString();
  }

  /**
   * Returns an asset as it is read back.
   *
   * @throws IllegalArgumentException if the policy holds another asset of the same code
   */
  String asset(Asset asset) {
    if (AssetRegistry.iso().find(asset.code()).isEmpty()) {
      Object other = ownAssets.put(asset.code(), (long) asset.scale());
      if (other != null && !other.equals((long) asset.scale())) {
        throw new IllegalArgumentException(
            "asset %s must have the same decimals everywhere, had %s and %d; give one of them another code"
                .formatted(asset, other, asset.scale()));
      }
    }
    return asset.code();
  }

  /** Returns the assets that are not ISO 4217 currencies, with their decimals. */
  Map<String, Object> ownAssets() {
    return ownAssets;
  }

  /** Returns fields to put something into; they stand in that order. */
  static Map<String, Object> fields() {
    return new LinkedHashMap<>();
  }

  /** Returns what a host's code is called, for saying that it cannot be written. */
  static String codeName(Object code) {
    String name = code.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : "a lambda of " + name.substring(0, lambda);
  }
}
