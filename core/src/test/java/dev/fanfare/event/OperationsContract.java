package dev.fanfare.event;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.SampleAnswer.Refused;
import dev.fanfare.event.SampleAnswer.Served;
import dev.fanfare.testing.Parallel;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What {@link Operations} promise on every storage: law 3, the same key twice changes nothing and
 * answers the same. Extend it and hand over the parts of a storage that is empty at the start of
 * each test; the methods give the same objects throughout one test. Up to 16 transactions run at a
 * time.
 */
@Timeout(120)
public abstract class OperationsContract {
  private static final String KIND = "test.spend";

  private final TestClock clock = TestClock.at("2026-03-01T12:00:00Z");
  private Operations operations;

  /** Returns the storage's transactions. */
  protected abstract UnitOfWork transactions();

  /** Returns where answers are kept. */
  protected abstract OperationStore answered();

  /** Returns the outbox: the state that effects change in these tests. */
  protected abstract EventStore outbox();

  /** Made when first asked for: a subclass may open its storage before each test. */
  private synchronized Operations operations() {
    if (operations == null) {
      operations =
          Operations.of(
              transactions(),
              answered(),
              outbox(),
              IdGenerator.timeOrdered(clock, new Random(1)),
              clock);
    }
    return operations;
  }

  @Test
  void runsAnEffectOnceAndAnswersTheSameAgain() {
    Served first = spend("k1", 30);
    clock.advance(Duration.ofDays(400));
    Served second = spend("k1", 30);
    Served third = spend("k1", 30);

    assertThat(first).isEqualTo(new Served(-30, false));
    assertThat(second).isEqualTo(new Served(-30, true));
    assertThat(third).isEqualTo(second);
    assertThat(balance()).isEqualTo(-30);
  }

  @Test
  void answersWithEveryKindOfValueAgain() {
    var sample = SampleAnswer.Everything.sample();
    for (int i = 0; i < 2; i++) {
      var answer =
          operations()
              .once(key("k1"), KIND, Fingerprint.of(), SampleAnswer.Everything.class, () -> sample);
      assertThat(answer).isEqualTo(i == 0 ? sample : sample.asReplayed());
    }
  }

