package dev.fanfare.payout;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of paying: prices, who is paid, tax, review, and when to ask the gateway. Immutable;
 * two policies with equal parts are equal.
 */
public final class PayoutPolicy {
  private final FeeSchedules schedules;
  private final PayoutEligibility eligibility;
  private final TaxPolicy tax;
  private final ReviewPolicy review;
  private final ReconcileTiming timing;

  private PayoutPolicy(Builder from) {
    this.schedules = from.schedules;
    this.eligibility = from.eligibility;
    this.tax = from.tax;
    this.review = from.review;
    this.timing = from.timing;
  }

  /**
   * Returns a builder of a policy that pays verified creators, keeps back no tax, approves
   * everything and asks the gateway by {@link ReconcileTiming#standard}.
   *
   * @param schedules what may be paid at what price
   */
  public static Builder builder(FeeSchedules schedules) {
    return new Builder(schedules);
  }

  /** Returns what payouts cost. */
  public FeeSchedules schedules() {
    return schedules;
  }

  /** Returns who may be paid. */
  public PayoutEligibility eligibility() {
    return eligibility;
  }

  /** Returns what tax is kept back. */
  public TaxPolicy tax() {
    return tax;
  }

  /** Returns who decides on a request. */
  public ReviewPolicy review() {
    return review;
  }

  /** Returns when the gateway is asked. */
  public ReconcileTiming timing() {
    return timing;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PayoutPolicy that
        && schedules.equals(that.schedules)
        && eligibility.equals(that.eligibility)
        && tax.equals(that.tax)
        && review.equals(that.review)
        && timing.equals(that.timing);
  }

  @Override
  public int hashCode() {
    return Objects.hash(schedules, eligibility, tax, review, timing);
  }

  @Override
  public String toString() {
    return "PayoutPolicy[%s, %s, %s, %s, %s]"
        .formatted(schedules, eligibility, tax, review, timing);
  }

  /** Collects the parts of a {@link PayoutPolicy}. */
  public static final class Builder {
    private final FeeSchedules schedules;
    private PayoutEligibility eligibility = PayoutEligibility.verifiedOnly();
    private TaxPolicy tax = TaxPolicy.none();
    private ReviewPolicy review = ReviewPolicy.approveAll();
    private ReconcileTiming timing = ReconcileTiming.standard();

    private Builder(FeeSchedules schedules) {
      this.schedules = requireNonNull(schedules, "schedules");
    }

    /** Sets who may be paid; verified creators by default. */
    public Builder eligibility(PayoutEligibility eligibility) {
      this.eligibility = requireNonNull(eligibility, "eligibility");
      return this;
    }

    /** Sets what tax is kept back; none by default. */
    public Builder tax(TaxPolicy tax) {
      this.tax = requireNonNull(tax, "tax");
      return this;
    }

    /** Sets who decides on a request; everything is approved by default. */
    public Builder review(ReviewPolicy review) {
      this.review = requireNonNull(review, "review");
      return this;
    }

    /** Sets when the gateway is asked; {@link ReconcileTiming#standard} by default. */
    public Builder timing(ReconcileTiming timing) {
      this.timing = requireNonNull(timing, "timing");
      return this;
    }

    /** Returns the policy. */
    public PayoutPolicy build() {
      return new PayoutPolicy(this);
    }
  }
}
