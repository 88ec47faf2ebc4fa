package dev.fanfare.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Entries in memory that are only ever added, within a transaction of an {@link
 * InMemoryUnitOfWork}, and taken off again if it fails.
 *
 * @param <E> entry, an immutable value
 */
public final class InMemoryLog<E> {
  private final InMemoryUnitOfWork transactions;
  private final ArrayList<E> entries = new ArrayList<>(1);

  public InMemoryLog(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
  }

  /** Adds an entry, within a transaction. */
  public void append(E entry) {
    transactions.onRollback(() -> entries.remove(entries.size() - 1));
    entries.add(entry);
  }

  /** Returns how many entries there are. */
  public int size() {
    return transactions.read(entries::size);
  }

  /** Returns the entry at an index from 0. */
  public E get(int index) {
    return transactions.read(() -> entries.get(index));
  }

  /** Returns a copy of all entries, oldest first. */
  public List<E> all() {
    return transactions.read(() -> List.copyOf(entries));
  }
}
