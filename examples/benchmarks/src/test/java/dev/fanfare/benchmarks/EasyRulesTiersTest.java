package dev.fanfare.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.benchmarks.EasyRulesTiers.Member;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EasyRulesTiersTest {
  private final TierPolicy policy = TierPresets.program(Figures.USD);
  private final EasyRulesTiers easyRules = new EasyRulesTiers();

  @Test
  void givesEveryCreatorTheTierThatFanfareGives() {
    Set<String> seen = new TreeSet<>();
    for (Figures figures : Figures.random(10_000, 7)) {
      String tier = policy.evaluate(figures.toStats()).name();
      Member member = new Member(figures);
      easyRules.evaluate(member.toFacts());
      assertThat(member.tier()).as(figures.toString()).isEqualTo(tier);
      seen.add(tier);
    }
    assertThat(seen).containsExactly("bronze", "gold", "platinum", "silver", "starter");
  }

  @Test
  void findsTheTierAgainInFactsThatWereEvaluatedBefore() {
    for (Figures figures : Figures.random(100, 8)) {
      Member member = new Member(figures);
      var facts = member.toFacts();
      easyRules.evaluate(facts);
      String first = member.tier();
      easyRules.evaluate(facts);
      assertThat(member.tier()).as(figures.toString()).isEqualTo(first).isNotEmpty();
    }
  }
}
