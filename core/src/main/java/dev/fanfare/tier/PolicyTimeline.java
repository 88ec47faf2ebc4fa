package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.event.FanfareException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Policies in the order in which they take effect. */
final class PolicyTimeline {
  private final List<TierPolicy> policies;

  PolicyTimeline(List<TierPolicy> policies) {
    require(!policies.isEmpty(), "policies must be 1 or more");
    require(
        policies.stream().map(TierPolicy::version).distinct().count() == policies.size()
            && policies.stream().map(TierPolicy::effectiveFrom).distinct().count()
                == policies.size(),
        "policies must have different versions and effective dates, were %s",
        policies);
    this.policies =
        policies.stream().sorted(Comparator.comparing(TierPolicy::effectiveFrom)).toList();
  }

  /** Returns the policy that had taken effect last at an instant, the first one before that. */
  TierPolicy atOrFirst(Instant instant) {
    return instant.isBefore(policies.get(0).effectiveFrom()) ? policies.get(0) : at(instant);
  }

  /**
   * Returns the policy that took effect last.
   *
   * @throws FanfareException if none has yet
   */
  TierPolicy at(Instant now) {
    for (int i = policies.size() - 1; i >= 0; i--) {
      if (!policies.get(i).effectiveFrom().isAfter(now)) {
        return policies.get(i);
      }
    }
    throw new FanfareException(
        "No tier policy is in force at %s; the first, '%s', takes effect at %s"
            .formatted(now, policies.get(0).version(), policies.get(0).effectiveFrom()));
  }
}
