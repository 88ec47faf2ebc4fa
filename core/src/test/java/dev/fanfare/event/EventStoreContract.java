package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.testing.Background;
import dev.fanfare.testing.Parallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link EventStore} does. Extend it and hand over an empty store for each test,
 * together with its transactions; both methods give the same objects throughout one test. Up to 8
 * transactions run at a time.
 */
@Timeout(120)
public abstract class EventStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  /** Returns the store to test. */
  protected abstract EventStore store();

  /** Returns the transactions that it takes part in. */
  protected abstract UnitOfWork transactions();

  @Test
  void keepsWhatWasAppended() {
    var id = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    var event = new SampleEvent("Zoë 🎉", Long.MIN_VALUE);

    transactions().inTransaction(() -> store().append(id, NOON, event));

    assertThat(waiting())
        .singleElement()
        .satisfies(
            recorded -> {
              assertThat(recorded.id()).isEqualTo(id);
              assertThat(recorded.at()).isEqualTo(NOON);
              assertThat(recorded.event()).isEqualTo(event);
            });
    assertThat(waiting()).as("reading delivers nothing").hasSize(1);
  }

  @Test
  void givesTheOldestFirst() {
    append("ada", 1);
    append("ben", 1);
    append("ada", 2);

    assertThat(waiting())
        .extracting(RecordedEvent::event)
        .containsExactly(
            new SampleEvent("ada", 1), new SampleEvent("ben", 1), new SampleEvent("ada", 2));
    assertThat(waiting()).extracting(RecordedEvent::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(store().waiting(2, Set.of())).isEqualTo(waiting().subList(0, 2));
  }

  @Test
  void keepsTheOrderWithinATransaction() {
    transactions()
        .inTransaction(
            () -> {
              for (int n = 0; n < 50; n++) {
                store().append(new UUID(0, n), NOON, new SampleEvent("ada", n));
              }
            });

    assertThat(numbersOf("ada")).isSorted().hasSize(50);
  }

  @Test
  void leavesOutWholeSubjects() {
    append("ada", 1);
    append("ben", 1);
    append("ada", 2);
    append("Ada", 1);

    assertThat(store().waiting(100, Set.of("ada")))
        .extracting(RecordedEvent::event)
        .containsExactly(new SampleEvent("ben", 1), new SampleEvent("Ada", 1));
    assertThat(store().waiting(1, Set.of("ada", "ben")))
        .extracting(RecordedEvent::event)
        .containsExactly(new SampleEvent("Ada", 1));
    assertThat(store().waiting(100, Set.of("ada", "ben", "Ada"))).isEmpty();
  }

  @Test
  void leavesOutManySubjects() {
    transactions()
        .inTransaction(
            () -> {
              for (int n = 0; n < 500; n++) {
                store().append(new UUID(0, n), NOON, new SampleEvent("creator-" + n, n));
              }
            });
    Set<String> even =
        IntStream.range(0, 250).mapToObj(n -> "creator-" + 2 * n).collect(Collectors.toSet());

    assertThat(store().waiting(1000, even))
        .hasSize(250)
        .allMatch(recorded -> ((SampleEvent) recorded.event()).number() % 2 == 1);
  }

  @Test
  void takesDeliveredEventsOff() {
    append("ada", 1);
    append("ada", 2);
    List<RecordedEvent> both = waiting();

    store().delivered(both.get(0));
    store().delivered(both.get(0));

    assertThat(waiting()).containsExactly(both.get(1));
    append("ada", 3);
    assertThat(waiting().get(1).sequence())
        .as("a place is not given twice")
        .isGreaterThan(both.get(1).sequence());
  }

  @Test
  void undoesWithTheTransaction() {
    append("ada", 1);
    List<RecordedEvent> before = waiting();

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().append(UUID.randomUUID(), NOON, new SampleEvent("ada", 2));
                          store().delivered(before.get(0));
                          assertThat(numbersOf("ada")).containsExactly(2L);
                          throw new IllegalStateException("fault");
                        }))
        .hasMessage("fault");

    assertThat(waiting()).isEqualTo(before);
  }

  @Test
  void losesNothingAndKeepsEachThreadsOrder() throws Exception {
    Parallel.inParallel(
        8,
        25,
        (thread, n) -> {
          append("ada", thread * 1000 + n);
          return append("creator-" + thread, n);
        });

    List<RecordedEvent> all = store().waiting(1000, Set.of());
    assertThat(all).extracting(RecordedEvent::id).doesNotHaveDuplicates().hasSize(400);
    assertThat(all).extracting(RecordedEvent::sequence).doesNotHaveDuplicates();
    for (int thread = 0; thread < 8; thread++) {
      int from = thread * 1000;
      assertThat(numbersOf("creator-" + thread)).isSorted().hasSize(25);
      assertThat(numbersOf("ada").stream().filter(n -> n >= from && n < from + 1000))
          .isSorted()
          .hasSize(25);
    }
  }

  /**
   * What was seen once stays in front: an event that shows up later is behind all that a listener
   * may have had before.
   */
  @Test
  void neverSlipsAnEventInBeforeOneOfItsSubjectThatWasSeen() throws Exception {
    var appended = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Background<Boolean> slow =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().append(UUID.randomUUID(), NOON, new SampleEvent("ada", 1));
                          appended.countDown();
                          await(go);
                          return true;
                        }));
    appended.await();
    // Either waits for the slow transaction, or commits before it.
    Background<Long> fast = Background.start(() -> append("ada", 2));
    List<RecordedEvent> seen = fast.endsSoon() ? waiting() : List.of();
    go.countDown();
    slow.result();
    fast.result();

    List<RecordedEvent> all = waiting();
    assertThat(all).hasSize(2);
    assertThat(all.subList(0, seen.size())).isEqualTo(seen);
  }

  @Test
  void drainsWhileOthersAppend() throws Exception {
    Background<List<Integer>> writers =
        Background.start(
            () ->
                Parallel.inParallel(
                    4,
                    25,
                    (thread, n) -> {
                      append("creator-" + thread, n);
                      return n;
                    }));
    List<SampleEvent> drained = new ArrayList<>();
    boolean ended = false;
    while (!ended) {
      ended = writers.endsSoon();
      for (RecordedEvent event : store().waiting(1000, Set.of())) {
        drained.add((SampleEvent) event.event());
        store().delivered(event);
      }
    }
    writers.result();

    assertThat(new HashSet<>(drained)).hasSameSizeAs(drained).hasSize(100);
    for (int thread = 0; thread < 4; thread++) {
      String subject = "creator-" + thread;
      assertThat(drained.stream().filter(e -> e.subject().equals(subject)).map(SampleEvent::number))
          .isSorted();
    }
  }

  private long append(String subject, long number) {
    transactions()
        .inTransaction(
            () -> store().append(UUID.randomUUID(), NOON, new SampleEvent(subject, number)));
    return number;
  }

  private List<RecordedEvent> waiting() {
    return store().waiting(100, Set.of());
  }

  private List<Long> numbersOf(String subject) {
    return store().waiting(1000, Set.of()).stream()
        .map(e -> (SampleEvent) e.event())
        .filter(e -> e.subject().equals(subject))
        .map(SampleEvent::number)
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
