package dev.fanfare.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory by key, changed only within a transaction of an {@link InMemoryUnitOfWork} and
 * restored if it fails. Rows are immutable values.
 *
 * @param <K> key, with equals and hashCode
 * @param <V> row
 */
public final class InMemoryTable<K, V> {
  private final InMemoryUnitOfWork transactions;
  private final Map<K, V> rows;

  /**
   * @param rows an empty map that this table owns from now on; its kind decides the order of {@link
   *     #all}, so pass a sorted or a linked one where order matters
   */
  public InMemoryTable(InMemoryUnitOfWork transactions, Map<K, V> rows) {
    this.transactions = transactions;
    this.rows = rows;
  }

  /** Returns the row of a key, empty if there is none. */
  public Optional<V> find(K key) {
    return Optional.ofNullable(transactions.<@Nullable V>read(() -> rows.get(key)));
  }

  /** Sets the row of a key, within a transaction. */
  public void put(K key, V row) {
    restore(key, rowsIn().put(key, row));
  }

  /** Adds a row unless the key is taken. Returns whether it was added. */
  public boolean add(K key, V row) {
    if (rowsIn().putIfAbsent(key, row) != null) {
      return false;
    }
    restore(key, null);
    return true;
  }

  /** Removes the row of a key, if there is one, within a transaction. */
  public void remove(K key) {
    V before = rowsIn().remove(key);
    if (before != null) {
      restore(key, before);
    }
  }

  /** Returns how many rows there are. */
  public int size() {
    return transactions.read(rows::size);
  }

  /** Returns a copy of all rows, in the map's order. */
  public List<V> all() {
    return transactions.read(() -> new ArrayList<>(rows.values()));
  }

  /** Returns the rows that match, in the map's order. */
  public List<V> where(Predicate<? super V> condition) {
    return transactions.read(() -> rows.values().stream().filter(condition).toList());
  }

  /** Returns a copy of all keys, in the map's order. */
  public Collection<K> keys() {
    return transactions.read(() -> new ArrayList<>(rows.keySet()));
  }

  private Map<K, V> rowsIn() {
    if (!transactions.isActive()) {
      throw new IllegalStateException("state in memory is changed only within a transaction");
    }
    return rows;
  }

  private void restore(K key, @Nullable V before) {
    transactions.onRollback(before == null ? () -> rows.remove(key) : () -> rows.put(key, before));
  }
}
