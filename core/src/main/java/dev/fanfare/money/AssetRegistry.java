package dev.fanfare.money;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The assets that text may name: every ISO 4217 currency and what the host adds. Immutable and safe
 * for concurrent use. The same code always gives the same instance.
 */
public final class AssetRegistry {
  private static final AssetRegistry ISO = new AssetRegistry(Map.of());

  private final Map<String, Asset> own;
  private final Map<String, Optional<Asset>> iso = new ConcurrentHashMap<>();

  private AssetRegistry(Map<String, Asset> own) {
    this.own = own;
  }

  /** Returns the registry of ISO 4217 currencies alone. */
  public static AssetRegistry iso() {
    return ISO;
  }

  /**
   * Returns a registry that knows one asset more.
   *
   * @throws IllegalArgumentException if the code is known with another scale
   */
  public AssetRegistry with(Asset asset) {
    requireNonNull(asset, "asset");
    Optional<Asset> known = find(asset.code());
    require(
        known.isEmpty() || known.get().equals(asset),
        "asset %s is registered with scale %d, not %d",
        asset.code(),
        known.map(Asset::scale).orElse(0),
        asset.scale());
    Map<String, Asset> more = new HashMap<>(own);
    more.put(asset.code(), asset);
    return new AssetRegistry(Map.copyOf(more));
  }

  /** Returns the asset of a code, empty if nobody registered it. */
  public Optional<Asset> find(String code) {
    requireNonNull(code, "code");
    Asset registered = own.get(code);
    if (registered != null) {
      return Optional.of(registered);
    }
    // Only three-letter codes are worth remembering; anything else would let hostile text fill the
    // map.
    return code.length() == 3
        ? iso.computeIfAbsent(code, AssetRegistry::isoAsset)
        : Optional.empty();
  }

  /**
   * Returns the asset of a code.
   *
   * @throws IllegalArgumentException if the code is unknown
   */
  public Asset get(String code) {
    return find(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown currency '%s': use an ISO 4217 code or register the asset"
                        .formatted(code)));
  }

  private static Optional<Asset> isoAsset(String code) {
    try {
      return Optional.of(Asset.of(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
