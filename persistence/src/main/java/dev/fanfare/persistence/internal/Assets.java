package dev.fanfare.persistence.internal;

import dev.fanfare.money.Asset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One instance of each asset that rows name. */
public final class Assets {
  private static final Map<String, Asset> KNOWN = new ConcurrentHashMap<>();

  private Assets() {}

  /** Returns an asset. */
  public static Asset of(String code, int scale) {
    Asset known = KNOWN.get(code);
    if (known != null && known.scale() == scale) {
      return known;
    }
    Asset asset = new Asset(code, scale);
    KNOWN.putIfAbsent(code, asset);
    return asset;
  }
}
