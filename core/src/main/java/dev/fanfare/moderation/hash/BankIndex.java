package dev.fanfare.moderation.hash;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A copy of a bank's active perceptual entries, made for searching. Immutable: a change makes
 * another one, which shares most of its memory with this one. What was added lately is a short list
 * that is read through; when it has become long, everything is indexed anew.
 */
final class BankIndex {
  /** The index of a bank of which nothing is known yet. */
  static final BankIndex EMPTY = new BankIndex(new Base(List.of()), new BitSet(), List.of(), 0);

  private static final int SHORT_LIST = 1024;
  private static final int UNKNOWN_QUALITY = -1;
  private static final int NONE = -1;

  private final Base base;
  private final BitSet removed;
  private final List<Row> recent;
  private final long revision;

  /** An entry. */
  private record Row(String item, PdqHash hash, int quality) {
    static Row of(BankEntry entry) {
      KnownHash.Perceptual known = (KnownHash.Perceptual) entry.hash();
      Integer quality = known.quality();
      return new Row(entry.item(), known.hash(), quality == null ? UNKNOWN_QUALITY : quality);
    }

    boolean isSameAs(Row other) {
      return hash.equals(other.hash) && item.equals(other.item);
    }
  }

  /** Receives what was found. */
  @FunctionalInterface
  interface Found {
    void entry(String item, PdqHash hash, int distance);
  }

  /** What was indexed together. */
  private static final class Base {
    final WordIndex index;
    final String[] items;
    final byte[] qualities;

    /** The last row of each item, and of each row the one before it of the same item. */
    private final Map<String, Integer> last = new HashMap<>();

    private final int[] before;

    Base(List<Row> rows) {
      long[] hashes = new long[4 * rows.size()];
      items = new String[rows.size()];
      qualities = new byte[rows.size()];
      before = new int[rows.size()];
      for (int i = 0; i < items.length; i++) {
        Row row = rows.get(i);
        WordIndex.put(hashes, i, row.hash());
        Integer earlier = last.put(row.item(), i);
        before[i] = earlier == null ? NONE : earlier;
        items[i] = earlier == null ? row.item() : items[earlier];
        qualities[i] = (byte) row.quality();
      }
      index = new WordIndex(hashes);
    }

    Row row(int i) {
      return new Row(items[i], index.hash(i), qualities[i]);
    }

    /** Returns where an entry is, {@link #NONE} if it is not here. */
    int find(Row row) {
      int[] at = {NONE};
      index.within(
          row.hash(),
          0,
          (i, distance) -> {
            if (items[i].equals(row.item())) {
              at[0] = i;
            }
          });
      return at[0];
    }

    int lastOf(String item) {
      return last.getOrDefault(item, NONE);
    }
  }

  private BankIndex(Base base, BitSet removed, List<Row> recent, long revision) {
    this.base = base;
    this.removed = removed;
    this.recent = recent;
    this.revision = revision;
  }

  /** Returns the number of the latest change that is known here. */
  long revision() {
    return revision;
  }

  int size() {
    return base.index.size() - removed.cardinality() + recent.size();
  }

  /**
   * Returns the index after changes, one for each entry; taking one over twice does no harm.
   *
   * @param upTo the number up to which all changes are among them or known
   */
  BankIndex after(Collection<EntryChange> changes, long upTo) {
    BitSet gone = (BitSet) removed.clone();
    List<Row> added = new ArrayList<>(recent);
    // Of the first reading nothing can be there already, and looking for each would take long.
    boolean empty = size() == 0;
    for (EntryChange change : changes) {
      Row row = Row.of(change.entry());
      int at = empty ? NONE : base.find(row);
      if (at != NONE) {
        gone.set(at, !change.active());
        continue;
      }
      if (!empty) {
        added.removeIf(row::isSameAs);
      }
      if (change.active()) {
        added.add(row);
      }
    }
    if (added.size() <= Math.max(SHORT_LIST, base.index.size() / 8)) {
      return new BankIndex(base, gone, List.copyOf(added), upTo);
    }
    List<Row> all = new ArrayList<>(base.index.size() + added.size());
    for (int i = gone.nextClearBit(0); i < base.index.size(); i = gone.nextClearBit(i + 1)) {
      all.add(base.row(i));
    }
    all.addAll(added);
    return new BankIndex(new Base(all), new BitSet(), List.of(), upTo);
  }

  /**
   * Hands over every entry within a distance, once each.
   *
   * @param minQuality entries whose quality is known and less are left out
   */
  void near(PdqHash hash, int maxDistance, int minQuality, Found found) {
    base.index.within(
        hash,
        maxDistance,
        (i, distance) -> {
          if (!removed.get(i) && isGood(base.qualities[i], minQuality)) {
            found.entry(base.items[i], base.index.hash(i), distance);
          }
        });
    for (Row row : recent) {
      int distance = row.hash().distance(hash);
      if (distance <= maxDistance && isGood(row.quality(), minQuality)) {
        found.entry(row.item(), row.hash(), distance);
      }
    }
  }

  /**
   * Returns how many entries an item has.
   *
   * @param minQuality entries whose quality is known and less do not count
   */
  int sizeOf(String item, int minQuality) {
    int size = 0;
    for (int i = base.lastOf(item); i != NONE; i = base.before[i]) {
      if (!removed.get(i) && isGood(base.qualities[i], minQuality)) {
        size++;
      }
    }
    for (Row row : recent) {
      if (row.item().equals(item) && isGood(row.quality(), minQuality)) {
        size++;
      }
    }
    return size;
  }

  private static boolean isGood(int quality, int minQuality) {
    return quality == UNKNOWN_QUALITY || quality >= minQuality;
  }
}
