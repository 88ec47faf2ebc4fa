package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.testing.Background;
import dev.fanfare.testing.Parallel;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link OperationStore} does. Extend it and hand over an empty store for each test,
 * together with its transactions; both methods give the same objects throughout one test. Up to 16
 * transactions run at a time.
 */
@Timeout(120)
public abstract class OperationStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final IdempotencyKey KEY = IdempotencyKey.of("order-4411");

  /** Returns the store to test. */
  protected abstract OperationStore store();

  /** Returns the transactions that it takes part in. */
  protected abstract UnitOfWork transactions();

  @Test
  void keepsTheAnswerOfAClaimedKey() {
    var operation = operation(KEY, SampleAnswer.Everything.sample());

    assertThat(claimAndRecord(operation)).isEmpty();

    assertThat(claim(KEY)).contains(operation);
    assertThat(claim(KEY)).as("for good").contains(operation);
  }

  @Test
  void findsAnAnswerWithoutClaimingTheKey() {
    var operation = operation(KEY, SampleAnswer.Everything.sample());
    assertThat(store().find(KEY)).isEmpty();
    assertThat(
            transactions()
                .inTransaction(
                    () -> {
                      store().claim(KEY);
                      return store().find(KEY);
                    }))
        .as("claimed, and not answered yet")
        .isEmpty();

    assertThat(claimAndRecord(operation)).isEmpty();

    assertThat(store().find(KEY)).contains(operation);
    assertThat(store().find(IdempotencyKey.of("another"))).isEmpty();
    assertThat(claim(IdempotencyKey.of("another"))).as("still free").isEmpty();
  }

  @Test
  void tellsKeysApartByEveryCharacter() {
    List<String> keys =
        List.of(
            "order",
            "Order",
            "ORDER",
            "ördér",
            "order ",
            " order",
            "orde",
            "\uD83C\uDF89",
            "😀",
            "k".repeat(128));
    for (String key : keys) {
      assertThat(
              claimAndRecord(
                  operation(IdempotencyKey.of(key), new SampleAnswer.Refused(key, false))))
          .as(key)
          .isEmpty();
    }
    for (String key : keys) {
      assertThat(claim(IdempotencyKey.of(key)))
          .map(Operation::answer)
          .contains(new SampleAnswer.Refused(key, false));
    }
  }

  @Test
  void freesAKeyWhoseTransactionWasRolledBack() {
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          claimAndRecord(operation(KEY, new SampleAnswer.Served(1, false)));
                          throw new IllegalStateException("fault");
                        }))
        .hasMessage("fault");

    var second = operation(KEY, new SampleAnswer.Served(2, false));
    assertThat(claimAndRecord(second)).isEmpty();
    assertThat(claim(KEY)).contains(second);
  }

  @Test
  void neverChangesAnAnswer() {
    var first = operation(KEY, new SampleAnswer.Served(1, false));
    claimAndRecord(first);

    assertThatExceptionOfType(FanfareException.class)
        .isThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> store().record(operation(KEY, new SampleAnswer.Served(2, false)))))
        .withMessageContaining("order-4411");

    assertThat(claim(KEY)).contains(first);
  }

  @Test
  void letsASecondClaimWaitForTheAnswer() throws Exception {
    var operation = operation(KEY, new SampleAnswer.Served(1, false));

    Background<Optional<Operation>> second = secondClaimWhile(() -> store().record(operation));

    assertThat(second.result()).contains(operation);
  }

  @Test
  void givesTheKeyToTheSecondClaimWhenTheFirstIsRolledBack() throws Exception {
    Background<Optional<Operation>> second =
        secondClaimWhile(
            () -> {
              throw new IllegalStateException("fault");
            });

    assertThat(second.result()).isEmpty();
  }

  /** Claims the key, lets another thread claim it too, then ends the first transaction. */
  private Background<Optional<Operation>> secondClaimWhile(Runnable ending) throws Exception {
    var claimed = new CountDownLatch(1);
    var tried = new CountDownLatch(1);
    Background<Boolean> first =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          assertThat(store().claim(KEY)).isEmpty();
                          claimed.countDown();
                          await(tried);
                          ending.run();
                          return true;
                        }));
    claimed.await();
    Background<Optional<Operation>> second = Background.start(() -> claim(KEY));
    boolean overtook = second.endsSoon();
    tried.countDown();
    try {
      first.result();
    } catch (ExecutionException e) {
      assertThat(e).hasRootCauseMessage("fault");
    }
    assertThat(overtook).as("the second claim waits for the first").isFalse();
    return second;
  }

  @Test
  void givesAKeyToOneOfManyThreads() throws Exception {
    List<Optional<Operation>> found =
        Parallel.inParallel(
            16,
            5,
            (thread, n) ->
                claimAndRecord(
                    operation(
                        IdempotencyKey.of("order-" + n), new SampleAnswer.Served(thread, false))));

    assertThat(found).filteredOn(Optional::isEmpty).hasSize(5);
    for (int n = 0; n < 5; n++) {
      var key = IdempotencyKey.of("order-" + n);
      var kept = claim(key).orElseThrow();
      assertThat(found)
          .filteredOn(o -> o.isPresent() && o.get().key().equals(key))
          .hasSize(15)
          .allSatisfy(o -> assertThat(o).contains(kept));
    }
  }

  private Optional<Operation> claimAndRecord(Operation operation) {
    return transactions()
        .inTransaction(
            () -> {
              Optional<Operation> earlier = store().claim(operation.key());
              if (earlier.isEmpty()) {
                store().record(operation);
              }
              return earlier;
            });
  }

  /** Asks for a key's operation and, should the key be free, leaves it free. */
  private Optional<Operation> claim(IdempotencyKey key) {
    try {
      return transactions()
          .inTransaction(
              () -> Optional.of(store().claim(key).orElseThrow(NoSuchElementException::new)));
    } catch (NoSuchElementException free) {
      return Optional.empty();
    }
  }

  private static Operation operation(IdempotencyKey key, Answer answer) {
    return new Operation(
        key, "k".repeat(64), Fingerprint.of("amount", 30, "to", null), NOON, answer);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
