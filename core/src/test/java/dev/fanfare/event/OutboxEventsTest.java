package dev.fanfare.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.FanfareEvents.Delivery;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.TestClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxEventsTest {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final EventStore outbox = new InMemoryEventStore(transactions);
  private final Operations operations =
      Operations.of(
          transactions,
          new InMemoryOperationStore(transactions),
          outbox,
          UUID::randomUUID,
          TestClock.at("2026-03-01T12:00:00Z"));
  private final FanfareEvents events = FanfareEvents.of(outbox);
  private final List<RecordedEvent> received = Collections.synchronizedList(new ArrayList<>());

  @Test
  void deliversEachEventOnceInOrder() {
    events.subscribe(received::add);
    for (int n = 0; n < 250; n++) {
      announce("creator-" + n % 3, n);
    }

    assertThat(events.deliver()).isEqualTo(new Delivery(250, 0));
    assertThat(numbers()).isSorted().hasSize(250);
    assertThat(events.deliver()).as("the outbox is empty").isEqualTo(new Delivery(0, 0));
  }

  @Test
  void keepsEventsUntilSomebodyListens() {
    announce("ada", 1);

    assertThat(events.deliver()).isEqualTo(new Delivery(0, 0));
    events.subscribe(received::add);
    assertThat(events.deliver()).isEqualTo(new Delivery(1, 0));
    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void deliversNothingOfAChangeThatWasRolledBack() {
    events.subscribe(received::add);
    announce("ada", 1);
    assertThatThrownBy(
            () ->
                operations.inTransaction(
                    () -> {
                      operations.announce(new SampleEvent("ada", 2));
                      throw new IllegalStateException("fault");
                    }))
        .hasMessage("fault");

    assertThat(events.deliver()).isEqualTo(new Delivery(1, 0));
    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void deliversToOthersHoweverManyCannotBeRead() {
    events.subscribe(received::add);
    for (int n = 0; n < 700; n++) {
      String subject = "stuck-" + n;
      operations.inTransaction(
          () -> operations.announce(new UnreadableEvent(subject, "com.example.Later", "no class")));
    }
    announce("ben", 2);

    assertThat(events.deliver()).isEqualTo(new Delivery(1, 700));
    assertThat(numbers()).containsExactly(2L);
  }

  @Test
  void neverDeliversWhatCannotBeRead() {
    events.subscribe(received::add);
    operations.inTransaction(
        () -> operations.announce(new UnreadableEvent("ada", "com.example.Later", "no class")));
    announce("ada", 1);
    announce("ben", 2);

    assertThat(events.deliver()).isEqualTo(new Delivery(1, 1));
    assertThat(numbers()).containsExactly(2L);
  }

  @Test
  void holdsBackOnlyTheCreatorWhoseEventAListenerRefused() {
    var broken = new AtomicBoolean(true);
    events.subscribe(
        recorded -> {
          if (broken.get() && recorded.event().equals(new SampleEvent("ada", 2))) {
            throw new IllegalStateException("broker is down");
          }
          received.add(recorded);
        });
    for (int n = 1; n <= 3; n++) {
      announce("ada", n);
      announce("ben", n * 10);
    }

    assertThat(events.deliver()).isEqualTo(new Delivery(4, 1));
    assertThat(numbers()).containsExactly(1L, 10L, 20L, 30L);

    announce("ada", 4);
    assertThat(events.deliver()).as("still refused").isEqualTo(new Delivery(0, 1));

    broken.set(false);
    assertThat(events.deliver()).isEqualTo(new Delivery(3, 0));
    assertThat(numbers()).containsExactly(1L, 10L, 20L, 30L, 2L, 3L, 4L);
  }

  @Test
  void getsPastMoreRefusedEventsThanOneBatchHolds() {
    events.subscribe(
        recorded -> {
          if (recorded.event().subject().startsWith("stuck")) {
            throw new IllegalStateException("broker is down");
          }
          received.add(recorded);
        });
    for (int n = 0; n < 250; n++) {
      announce("stuck-" + n % 30, n);
    }
    announce("ada", 250);

    assertThat(events.deliver()).isEqualTo(new Delivery(1, 30));
    assertThat(numbers()).containsExactly(250L);
  }

  @Test
  void deliversAtLeastOnceToEveryListenerWithTheSameId() {
    var broken = new AtomicBoolean(true);
    events.subscribe(received::add);
    events.subscribe(
        recorded -> {
          if (broken.getAndSet(false)) {
            throw new IllegalStateException("once");
          }
        });
    announce("ada", 1);

    events.deliver();
    events.deliver();

    assertThat(received).as("the first listener sees it again").hasSize(2);
    assertThat(received.get(0)).isEqualTo(received.get(1));
  }

  @Test
  void holdsACheckedExceptionOfAnotherLanguageForARefusal() {
    events.subscribe(recorded -> sneak(new IOException("broker is down")));
    announce("ada", 1);
    announce("ben", 1);

    assertThat(events.deliver()).isEqualTo(new Delivery(0, 2));
  }

  @Test
  void leavesAnEventInTheOutboxWhenAListenerDiesOfAnError() {
    var dies = new AtomicBoolean(true);
    events.subscribe(
        recorded -> {
          if (dies.getAndSet(false)) {
            throw new StackOverflowError();
          }
          received.add(recorded);
        });
    announce("ada", 1);

    assertThatThrownBy(events::deliver).isInstanceOf(StackOverflowError.class);
    assertThat(events.deliver()).isEqualTo(new Delivery(1, 0));
    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void deliversWhatAListenerRecords() {
    events.subscribe(
        recorded -> {
          received.add(recorded);
          long number = ((SampleEvent) recorded.event()).number();
          if (number < 3) {
            announce("ada", number + 1);
            assertThat(events.deliver()).as("a call within").isEqualTo(new Delivery(0, 0));
          }
        });
    announce("ada", 1);

    assertThat(events.deliver()).isEqualTo(new Delivery(3, 0));
    assertThat(numbers()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void givesAListenerTheKindItAskedFor() {
    record Other(String subject) implements DomainEvent {}
    List<SampleEvent> samples = new ArrayList<>();
    events.subscribe(SampleEvent.class, samples::add);
    operations.announce(new Other("ada"));
    announce("ada", 1);

    assertThat(events.deliver()).isEqualTo(new Delivery(2, 0));
    assertThat(samples).containsExactly(new SampleEvent("ada", 1));
  }

  @Test
  void letsASecondCallerWaitAndDeliversNothingTwice() throws Exception {
    var listening = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    events.subscribe(
        recorded -> {
          listening.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          received.add(recorded);
        });
    announce("ada", 1);
    announce("ada", 2);

    Background<Delivery> first = Background.start(events::deliver);
    listening.await();
    Background<Delivery> second = Background.start(events::deliver);
    boolean overtook = second.endsSoon();
    announce("ada", 3);
    go.countDown();

    assertThat(overtook).isFalse();
    assertThat(first.result().delivered() + second.result().delivered()).isEqualTo(3);
    assertThat(numbers()).containsExactly(1L, 2L, 3L);
  }

  private void announce(String subject, long number) {
    operations.inTransaction(() -> operations.announce(new SampleEvent(subject, number)));
  }

  private List<Long> numbers() {
    return received.stream().map(e -> ((SampleEvent) e.event()).number()).toList();
  }

  @SuppressWarnings("unchecked") // throws any exception past the compiler, as Kotlin does
  private static <E extends Exception> void sneak(Exception e) throws E {
    throw (E) e;
  }
}
