package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fanfare.event.SampleAnswer.Served;
import dev.fanfare.testing.TestClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InMemoryOperationsTest extends OperationsContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final OperationStore answered = new InMemoryOperationStore(transactions);
  private final EventStore outbox = new InMemoryEventStore(transactions);

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Override
  protected OperationStore answered() {
    return answered;
  }

  @Override
  protected EventStore outbox() {
    return outbox;
  }

  /** Law 3: the same key twice changes nothing and answers the same. */
  @Property(tries = 2000)
  void answersTheSameForTheSameKey(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 59) Integer> requests) {
    var operations =
        Operations.inMemory(new InMemoryUnitOfWork(), TestClock.at("2026-03-01T12:00:00Z"));
    var balance = new AtomicLong();
    Map<String, Integer> amounts = new HashMap<>();
    Map<String, Served> answers = new HashMap<>();
    for (int request : requests) {
      String name = "key-" + request / 6;
      int amount = request % 6 / 2;
      boolean fails = request % 2 == 1;
      Integer known = amounts.get(name);
      long before = balance.get();
      try {
        Served answer =
            operations.once(
                IdempotencyKey.of(name),
                "test.add",
                Fingerprint.of("amount", amount),
                Served.class,
                () -> {
                  if (fails) {
                    throw new IllegalStateException("fault");
                  }
                  return new Served(balance.addAndGet(amount), false);
                });
        if (known == null) {
          assertThat(answer).isEqualTo(new Served(before + amount, false));
          amounts.put(name, amount);
          answers.put(name, answer);
        } else {
          assertThat(amount).isEqualTo(known);
          assertThat(answer).isEqualTo(answers.get(name).asReplayed());
        }
      } catch (IllegalStateException fault) {
        assertThat(fails && known == null).as("only a first try runs").isTrue();
      } catch (IdempotencyConflictException conflict) {
        assertThat(known).isNotNull().isNotEqualTo(amount);
      }
    }
    assertThat(balance.get()).isEqualTo(amounts.values().stream().mapToLong(a -> a).sum());
  }

  @Property(tries = 1000)
  void refusesEveryOtherRequestUnderTheKey(
      @ForAll @CharRange(from = ' ', to = '\u3000') String one,
      @ForAll @CharRange(from = ' ', to = '\u3000') String other,
      @ForAll int amount) {
    var first = Fingerprint.of("text", one, "amount", amount);
    var second = Fingerprint.of("text", other, "amount", amount);

    assertThat(first.matches(second)).isEqualTo(one.equals(other));
    if (!one.equals(other)) {
      assertThatExceptionOfType(IdempotencyConflictException.class)
          .isThrownBy(
              () -> {
                var operations =
                    Operations.inMemory(
                        new InMemoryUnitOfWork(), TestClock.at("2026-03-01T12:00:00Z"));
                for (Fingerprint fingerprint : List.of(first, second)) {
                  operations.once(
                      IdempotencyKey.of("k"),
                      "test",
                      fingerprint,
                      Served.class,
                      () -> new Served(0, false));
                }
              })
          .satisfies(e -> assertThat(e.field()).isEqualTo("text"));
    }
  }
}
