package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of all creators of a run; those evaluated by an earlier try of the same run included.
 *
 * @param policyVersion the policy that decided
 * @param evaluated all creators: the sum of the outcomes
 * @param first creators who got their first tier
 * @param promoted creators who rose
 * @param demoted creators who fell
 * @param unchanged creators whose figures earn the tier that they have
 * @param held creators whose figures earn less, but who have not lost their tier yet
 * @param overridden creators whose tier an operator decides
 * @param replayed creators, of all these, who had been evaluated by an earlier try
 * @param tiers how many creators each tier is in force for, lowest tier first; tiers without
 *     creators included
 */
public record TierRunReport(
    String policyVersion,
    long evaluated,
    long first,
    long promoted,
    long demoted,
    long unchanged,
    long held,
    long overridden,
    long replayed,
    Map<String, Long> tiers) {
  public TierRunReport {
    requireNonNull(policyVersion, "policyVersion");
    tiers = Collections.unmodifiableMap(new LinkedHashMap<>(tiers));
  }

  /** Counts as a run goes on. */
  static final class Tally {
    private final TierPolicy policy;
    private final Map<TierOutcome, Long> outcomes = new EnumMap<>(TierOutcome.class);
    private final Map<String, Long> tiers = new LinkedHashMap<>();
    private long evaluated;
    private long replayed;

    Tally(TierPolicy policy) {
      this.policy = policy;
      policy.tiers().forEach(tier -> tiers.put(tier.name(), 0L));
    }

    void add(TierService.EvaluatedInRun answer) {
      add(answer.tier(), answer.outcome());
      replayed += answer.replayed() ? 1 : 0;
    }

    void add(String tier, TierOutcome outcome) {
      evaluated++;
      outcomes.merge(outcome, 1L, Long::sum);
      tiers.merge(tier, 1L, Long::sum);
    }

    long count(TierOutcome outcome) {
      return outcomes.getOrDefault(outcome, 0L);
    }

    long evaluated() {
      return evaluated;
    }

    Map<String, Long> tiers() {
      return tiers;
    }

    TierRunReport report() {
      return new TierRunReport(
          policy.version(),
          evaluated,
          count(TierOutcome.FIRST),
          count(TierOutcome.PROMOTED),
          count(TierOutcome.DEMOTED),
          count(TierOutcome.UNCHANGED),
          count(TierOutcome.HELD),
          count(TierOutcome.OVERRIDDEN),
          replayed,
          tiers);
    }
  }
}
