package dev.fanfare.event;

import java.util.function.Consumer;

/**
 * Hands recorded events to the host: at least once each, and in order for each creator. This is
 * where a message broker, webhooks or mail attach.
 */
public interface FanfareEvents {
  /** Returns delivery from an outbox. */
  static FanfareEvents of(EventStore outbox) {
    return new OutboxEvents(outbox);
  }

  /**
   * Adds a listener that gets every event. If one listener throws, all of them get the event again
   * at the next {@link #deliver}, those that had accepted it too, and until then no later event of
   * the same creator; so a listener must not mind a repetition (see {@link RecordedEvent#id}).
   */
  void subscribe(Consumer<RecordedEvent> listener);

  /** Adds a listener for one kind of event. */
  default <E extends DomainEvent> void subscribe(Class<E> kind, Consumer<E> listener) {
    subscribe(
        recorded -> {
          if (kind.isInstance(recorded.event())) {
            listener.accept(kind.cast(recorded.event()));
          }
        });
  }

  /**
   * Delivers what waits in the outbox. Call it after a change has committed or from a schedule,
   * never within a transaction: it would deliver what may yet be rolled back, and may wait for ever
   * for a delivery that waits for the transaction. Where several processes share a storage, one of
   * them delivers.
   *
   * <p>Without a listener nothing is delivered and the events wait. Calls do not overlap: a second
   * caller waits, and a listener that calls gets an empty answer, since the delivery that it runs
   * in goes on to what it recorded.
   *
   * @return what was delivered and what failed
   */
  Delivery deliver();

  /**
   * What a {@link #deliver} did.
   *
   * @param delivered events taken off the outbox
   * @param failed events that a listener refused or that cannot be read ({@link UnreadableEvent});
   *     their creators' later events wait behind them
   */
  record Delivery(int delivered, int failed) {}
}
