package dev.fanfare.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps the outbox in memory. */
public final class InMemoryEventStore implements EventStore {
  private final InMemoryUnitOfWork transactions;
  private final TreeMap<Long, RecordedEvent> rows = new TreeMap<>();
  private final InMemoryTable<Long, RecordedEvent> events;
  private long last;

  public InMemoryEventStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.events = new InMemoryTable<>(transactions, rows);
  }

  @Override
  public void append(UUID id, Instant at, DomainEvent event) {
    transactions.inTransaction(
        () -> {
          // A number that a rolled-back transaction took is not used again; gaps are harmless.
          long sequence = ++last;
          events.put(sequence, new RecordedEvent(sequence, id, at, event));
        });
  }

  @Override
  public List<RecordedEvent> waiting(int limit, Set<String> except) {
    return transactions.read(
        () ->
            rows.values().stream()
                .filter(e -> !except.contains(e.event().subject()))
                .limit(limit)
                .toList());
  }

  @Override
  public void delivered(RecordedEvent event) {
    transactions.inTransaction(() -> events.remove(event.sequence()));
  }
}
