package dev.fanfare.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.Verification;
import dev.fanfare.payout.Ineligibility.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which creators may be paid. Whatever the host decides, a hold, an outcome nobody knows and a
 * contradiction of the gateway always stop further payouts. Immutable, a pure function. Two
 * policies with the same rules are equal; a rule in code is the same only if its object says so.
 */
public final class PayoutEligibility {
  private static final PayoutEligibility ANYONE = new PayoutEligibility(List.of());
  private static final PayoutEligibility VERIFIED_ONLY = ANYONE.and(PayoutEligibility::verified);

  private final List<Rule> rules;

  /** A rule of its own kind. */
  @FunctionalInterface
  public interface Rule {
    /** Returns why the creator may not be paid, empty if this rule does not mind. */
    Optional<Ineligibility> check(PayoutStanding standing);
  }

  private PayoutEligibility(List<Rule> rules) {
    this.rules = rules;
  }

  /** Returns the policy that pays verified creators. */
  public static PayoutEligibility verifiedOnly() {
    return VERIFIED_ONLY;
  }

  /** Returns the policy that pays anyone, registered or not. */
  public static PayoutEligibility anyone() {
    return ANYONE;
  }

  private static Optional<Ineligibility> verified(PayoutStanding standing) {
    return standing.verification() == Verification.VERIFIED
        ? Optional.empty()
        : Optional.of(
            new Ineligibility(Cause.NOT_VERIFIED, "verification is " + standing.verification()));
  }

  /** Returns this policy with one rule more. */
  public PayoutEligibility and(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(requireNonNull(rule, "rule"));
    return new PayoutEligibility(List.copyOf(more));
  }

  /** Returns what is asked beside what always stops payouts, in the order in which it is asked. */
  public List<Rule> rules() {
    return rules;
  }

  /** Returns every reason against paying a creator now, empty if there is none. */
  public List<Ineligibility> check(PayoutStanding standing) {
    List<Ineligibility> reasons = new ArrayList<>();
    if (standing.payoutHold() != null) {
      reasons.add(new Ineligibility(Cause.PAYOUT_HOLD, standing.payoutHold()));
    }
    if (standing.unknownPayouts() > 0) {
      reasons.add(
          new Ineligibility(
              Cause.UNKNOWN_PAYOUT,
              "payouts with an unknown outcome: " + standing.unknownPayouts()));
    }
    if (standing.contradictedPayouts() > 0) {
      reasons.add(
          new Ineligibility(
              Cause.CONTRADICTED_PAYOUT,
              "payouts that the gateway contradicts: " + standing.contradictedPayouts()));
    }
    rules.forEach(rule -> rule.check(standing).ifPresent(reasons::add));
    return List.copyOf(reasons);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PayoutEligibility that && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  @Override
  public String toString() {
    return equals(VERIFIED_ONLY) ? "verified only" : rules.isEmpty() ? "anyone" : rules.toString();
  }
}
