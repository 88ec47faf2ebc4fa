package dev.fanfare.earning;

import dev.fanfare.ledger.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The holds that a batch adds and those that its refunds may take from, until it writes them. */
final class OpenHolds {
  private static final Comparator<Key> BY_END =
      Comparator.comparing(Key::availableAt).thenComparing(Key::sale);

  private record Key(Instant availableAt, String sale) {}

  private static final class Row {
    final EarningStore.Hold hold;
    final boolean stored;
    long left;

    Row(EarningStore.Hold hold, boolean stored) {
      this.hold = hold;
      this.stored = stored;
      this.left = hold.amount().minor();
    }
  }

  private final Map<Account, TreeMap<Key, Row>> open = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** Takes over holds as they are stored, each once however often it is among them. */
  void load(Collection<EarningStore.Hold> stored) {
    stored.forEach(hold -> put(hold, true));
  }

  /** Adds a new hold. */
  void add(EarningStore.Hold hold) {
    put(hold, false);
  }

  private void put(EarningStore.Hold hold, boolean stored) {
    Row row = new Row(hold, stored);
    Key key = new Key(hold.availableAt(), hold.sale());
    if (holds(Account.pending(hold.creator(), hold.amount().asset())).putIfAbsent(key, row)
        == null) {
      rows.add(row);
    }
  }

  private TreeMap<Key, Row> holds(Account pending) {
    return open.computeIfAbsent(pending, account -> new TreeMap<>(BY_END));
  }

  /**
   * Takes up to an amount off a creator's holds: from the sale's own first, then from those that
   * end last, so it does not matter for the sums whether due holds ended before or after a refund.
   *
   * @param pending the creator's account
   * @param sale the sale, null if it is not known
   * @return what it took
   */
  long take(Account pending, @Nullable Sale sale, long amount) {
    TreeMap<Key, Row> holds = holds(pending);
    long left = amount;
    if (sale != null) {
      Key key = new Key(sale.availableAt(), sale.id());
      Row own = holds.get(key);
      if (own != null) {
        left -= take(holds, key, own, left);
      }
    }
    while (left > 0 && !holds.isEmpty()) {
      Map.Entry<Key, Row> latest = holds.lastEntry();
      left -= take(holds, latest.getKey(), latest.getValue(), left);
    }
    return amount - left;
  }

  private static long take(TreeMap<Key, Row> holds, Key key, Row row, long amount) {
    long taken = Math.min(row.left, amount);
    row.left -= taken;
    if (row.left == 0) {
      holds.remove(key);
    }
    return taken;
  }

  /** Returns what is different from what is stored. */
  EarningStore.HoldChanges changes() {
    List<EarningStore.Hold> added = new ArrayList<>();
    List<EarningStore.Hold> changed = new ArrayList<>();
    List<EarningStore.Hold> ended = new ArrayList<>();
    for (Row row : rows) {
      if (row.left == row.hold.amount().minor()) {
        if (!row.stored) {
          added.add(row.hold);
        }
      } else if (row.left > 0) {
        (row.stored ? changed : added).add(row.hold.withAmount(row.left));
      } else if (row.stored) {
        ended.add(row.hold);
      }
    }
    return new EarningStore.HoldChanges(added, changed, ended);
  }
}
