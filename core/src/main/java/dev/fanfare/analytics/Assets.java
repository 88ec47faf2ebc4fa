package dev.fanfare.analytics;

import dev.fanfare.money.Asset;
import java.util.Comparator;

/** The order of assets in lists. */
final class Assets {
  static final Comparator<Asset> ORDER =
      Comparator.comparing(Asset::code).thenComparing(Asset::scale);

  private Assets() {}
}
