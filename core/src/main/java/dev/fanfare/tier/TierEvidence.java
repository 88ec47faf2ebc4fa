package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures that a tier was decided on.
 *
 * @param asset what money figures are counted in
 * @param figures everything that was measured, by metric name, in the metric's unit
 */
public record TierEvidence(Asset asset, Map<String, Long> figures) implements Serializable {
  public TierEvidence {
    requireNonNull(asset, "asset");
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }

  /** Returns figures as evidence. */
  public static TierEvidence of(CreatorStats stats) {
    return new TierEvidence(stats.asset(), stats.measured());
  }
}