  @Test
  void tellsTheAnswerBeforeAnythingIsFetchedForTheRequest() {
    assertThat(operations().answered(key("k1"), KIND, of(30), Served.class)).isEmpty();
    spend("k1", 30);

    assertThat(operations().answered(key("k1"), KIND, of(30), Served.class))
        .contains(new Served(-30, true));
    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> operations().answered(key("k1"), KIND, of(45), Served.class))
        .withMessageContaining("its amount differs");
    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> operations().answered(key("k1"), "test.other", of(30), Served.class))
        .withMessageContaining("its kind differs");
  }

  @Test
  void repeatsARefusalThoughItWouldNoLongerBeRefused() {
    var first =
        operations()
            .once(
                key("k1"),
                KIND,
                of(30),
                SampleAnswer.class,
                () -> new Refused("too little", false));
    SampleAnswer second = spendOrRefuse("k1", 30);

    assertThat(first).isEqualTo(new Refused("too little", false));
    assertThat(second).isEqualTo(new Refused("too little", true));
    assertThat(balance()).isZero();
  }

  @Test
  void namesTheFieldThatAnotherRequestUnderTheKeyChanges() {
    spend("k1", 30);

    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> spend("k1", 45))
        .withMessage(
            "Key 'k1' already names another request: its amount differs from the test.spend"
                + " recorded first; a new request needs a new key")
        .satisfies(
            e -> {
              assertThat(e.field()).isEqualTo("amount");
              assertThat(e.key()).isEqualTo(key("k1"));
            });
    assertThat(balance()).isEqualTo(-30);
    assertThat(spend("k1", 30)).as("the first answer stands").isEqualTo(new Served(-30, true));
  }

  @Test
  void refusesTheKeyOfAnotherKindOfRequest() {
    spend("k1", 30);

    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(
            () ->
                operations()
                    .once(key("k1"), "test.earn", of(30), Served.class, () -> new Served(1, false)))
        .satisfies(e -> assertThat(e.field()).isEqualTo("kind"))
        .withMessageContaining("the test.spend recorded first");
  }

  @Test
  void leavesTheKeyFreeAfterAFault() {
    var calls = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  operations()
                      .once(
                          key("k1"),
                          KIND,
                          of(30),
                          Served.class,
                          () -> {
                            calls.incrementAndGet();
                            change(-30);
                            throw new IllegalStateException("the database is gone");
                          }))
          .hasMessage("the database is gone");
    }
    assertThat(balance()).as("the fault undid its effect").isZero();

    assertThat(spend("k1", 30)).isEqualTo(new Served(-30, false));
    assertThat(spend("k1", 30)).isEqualTo(new Served(-30, true));
    assertThat(calls).hasValue(2);
    assertThat(balance()).isEqualTo(-30);
  }

  @Test
  void recordsACallWithinACallTogetherWithIt() {
    for (int i = 0; i < 2; i++) {
      boolean replayed = i > 0;
      Served outer =
          operations()
              .once(
                  key("k1"),
                  "test.reward",
                  Fingerprint.of(),
                  Served.class,
                  () -> spend(key("k1").child("spend").value(), 30));
      assertThat(outer).isEqualTo(new Served(-30, replayed));
    }
    assertThat(spend(key("k1").child("spend").value(), 30)).isEqualTo(new Served(-30, true));
    assertThat(balance()).isEqualTo(-30);
  }

  @Test
  void undoesACallWithinACallThatFails() {
    assertThatThrownBy(
            () ->
                operations()
                    .once(
                        key("outer"),
                        "test.reward",
                        Fingerprint.of(),
                        Served.class,
                        () -> {
                          spend("inner", 30);
                          throw new IllegalStateException("fault");
                        }))
        .hasMessage("fault");

    assertThat(balance()).isZero();
    assertThat(spend("inner", 30)).isEqualTo(new Served(-30, false));
  }

  @Test
  void undoesTheOuterCallWhenItSwallowsTheFaultOfAnInnerOne() {
    assertThatExceptionOfType(RolledBackException.class)
        .isThrownBy(
            () ->
                operations()
                    .once(
                        key("outer"),
                        "test.reward",
                        Fingerprint.of(),
                        Served.class,
                        () -> {
                          change(-1);
                          try {
                            operations()
                                .once(
                                    key("inner"),
                                    KIND,
                                    of(30),
                                    Served.class,
                                    () -> {
                                      throw new IllegalStateException("fault");
                                    });
                          } catch (IllegalStateException swallowed) {
                            change(-2);
                          }
                          return new Served(0, false);
                        }));

    assertThat(balance()).isZero();
    assertThat(spend("outer", 30)).isEqualTo(new Served(-30, false));
  }

  @Test
  void refusesItsOwnKeyForACallWithinACall() {
    assertThatExceptionOfType(FanfareException.class)
        .isThrownBy(
            () -> operations().once(key("k1"), KIND, of(30), Served.class, () -> spend("k1", 30)));

    assertThat(balance()).isZero();
    assertThat(spend("k1", 30)).isEqualTo(new Served(-30, false));
  }

  @Test
  void runsAnEffectOnceForManyThreadsWithOneKey() throws Exception {
    var calls = new AtomicInteger();

    List<Served> answers =
        Parallel.inParallel(
            16,
            5,
            (thread, n) ->
                operations()
                    .once(
                        key("k" + n),
                        KIND,
                        of(n),
                        Served.class,
                        () -> {
                          calls.incrementAndGet();
                          change(-1);
                          return new Served(n, false);
                        }));

    assertThat(calls).hasValue(5);
    assertThat(balance()).isEqualTo(-5);
    for (int n = 0; n < 5; n++) {
      assertThat(answers).filteredOn(new Served(n, false)::equals).hasSize(1);
      assertThat(answers).filteredOn(new Served(n, true)::equals).hasSize(15);
    }
  }

  /** Law 3, against a map from key to request. */
  @Test
  void changesNothingTheSecondTimeWhateverTheOrderOfRequests() {
    var random = new Random(20260301);
    Map<Integer, Long> amounts = new HashMap<>();
    Map<Integer, Served> answers = new HashMap<>();
    long balance = 0;
    for (int i = 0; i < 400; i++) {
      int name = random.nextInt(60);
      long amount = 1 + random.nextInt(3);
      Long known = amounts.get(name);
      if (known == null) {
        balance -= amount;
        amounts.put(name, amount);
        answers.put(name, spend("k" + name, amount));
        assertThat(answers.get(name)).isEqualTo(new Served(balance, false));
      } else if (known == amount) {
        assertThat(spend("k" + name, amount)).isEqualTo(answers.get(name).asReplayed());
      } else {
        assertThatExceptionOfType(IdempotencyConflictException.class)
            .isThrownBy(() -> spend("k" + name, amount));
      }
      assertThat(balance()).isEqualTo(balance);
    }
  }

  @Test
  void announcesAnEventWithTheChangeAndNotWithAReplay() {
    for (int i = 0; i < 3; i++) {
      spend("k1", 30);
    }

    assertThat(outbox().waiting(10, Set.of()))
        .singleElement()
        .satisfies(
            recorded -> {
              assertThat(recorded.event()).isEqualTo(new SampleEvent("balance", -30));
              assertThat(recorded.at()).isEqualTo(clock.instant());
              assertThat(recorded.id().version()).isEqualTo(7);
            });
  }

  @Test
  void tellsTheTimeInWholeMicroseconds() {
    clock.set("2026-03-01T12:00:00.123456789Z");

    assertThat(operations().now()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  @Test
  void knowsWhetherItIsInATransaction() {
    assertThat(operations().inTransaction()).isFalse();
    operations().inTransaction(() -> assertThat(operations().inTransaction()).isTrue());
    boolean within = operations().<Boolean>inTransaction(() -> operations().inTransaction());
    assertThat(within).isTrue();
  }

  private Served spend(String key, long amount) {
    return operations()
        .once(
            key(key),
            KIND,
            of(amount),
            Served.class,
            () -> {
              change(-amount);
              return new Served(balance(), false);
            });
  }

  private SampleAnswer spendOrRefuse(String key, long amount) {
    return operations()
        .once(
            key(key),
            KIND,
            of(amount),
            SampleAnswer.class,
            () -> {
              change(-amount);
              return new Served(balance(), false);
            });
  }

  private static Fingerprint of(long amount) {
    return Fingerprint.of("amount", amount);
  }

  private void change(long by) {
    operations().announce(new SampleEvent("balance", by));
  }

  private long balance() {
    return outbox().waiting(1000, Set.of()).stream()
        .mapToLong(e -> ((SampleEvent) e.event()).number())
        .sum();
  }
}
