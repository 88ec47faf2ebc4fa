package dev.fanfare.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.EventStore;
import dev.fanfare.event.FanfareEvents;
import dev.fanfare.event.FanfareEvents.Delivery;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.event.SampleEvent;
import dev.fanfare.event.UnreadableEvent;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableEventTest {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, event_type, com.example.Removed",
    "POSTGRESQL, event_type, java.lang.String",
    "POSTGRESQL, event, not JSON: hidden",
    "POSTGRESQL, event, null",
    "POSTGRESQL, event, '{\"subject\": \"ben\", \"number\": 2}'",
    "H2, event_type, com.example.Removed",
    "H2, event, not JSON: hidden"
  })
  void holdsBackItsOwnSubjectOnly(Dialect dialect, String column, String content) {
    Database database = TestDatabase.of(dialect).database();
    EventStore outbox = new JpaEventStore(database);
    for (int number = 1; number <= 3; number++) {
      append(outbox, "ada", number);
      append(outbox, "ben", number);
    }
    change(database, column, content);
    FanfareEvents events = FanfareEvents.of(outbox);
    List<SampleEvent> received = new ArrayList<>();
    events.subscribe(recorded -> received.add((SampleEvent) recorded.event()));

    assertThat(events.deliver()).isEqualTo(new Delivery(4, 1));
    assertThat(received)
        .containsExactly(
            new SampleEvent("ada", 1),
            new SampleEvent("ben", 1),
            new SampleEvent("ben", 2),
            new SampleEvent("ben", 3));
    assertThat(outbox.waiting(9, Set.of()))
        .extracting(RecordedEvent::event)
        .satisfies(
            waiting -> {
              assertThat(waiting).hasSize(2);
              assertThat(waiting.get(0))
                  .isInstanceOfSatisfying(
                      UnreadableEvent.class,
                      unreadable -> {
                        assertThat(unreadable.subject()).isEqualTo("ada");
                        assertThat(unreadable.reason()).doesNotContain("hidden");
                      });
              assertThat(waiting.get(1)).isEqualTo(new SampleEvent("ada", 3));
            });
  }

  private static void append(EventStore outbox, String subject, int number) {
    outbox.append(UUID.randomUUID(), AT, new SampleEvent(subject, number));
  }

  /** Spoils the second event of ada. */
  private static void change(Database database, String column, String content) {
    long second =
        new JpaEventStore(database)
            .waiting(9, Set.of()).stream()
                .filter(recorded -> recorded.event().equals(new SampleEvent("ada", 2)))
                .findFirst()
                .orElseThrow()
                .sequence();
    int changed =
        database.sql(
            sql ->
                sql.update(
                    "update fanfare_outbox set %s = ? where sequence = ?".formatted(column),
                    content,
                    second));
    assertThat(changed).isEqualTo(1);
  }
}
