package dev.fanfare.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.achievement.Achievements;
import dev.fanfare.collaboration.Collaborations;
import dev.fanfare.creator.Creators;
import dev.fanfare.credit.Credits;
import dev.fanfare.earning.Earnings;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Ledger;
import dev.fanfare.payout.Payouts;
import dev.fanfare.tier.TierService;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SameKeyTwiceTest extends SameKeyTwiceContract {
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

  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
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
