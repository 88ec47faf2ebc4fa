package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps destinations in memory. */
public final class InMemoryPayoutDestinations implements PayoutDestinationStore {
  private final InMemoryUnitOfWork transactions;
  private final Map<Key, PayoutDestination> rows = new HashMap<>();
  private final InMemoryTable<Key, PayoutDestination> destinations;

  private record Key(CreatorId creator, PayoutMethod method) {}

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemoryPayoutDestinations(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.destinations = new InMemoryTable<>(transactions, rows);
  }

  @Override
  public Optional<PayoutDestination> find(CreatorId creator, PayoutMethod method) {
    return destinations.find(new Key(creator, method));
  }

  @Override
  public void save(CreatorId creator, PayoutMethod method, PayoutDestination destination) {
    requireNonNull(destination, "destination");
    require(
        !(destination instanceof PayoutDestination.Forgotten),
        "a destination must say where money goes; remove forgets one");
    transactions.inTransaction(() -> destinations.put(new Key(creator, method), destination));
  }

  @Override
  public void remove(CreatorId creator, PayoutMethod method) {
    transactions.inTransaction(() -> destinations.remove(new Key(creator, method)));
  }

  @Override
  public int forget(CreatorId creator) {
    return transactions.inTransaction(
        () -> {
          List<Key> known =
              rows.keySet().stream().filter(key -> key.creator().equals(creator)).toList();
          known.forEach(destinations::remove);
          return known.size();
        });
  }
}
