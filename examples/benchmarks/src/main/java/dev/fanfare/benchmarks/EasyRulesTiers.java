package dev.fanfare.benchmarks;

import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rule;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * The tiers of the creator program as rules of Easy Rules: built once, the highest tier first, and
 * the first rule that applies ends the evaluation.
 *
 * <p>All figures are in one fact. That is the quickest set-up: the engine looks facts up by a
 * search through all of them, so a fact for each figure would cost more.
 */
final class EasyRulesTiers {
  private static final String MEMBER = "member";

  /** A creator and, once the rules have run, the creator's tier. */
  static final class Member {
    private final Figures figures;
    private String tier = "";

    Member(Figures figures) {
      this.figures = figures;
    }

    String tier() {
      return tier;
    }

    /** Returns the facts to evaluate. */
    Facts toFacts() {
      Facts facts = new Facts();
      facts.put(MEMBER, this);
      return facts;
    }
  }

  private final RulesEngine engine =
      new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));

  private final Rules rules =
      new Rules(
          rule(
              "platinum",
              1,
              f ->
                  f.revenueMinor() >= 500_000
                      && f.engagementPpm() >= 80_000
                      && f.averageViews() >= 100_000),
          rule(
              "gold",
              2,
              f ->
                  f.revenueMinor() >= 200_000
                      && f.engagementPpm() >= 60_000
                      && f.averageViews() >= 50_000),
          rule(
              "silver",
              3,
              f ->
                  f.revenueMinor() >= 50_000
                      && f.engagementPpm() >= 40_000
                      && f.averageViews() >= 10_000),
          rule("bronze", 4, f -> f.revenueMinor() >= 10_000 && f.engagementPpm() >= 20_000),
          rule("starter", 5, f -> true));

  /** The lowest priority number is tried first. */
  private static Rule rule(String tier, int priority, Predicate<Figures> condition) {
    return new RuleBuilder()
        .name(tier)
        .priority(priority)
        .when(facts -> condition.test(member(facts).figures))
        .then(facts -> member(facts).tier = tier)
        .build();
  }

  private static Member member(Facts facts) {
    return facts.get(MEMBER);
  }

  /** Finds the tier of the member in the facts and stores it there. */
  void evaluate(Facts facts) {
    engine.fire(rules, facts);
  }
}
