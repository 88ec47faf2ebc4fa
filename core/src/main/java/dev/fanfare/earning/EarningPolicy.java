package dev.fanfare.earning;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How revenue is shared and how long earnings are held. Immutable; two policies with equal settings
 * are equal.
 */
public final class EarningPolicy {
  /** How long earnings are held unless a source says otherwise. */
  public static final Duration STANDARD_HOLD = Duration.ofDays(7);

  private static final Duration LONGEST_HOLD = Duration.ofDays(366);

  private final @Nullable RevenueShares shares;
  private final Duration hold;
  private final Map<RevenueSource, Duration> holds;

  private EarningPolicy(Builder builder) {
    this.shares = builder.shares;
    this.hold = builder.hold;
    this.holds = Collections.unmodifiableMap(new TreeMap<>(builder.holds));
  }

  /** Returns the policy of 55 % for the creator, held for 7 days. */
  public static EarningPolicy standard() {
    return builder().build();
  }

  /** Starts from the standard policy. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns which part of revenue is the creator's. */
  public RevenueShares shares() {
    return shares == null ? RevenueShares.fixed(RevenueShares.STANDARD) : shares;
  }

  /** Returns the shares that were set, empty if none were: see {@link Builder#shares}. */
  public Optional<RevenueShares> ownShares() {
    return Optional.ofNullable(shares);
  }

  /**
   * Returns this policy with shares, should it have been given none: those of tiers, for example.
   */
  public EarningPolicy orShares(RevenueShares otherwise) {
    if (shares != null) {
      return this;
    }
    Builder builder = builder().hold(hold).shares(otherwise);
    holds.forEach(builder::hold);
    return builder.build();
  }

  /** Returns how long what a source earned is held before it may be paid out. */
  public Duration hold(RevenueSource source) {
    return holds.getOrDefault(source, hold);
  }

  /** Returns how long earnings are held where the source says nothing else. */
  public Duration hold() {
    return hold;
  }

  /** Returns the hold periods of the sources that have their own. */
  public Map<RevenueSource, Duration> holds() {
    return holds;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EarningPolicy that
        && Objects.equals(shares, that.shares)
        && hold.equals(that.hold)
        && holds.equals(that.holds);
  }

  @Override
  public int hashCode() {
    return Objects.hash(shares, hold, holds);
  }

  @Override
  public String toString() {
    return "EarningPolicy[%s, hold %s, %s]".formatted(shares, hold, holds);
  }

  /** Collects what differs from {@link #standard}. */
  public static final class Builder {
    private @Nullable RevenueShares shares;
    private Duration hold = STANDARD_HOLD;
    private final Map<RevenueSource, Duration> holds = new EnumMap<>(RevenueSource.class);

    private Builder() {}

    /**
     * Sets which part of revenue is the creator's. Left out, it is the share of the creator's tier
     * where tiers are known, else 55 %.
     */
    public Builder shares(RevenueShares shares) {
      this.shares = requireNonNull(shares, "shares");
      return this;
    }

    /**
     * @param hold 0 to 366 days, for every source without one of its own
     */
    public Builder hold(Duration hold) {
      this.hold = checked(hold);
      return this;
    }

    /**
     * @param hold 0 to 366 days
     */
    public Builder hold(RevenueSource source, Duration hold) {
      holds.put(requireNonNull(source, "source"), checked(hold));
      return this;
    }

    /** Returns the policy. */
    public EarningPolicy build() {
      return new EarningPolicy(this);
    }

    private static Duration checked(Duration hold) {
      require(
          !hold.isNegative() && hold.compareTo(LONGEST_HOLD) <= 0,
          "hold must be 0 to 366 days, was %s",
          hold);
      return hold;
    }
  }
}
