package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How figures are computed. Immutable; two policies with the same settings are equal. */
public final class AnalyticsPolicy implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final String version;
  private final ZoneId zone;
  private final Duration finality;

  private AnalyticsPolicy(Builder builder) {
    this.version = builder.version;
    this.zone = builder.zone;
    this.finality = builder.finality;
  }

  /** Returns the defaults: days of UTC, final 2 days after they are over. */
  public static AnalyticsPolicy standard() {
    return builder("standard").build();
  }

  /**
   * Returns a builder that starts from the defaults.
   *
   * @param version names this policy, 1 to 64 characters
   */
  public static Builder builder(String version) {
    return new Builder(version);
  }

  /** Returns the policy's name. */
  public String version() {
    return version;
  }

  /** Returns the zone whose days are computed. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns how long after its end a day, week or month becomes final. */
  public Duration finality() {
    return finality;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AnalyticsPolicy that
        && version.equals(that.version)
        && zone.equals(that.zone)
        && finality.equals(that.finality);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, zone, finality);
  }

  @Override
  public String toString() {
    return "AnalyticsPolicy[%s, %s, final after %s]".formatted(version, zone, finality);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private final String version;
    private ZoneId zone = ZoneOffset.UTC;
    private Duration finality = Duration.ofDays(2);

    private Builder(String version) {
      this.version = requireText("version", version, 64);
    }

    /**
     * Sets the zone whose days are computed. Figures that were computed in another must be computed
     * anew with {@link Analytics#rebuild()}.
     */
    public Builder zone(ZoneId zone) {
      // UTC has several names; by another one its days are the same.
      this.zone = requireNonNull(zone, "zone").normalized();
      return this;
    }

    /**
     * @param finality how long after its end a day becomes final, 0 to 366 days
     */
    public Builder finality(Duration finality) {
      require(
          !finality.isNegative() && finality.compareTo(LONGEST) <= 0,
          "finality must be 0 to 366 days, was %s",
          finality);
      this.finality = finality;
      return this;
    }

    /** Returns the policy. */
    public AnalyticsPolicy build() {
      return new AnalyticsPolicy(this);
    }
  }
}
