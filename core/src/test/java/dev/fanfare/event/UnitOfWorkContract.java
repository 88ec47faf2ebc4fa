package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.testing.Background;
import dev.fanfare.testing.Parallel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link UnitOfWork} does, seen through the outbox of the same storage. Extend it and
 * hand over both; the storage is empty at the start of each test, and both methods give the same
 * objects throughout one test. Up to 8 transactions run at a time.
 */
@Timeout(120)
public abstract class UnitOfWorkContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** Returns the transactions to test. */
  protected abstract UnitOfWork transactions();

  /** Returns an outbox that takes part in them. */
  protected abstract EventStore outbox();

  @Test
  void returnsWhatTheWorkReturnsAndCommits() {
    String result =
        transactions()
            .inTransaction(
                () -> {
                  write(1);
                  return "done";
                });

    assertThat(result).isEqualTo("done");
    assertThat(written()).containsExactly(1L);
  }

  @Test
  void undoesEverythingWhenTheWorkThrows() {
    transactions().inTransaction(() -> write(1));
    var fault = new IllegalStateException("fault");

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          write(2);
                          outbox().delivered(waiting().get(0));
                          write(3);
                          throw fault;
                        }))
        .isSameAs(fault);

    assertThat(written()).containsExactly(1L);
  }

  @Test
  void undoesEverythingOnAnErrorToo() {
    var error = new AssertionError("error");

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          write(1);
                          throw error;
                        }))
        .isSameAs(error);

    assertThat(written()).isEmpty();
  }

  @Test
  void worksOnAfterAFailure() {
    assertThatThrownBy(() -> transactions().inTransaction(this::fail))
        .isInstanceOf(IllegalStateException.class);

    transactions().inTransaction(() -> write(1));

    assertThat(written()).containsExactly(1L);
  }

  @Test
  void readsItsOwnWrites() {
    transactions()
        .inTransaction(
            () -> {
              write(1);
              assertThat(written()).containsExactly(1L);
              transactions().inTransaction(() -> assertThat(written()).containsExactly(1L));
            });
  }

  @Test
  void joinsTheRunningTransaction() {
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          transactions().inTransaction(() -> write(1));
                          fail();
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(written()).as("what an inner call wrote goes with the outer one").isEmpty();
  }

  @Test
  void commitsNothingOnceAnInnerCallHasThrown() {
    assertThatExceptionOfType(RolledBackException.class)
        .isThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          write(1);
                          assertThatThrownBy(() -> transactions().inTransaction(this::fail))
                              .isInstanceOf(IllegalStateException.class);
                          return "swallowed";
                        }))
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("fault");

    assertThat(written()).isEmpty();
    assertThat(transactions().isActive()).isFalse();
  }

  @Test
  void throwsWhatTheOutermostWorkThrowsAfterAnInnerFailure() {
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          try {
                            transactions().inTransaction(this::fail);
                          } catch (IllegalStateException e) {
                            throw new IllegalArgumentException("told otherwise", e);
                          }
                        }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("told otherwise");
  }

  @Test
  void saysWhetherTheCallingThreadIsWithinATransaction() throws Exception {
    assertThat(transactions().isActive()).isFalse();
    boolean elsewhere =
        transactions()
            .inTransaction(
                () -> {
                  assertThat(transactions().isActive()).isTrue();
                  transactions()
                      .inTransaction(() -> assertThat(transactions().isActive()).isTrue());
                  return result(Background.start(() -> transactions().isActive()));
                });
    assertThat(elsewhere).as("another thread has none").isFalse();
    assertThat(transactions().isActive()).isFalse();
  }

  @Test
  void showsOthersNothingThatMayYetBeUndone() throws Exception {
    var wrote = new CountDownLatch(1);
    var read = new CountDownLatch(1);
    Background<Object> writer =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          write(1);
                          wrote.countDown();
                          await(read);
                          throw new IllegalStateException("fault");
                        }));
    wrote.await();

    // Reads the state before, or waits until the writer has ended.
    Background<List<Long>> reader = Background.start(this::written);
    reader.endsSoon();
    read.countDown();

    assertThat(reader.result()).isEmpty();
    assertThatThrownBy(writer::result).hasRootCauseMessage("fault");
  }

  @Test
  void showsOneStateThroughoutASnapshot() throws Exception {
    transactions().inTransaction(() -> write(1));

    Background<Void> writer =
        transactions()
            .inSnapshot(
                () -> {
                  List<Long> first = written();
                  Background<Void> other =
                      Background.start(
                          () -> {
                            transactions().inTransaction(() -> write(2));
                            return null;
                          });
                  endsSoon(other);
                  assertThat(written()).isEqualTo(first).containsExactly(1L);
                  return other;
                });

    writer.result();
    assertThat(written()).containsExactly(1L, 2L);
  }

  @Test
  void losesNoWriteOfConcurrentTransactions() throws Exception {
    Parallel.inParallel(
        8,
        25,
        (thread, n) ->
            transactions()
                .inTransaction(
                    () -> {
                      outbox()
                          .append(UUID.randomUUID(), NOON, new SampleEvent("subject-" + thread, n));
                      if (n % 5 == 0) {
                        outbox()
                            .append(
                                UUID.randomUUID(), NOON, new SampleEvent("subject-" + thread, -1));
                      }
                      return n;
                    }));

    assertThat(outbox().waiting(1000, Set.of())).hasSize(8 * (25 + 5));
  }

  private void write(long number) {
    outbox().append(new UUID(0, number), NOON, new SampleEvent("ada", number));
  }

  private void fail() {
    throw new IllegalStateException("fault");
  }

  private List<RecordedEvent> waiting() {
    return outbox().waiting(10, Set.of());
  }

  private List<Long> written() {
    return waiting().stream().map(e -> ((SampleEvent) e.event()).number()).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T result(Background<T> background) {
    try {
      return background.result();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void endsSoon(Background<?> background) {
    try {
      background.endsSoon();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
