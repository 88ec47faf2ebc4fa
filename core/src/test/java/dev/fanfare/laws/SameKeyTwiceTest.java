package dev.fanfare.laws;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Fanfare;
import dev.fanfare.achievement.Achievements;
import dev.fanfare.collaboration.Collaborations;
import dev.fanfare.creator.Creators;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.Earnings;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Ledger;
import dev.fanfare.payout.Payouts;
import dev.fanfare.tier.TierService;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Law 3: the same key twice changes nothing and answers the same. */
class SameKeyTwiceTest {
  private static final List<Class<?>> SERVICES =
      List.of(
          Creators.class,
          Ledger.class,
          TierService.class,
          Credits.class,
          Earnings.class,
          Payouts.class,
          Achievements.class,
          Collaborations.class);

  @Provide
  Arbitrary<List<Act>> stories() {
    return Act.stories(Act.Verb.values());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void changesNothingAndAnswersTheSame(@ForAll long seed, @ForAll("stories") List<Act> story) {
    var host = new Host(seed);
    for (Act act : story) {
      host.pass(act.hours());
      IdempotencyKey key = host.key();
      Supplier<Object> request = host.request(act, key);
      Object first = answer(request);
      State after = State.of(host);
      Object second = answer(request);
      assertThat(second).as("%s", act).isEqualTo(replayed(first));
      assertThat(State.of(host)).as("%s", act).isEqualTo(after);
      if (!(first instanceof Class<?>)) {
        assertThatThrownBy(() -> other(host.fanfare, key))
            .isInstanceOf(IdempotencyConflictException.class);
        assertThat(State.of(host)).as("%s", act).isEqualTo(after);
      }
      host.learn(first, key);
    }
    // An operator's word on a payout may turn out wrong, and the audit is to say so.
    assertThat(host.fanfare.auditor().verify())
        .filteredOn(finding -> !finding.rule().equals("payout.contradicted"))
        .isEmpty();
  }

  /**
   * Returns what a request is answered, or what it throws: a fault is not kept, but comes again.
   */
  private static Object answer(Supplier<Object> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      return e.getClass();
    }
  }

  private static Object replayed(Object answer) {
    return answer instanceof Answer kept ? kept.asReplayed() : answer;
  }

  /** Asks for something that nothing else asks for. */
  private static void other(Fanfare fanfare, IdempotencyKey key) {
    fanfare.credits().spend(new Wallet(ADA, CreditType.of("conflicting")), 1, key);
  }

  @Test
  void concernsEveryVerbWithAKey() {
    Set<String> tried =
        Arrays.stream(Act.Verb.values())
            .map(Act.Verb::method)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there =
        methods()
            .filter(m -> Arrays.asList(m.getParameterTypes()).contains(IdempotencyKey.class))
            .filter(m -> !m.getName().equals("runReport"))
            .map(m -> m.getDeclaringClass().getSimpleName() + "." + m.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tried).isEqualTo(there);
  }

  /** An optional key is one that is left out when it matters. */
  @Test
  void leavesNobodyWhoChangesSomethingWithoutAKey() {
    assertThat(methods())
        .filteredOn(m -> Answer.class.isAssignableFrom(m.getReturnType()))
        .isNotEmpty()
        .allSatisfy(
            m -> {
              Class<?>[] parameters = m.getParameterTypes();
              assertThat(parameters[parameters.length - 1]).isEqualTo(IdempotencyKey.class);
            });
  }

  private static Stream<Method> methods() {
    return SERVICES.stream()
        .flatMap(service -> Arrays.stream(service.getMethods()))
        .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()));
  }
}
