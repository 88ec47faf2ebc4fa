package dev.fanfare.simulation;

import dev.fanfare.credit.CreditsExpired;
import dev.fanfare.credit.CreditsGranted;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The host's listener: it keeps what it got for the first time, and fails now and then. */
final class Deliveries implements Consumer<RecordedEvent> {
  private final Draw draw;
  private final Set<UUID> seen = new HashSet<>();
  private final List<RecordedEvent> first = new ArrayList<>();
  private boolean calm;

  Deliveries(Draw draw) {
    this.draw = draw;
  }

  /** Lets the listener succeed from now on. */
  void calm() {
    calm = true;
  }

  @Override
  public void accept(RecordedEvent event) {
    if (!calm && draw.chance(10)) {
      throw new IllegalStateException("the broker is away");
    }
    if (seen.add(event.id())) {
      first.add(event);
    }
    if (!calm && draw.chance(10)) {
      throw new IllegalStateException("the broker's answer got lost");
    }
  }

  /**
   * Checks that every committed event arrived, none that was not committed, and each creator's in
   * the order they were recorded.
   */
  void check(List<UUID> committed) {
    Set<UUID> expected = new HashSet<>(committed);
    if (!seen.equals(expected)) {
      Set<UUID> lost = new HashSet<>(expected);
      lost.removeAll(seen);
      Set<UUID> invented = new HashSet<>(seen);
      invented.removeAll(expected);
      throw new AssertionError("events lost: %s, invented: %s".formatted(lost, invented));
    }
    Map<UUID, Integer> place = new HashMap<>();
    committed.forEach(id -> place.put(id, place.size()));
    Map<String, Integer> last = new HashMap<>();
    for (RecordedEvent event : first) {
      int at = place.getOrDefault(event.id(), -1);
      Integer before = last.put(event.event().subject(), at);
      if (before != null && before > at) {
        throw new AssertionError("out of order for its creator: " + event);
      }
    }
  }

  /** Returns the events of a kind that arrived, each once, in the order they did. */
  <E extends DomainEvent> List<E> arrived(Class<E> kind) {
    return first.stream()
        .map(RecordedEvent::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Returns the credits that the events of a wallet say were granted, less those that expired. */
  long grantedLessExpired(Wallet wallet) {
    long sum = 0;
    for (RecordedEvent recorded : first) {
      if (recorded.event() instanceof CreditsGranted granted && granted.wallet().equals(wallet)) {
        sum += granted.amount();
      } else if (recorded.event() instanceof CreditsExpired lost && lost.wallet().equals(wallet)) {
        sum -= lost.amount();
      }
    }
    return sum;
  }
}
