package dev.fanfare.laws;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 3: the same key twice changes nothing and answers the same. */
public abstract class SameKeyTwiceContract {
  /** Returns storage without anything in it; called for each try. */
  protected abstract Storage newStorage();

  @Provide
  Arbitrary<List<Act>> stories() {
    return Act.stories(Act.Verb.values());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void changesNothingAndAnswersTheSame(@ForAll long seed, @ForAll("stories") List<Act> story) {
    var host = new Host(seed, newStorage());
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
}
