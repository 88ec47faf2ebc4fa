package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a platform deals with credits. Immutable; two policies with the same settings are equal. */
public final class CreditPolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String version;
  private final LocalDate effectiveFrom;
  private final ZoneId zone;
  private final Rollover rollover;
  private final int allowancePriority;
  private final RefundPolicy refunds;
  private final CreditPrices prices;

  private CreditPolicy(Builder builder) {
    this.version = builder.version;
    this.effectiveFrom = builder.effectiveFrom;
    this.zone = builder.zone;
    this.rollover = builder.rollover;
    this.allowancePriority = builder.allowancePriority;
    this.refunds = builder.refunds;
    this.prices = builder.prices;
  }

  /**
   * Returns the defaults: months in UTC, no rollover, allowances in the middle of the burn order,
   * refunds to expired grants are forfeited, every job pays with credits of its own type.
   */
  public static CreditPolicy standard() {
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

  /** Returns from which day on the policy is meant to hold. */
  public LocalDate effectiveFrom() {
    return effectiveFrom;
  }

  /** Returns whose calendar counts the months of allowances that start under this policy. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns what happens to unused allowance. */
  public Rollover rollover() {
    return rollover;
  }

  /** Returns the priority of an allowance's grants, 0 (used first) to 100. */
  public int allowancePriority() {
    return allowancePriority;
  }

  /** Returns what happens to refunded credits whose grant has expired. */
  public RefundPolicy refunds() {
    return refunds;
  }

  /** Returns what jobs cost. */
  public CreditPrices prices() {
    return prices;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CreditPolicy that
        && version.equals(that.version)
        && effectiveFrom.equals(that.effectiveFrom)
        && zone.equals(that.zone)
        && rollover.equals(that.rollover)
        && allowancePriority == that.allowancePriority
        && refunds.equals(that.refunds)
        && prices.equals(that.prices);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, effectiveFrom, zone, rollover, allowancePriority, refunds, prices);
  }

  @Override
  public String toString() {
    return "CreditPolicy[%s from %s, %s, %s, allowance priority %d, %s, %s]"
        .formatted(version, effectiveFrom, zone, rollover, allowancePriority, refunds, prices);
  }

  /** Collects the settings of a policy. */
  public static final class Builder {
    private final String version;
    private LocalDate effectiveFrom = LocalDate.EPOCH;
    private ZoneId zone = ZoneOffset.UTC;
    private Rollover rollover = Rollover.none();
    private int allowancePriority = Grant.DEFAULT_PRIORITY;
    private RefundPolicy refunds = RefundPolicy.forfeit();
    private CreditPrices prices = CreditPrices.byType();

    private Builder(String version) {
      this.version = requireText("version", version, 64);
    }

    /** Sets from which day on the policy is meant to hold. */
    public Builder effectiveFrom(LocalDate day) {
      this.effectiveFrom = requireNonNull(day, "effectiveFrom");
      return this;
    }

    /** Sets whose calendar counts the months; an allowance keeps the zone it started with. */
    public Builder zone(ZoneId zone) {
      this.zone = requireNonNull(zone, "zone");
      return this;
    }

    /** Sets what happens to unused allowance at the end of a period. */
    public Builder rollover(Rollover rollover) {
      this.rollover = requireNonNull(rollover, "rollover");
      return this;
    }

    /** Sets the priority of an allowance's grants, 0 (used first) to 100. */
    public Builder allowancePriority(int priority) {
      this.allowancePriority = Grant.requirePriority(priority);
      return this;
    }

    /** Sets what happens to refunded credits whose grant has expired. */
    public Builder refunds(RefundPolicy refunds) {
      this.refunds = requireNonNull(refunds, "refunds");
      return this;
    }

    /** Sets what jobs cost. */
    public Builder prices(CreditPrices prices) {
      this.prices = requireNonNull(prices, "prices");
      return this;
    }

    /** Returns the policy. */
    public CreditPolicy build() {
      return new CreditPolicy(this);
    }
  }
}
