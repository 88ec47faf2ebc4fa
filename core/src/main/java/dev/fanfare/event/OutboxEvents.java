package dev.fanfare.event;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers from an {@link EventStore} to the listeners of this process. */
final class OutboxEvents implements FanfareEvents {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxEvents.class);
  private static final int BATCH = 100;

  /** With so many creators stuck a listener is down rather than some events bad: the rest waits. */
  private static final int MAX_STUCK = 500;

  private final EventStore outbox;
  private final List<Consumer<RecordedEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock delivering = new ReentrantLock();

  OutboxEvents(EventStore outbox) {
    this.outbox = outbox;
  }

  @Override
  public void subscribe(Consumer<RecordedEvent> listener) {
    listeners.add(listener);
  }

  @Override
  public Delivery deliver() {
    if (listeners.isEmpty() || delivering.isHeldByCurrentThread()) {
      // A listener that delivers would see its own event again, without end.
      return new Delivery(0, 0);
    }
    delivering.lock();
    try {
      Set<String> stuck = new HashSet<>();
      int delivered = 0;
      int refused = 0;
      UnreadableEvents unreadable = new UnreadableEvents();
      List<RecordedEvent> batch = outbox.waiting(BATCH, Set.of());
      while (!batch.isEmpty() && refused < MAX_STUCK) {
        for (RecordedEvent event : batch) {
          String subject = event.event().subject();
          if (!stuck.contains(subject)) {
            if (event.event() instanceof UnreadableEvent found) {
              unreadable.add(event.id(), found);
              stuck.add(subject);
            } else if (accepted(event)) {
              outbox.delivered(event);
              delivered++;
            } else {
              stuck.add(subject);
              refused++;
            }
          }
        }
        batch = outbox.waiting(BATCH, Set.copyOf(stuck));
      }
      unreadable.log();
      return new Delivery(delivered, stuck.size());
    } finally {
      delivering.unlock();
    }
  }

  /** One line of the log for all of a delivery: it comes back with every one until it is mended. */
  private static final class UnreadableEvents {
    private @Nullable UUID first;
    private @Nullable UnreadableEvent example;
    private int count;

    void add(UUID id, UnreadableEvent event) {
      if (count++ == 0) {
        first = id;
        example = event;
      }
    }

    void log() {
      if (example != null) {
        LOG.error(
            "{} events cannot be read and their subjects' later events wait behind them; first {} of {} ({}): {}",
            count,
            first,
            example.subject(),
            example.type(),
            example.reason());
      }
    }
  }

  private boolean accepted(RecordedEvent event) {
    try {
      listeners.forEach(listener -> listener.accept(event));
      return true;
    } catch (Exception e) { // a listener in another JVM language throws checked ones too
      LOG.warn(
          "A listener refused event {} ({}); it is delivered again later",
          event.id(),
          event.event().getClass().getSimpleName(),
          e);
      return false;
    }
  }
}
