package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ladder of tiers, one version of it. A creator's figures earn the highest tier all of whose
 * criteria hold; the lowest tier, the entry, has no criteria and always holds. Immutable.
 *
 * <p>Better figures never earn a lower tier. A metric that a policy bounds only from below is
 * better when it is larger; one that it bounds only from above, such as a rank, when it is smaller;
 * one bounded on both sides has no better. A figure that is known is no worse than an unknown one,
 * unless a criterion is met by an unknown one.
 */
public final class TierPolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most tiers that a policy may have. */
  public static final int MAX_TIERS = 100;

  /** What {@link CreatorStats#value(Metric, long)} never returns for a known figure. */
  private static final long ABSENT = Long.MIN_VALUE;

  private final String version;
  private final Instant effectiveFrom;
  private final List<Tier> tiers;
  private final @Nullable Asset asset;

  // The criteria of all tiers in a row: those of tier t stand at starts[t] to starts[t + 1] - 1.
  private final Tier[] ladder;
  private final int[] starts;
  private final Metric[] metrics;
  private final long[] firsts;
  private final long[] lasts;
  private final long[] ifAbsent;

  private TierPolicy(String version, Instant effectiveFrom, List<Tier> tiers) {
    this.version = requireText("version", version, 64);
    this.effectiveFrom = requireNonNull(effectiveFrom, "effectiveFrom");
    this.tiers = List.copyOf(tiers);
    checkLadder(this.tiers);
    List<Criterion> criteria = this.tiers.stream().flatMap(t -> t.criteria().stream()).toList();
    this.asset = onlyAsset(criteria);
    checkUnits(criteria);
    this.ladder = this.tiers.toArray(Tier[]::new);
    this.starts = new int[ladder.length + 1];
    for (int t = 0; t < ladder.length; t++) {
      starts[t + 1] = starts[t] + ladder[t].criteria().size();
    }
    this.metrics = criteria.stream().map(Criterion::metric).toArray(Metric[]::new);
    this.firsts = criteria.stream().mapToLong(Criterion::first).toArray();
    this.lasts = criteria.stream().mapToLong(Criterion::last).toArray();
    this.ifAbsent =
        criteria.stream()
            .mapToLong(c -> !c.metIfUnknown() ? ABSENT : c.min() != null ? c.first() : c.last())
            .toArray();
  }

  /**
   * Returns a policy.
   *
   * @param version names these rules in everything they decide, 1 to 64 characters
   * @param effectiveFrom when it begins to decide
   * @param tiers 1 to {@link #MAX_TIERS}, lowest first; the first one without criteria, every other
   *     one with some
   * @throws IllegalArgumentException if levels do not ascend, a name comes twice, or bounds are in
   *     different assets
   */
  public static TierPolicy of(String version, Instant effectiveFrom, List<Tier> tiers) {
    return new TierPolicy(version, effectiveFrom, tiers);
  }

  /** Starts a policy without tiers. */
  public static Builder builder(String version, Instant effectiveFrom) {
    return new Builder(version, effectiveFrom, List.of());
  }

  /** Starts another version from this one's tiers. */
  public Builder toBuilder(String newVersion, Instant newEffectiveFrom) {
    return new Builder(newVersion, newEffectiveFrom, tiers);
  }

  private static void checkLadder(List<Tier> tiers) {
    require(
        !tiers.isEmpty() && tiers.size() <= MAX_TIERS,
        "tiers must be 1 to %d, were %d",
        MAX_TIERS,
        tiers.size());
    Map<String, Tier> names = new HashMap<>();
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      require(names.put(tier.name(), tier) == null, "tier '%s' comes twice", tier.name());
      require(
          i == 0 || tiers.get(i - 1).level() < tier.level(),
          "levels must ascend, but '%s' has %d",
          tier.name(),
          tier.level());
      require(
          (i == 0) == tier.criteria().isEmpty(),
          i == 0
              ? "the lowest tier is the entry and must have no criteria, but '%s' has %s"
              : "a tier above the entry must have criteria, but '%s' has %s",
          tier.name(),
          tier.criteria());
    }
  }

  private static @Nullable Asset onlyAsset(List<Criterion> criteria) {
    List<Asset> assets =
        criteria.stream().map(Criterion::asset).filter(Objects::nonNull).distinct().toList();
    require(assets.size() <= 1, "money bounds must be in one asset, were in %s", assets);
    return assets.isEmpty() ? null : assets.get(0);
  }

  private static void checkUnits(List<Criterion> criteria) {
    Map<String, Metric.Unit> units = new HashMap<>();
    for (Criterion criterion : criteria) {
      Metric metric = criterion.metric();
      Metric.Unit earlier = units.putIfAbsent(metric.name(), metric.unit());
      require(
          earlier == null || earlier == metric.unit(),
          "metric '%s' must be counted in one unit, was in %s and %s",
          metric,
          earlier,
          metric.unit());
    }
  }

  /** Returns what names these rules. */
  public String version() {
    return version;
  }

  /** Returns when these rules begin to decide. */
  public Instant effectiveFrom() {
    return effectiveFrom;
  }

  /** Returns the tiers, lowest first. */
  public List<Tier> tiers() {
    return tiers;
  }

  /** Returns the tier that always holds. */
  public Tier entry() {
    return ladder[0];
  }

  /** Returns what money bounds are counted in, empty if there are none. */
  public Optional<Asset> asset() {
    return Optional.ofNullable(asset);
  }

  /** Returns the tier of a name. */
  public Optional<Tier> find(String name) {
    return tiers.stream().filter(tier -> tier.name().equals(name)).findFirst();
  }

  /** Returns the highest tier that is not above a level, the entry tier if all are. */
  public Tier upTo(int level) {
    Tier found = entry();
    for (Tier tier : tiers) {
      if (tier.level() <= level) {
        found = tier;
      }
    }
    return found;
  }

  /**
   * Returns the tier that figures earn. Allocates nothing.
   *
   * @throws IllegalArgumentException if money is bounded and the figures are in another asset
   */
  public Tier evaluate(CreatorStats stats) {
    requireAsset(stats);
    for (int tier = ladder.length - 1; tier > 0; tier--) {
      if (holds(tier, stats)) {
        return ladder[tier];
      }
    }
    return ladder[0];
  }

  private boolean holds(int tier, CreatorStats stats) {
    int end = starts[tier + 1];
    for (int i = starts[tier]; i < end; i++) {
      long value = stats.value(metrics[i], ifAbsent[i]);
      if (value < firsts[i] || value > lasts[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the tier that figures earn with every criterion's value and gap; the tier is the one
   * that {@link #evaluate} returns.
   *
   * @throws IllegalArgumentException if money is bounded and the figures are in another asset
   */
  public TierExplanation explain(CreatorStats stats) {
    requireAsset(stats);
    List<TierCheck> checks = tiers.stream().map(tier -> tier.check(stats)).toList();
    String earned =
        checks.stream()
            .filter(TierCheck::met)
            .reduce((lower, higher) -> higher)
            .map(TierCheck::tier)
            .orElse(entry().name());
    return new TierExplanation(stats.creator(), version, earned, checks);
  }

  private void requireAsset(CreatorStats stats) {
    if (asset != null && asset != stats.asset() && !asset.equals(stats.asset())) {
      throw new IllegalArgumentException(
          "policy '%s' bounds money in %s, but the figures of '%s' are in %s"
              .formatted(version, asset, stats.creator(), stats.asset()));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TierPolicy that
        && version.equals(that.version)
        && effectiveFrom.equals(that.effectiveFrom)
        && tiers.equals(that.tiers);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, effectiveFrom, tiers);
  }

  @Override
  public String toString() {
    return version + " from " + effectiveFrom + " " + tiers.stream().map(Tier::name).toList();
  }

  /** Puts a ladder together. */
  public static final class Builder {
    private final String version;
    private final Instant effectiveFrom;
    private final List<Tier> tiers;

    private Builder(String version, Instant effectiveFrom, List<Tier> tiers) {
      this.version = version;
      this.effectiveFrom = effectiveFrom;
      this.tiers = new ArrayList<>(tiers);
    }

    /** Adds a tier; its level says where. */
    public Builder add(Tier tier) {
      tiers.add(requireNonNull(tier, "tier"));
      return this;
    }

    /**
     * Puts a tier in the place of the one of the same name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Builder replace(Tier tier) {
      return remove(tier.name()).add(tier);
    }

    /**
     * Takes a tier off.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Builder remove(String name) {
      require(tiers.removeIf(tier -> tier.name().equals(name)), "there is no tier '%s'", name);
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException as {@link TierPolicy#of} does
     */
    public TierPolicy build() {
      return new TierPolicy(
          version,
          effectiveFrom,
          tiers.stream().sorted(Comparator.comparing(Tier::level)).toList());
    }
  }
}
