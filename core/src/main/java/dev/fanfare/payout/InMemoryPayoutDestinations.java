package dev.fanfare.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.util.HashMap;
import java.util.Optional;

/** Keeps destinations in memory. */
public final class InMemoryPayoutDestinations implements PayoutDestinations {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<Key, PayoutDestination> destinations;

  private record Key(CreatorId creator, PayoutMethod method) {}

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemoryPayoutDestinations(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.destinations = new InMemoryTable<>(transactions, new HashMap<>());
  }

  @Override
  public Optional<PayoutDestination> find(CreatorId creator, PayoutMethod method) {
    return destinations.find(new Key(creator, method));
  }

  /** Stores where a creator is paid by a method, replacing what was known. */
  public void save(CreatorId creator, PayoutMethod method, PayoutDestination destination) {
    requireNonNull(destination, "destination");
    transactions.inTransaction(() -> destinations.put(new Key(creator, method), destination));
  }

  /** Forgets where a creator is paid by a method. */
  public void remove(CreatorId creator, PayoutMethod method) {
    transactions.inTransaction(() -> destinations.remove(new Key(creator, method)));
  }
}
