package dev.fanfare.cli.platform;

import dev.fanfare.cli.csv.BadRowException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * Keeps the first row of each key: the same row once more is a repetition, another one with its key
 * is bad.
 */
final class Distinct<K, R> {
  private final Map<K, R> rows = new HashMap<>();
  private final BiPredicate<R, R> sameContent;
  private final ToLongFunction<R> line;
  private long repeated;

  Distinct(BiPredicate<R, R> sameContent, ToLongFunction<R> line) {
    this.sameContent = sameContent;
    this.line = line;
  }

  /**
   * Adds a row.
   *
   * @param name what to call the key in a reason
   * @throws BadRowException if the key has another row
   */
  void add(K key, R row, String name) {
    R known = rows.putIfAbsent(key, row);
    if (known == null) {
      return;
    }
    if (!sameContent.test(known, row)) {
      throw new BadRowException(
          "%s stands on line %d with other content".formatted(name, line.applyAsLong(known)));
    }
    repeated++;
  }

  /** Returns the rows in no order. */
  Collection<R> rows() {
    return rows.values();
  }

  long repeated() {
    return repeated;
  }
}
