package dev.fanfare.persistence.moderation.hash;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of entries, whose bank's row the caller holds. */
final class EntryTable {
  /** How many entries a statement takes. */
  static final int CHUNK = 10_000;

  private static final String TABLE = "fanfare_hash_entry";

  /** Finds which entries there are of an item, given bank and item and whether they are active. */
  static final String OF_ITEM =
      """
      select item, algorithm, hash from fanfare_hash_entry
      where bank = ? and item = ? and active = ? order by algorithm, hash
      """;

  private EntryTable() {}

  /** An entry that takes a number. */
  private record Numbered(EntryKey key, long revision) {}

  /**
   * Adds entries that are not there and enables those that are.
   *
   * @param revision the number of the latest change
   * @return how many took a number
   */
  static int add(
      Sql sql, String bank, long revision, List<EntryKey> keys, Map<EntryKey, BankEntry> entries)
      throws SQLException {
    Map<EntryKey, Boolean> known = known(sql, bank, keys);
    List<Numbered> added = new ArrayList<>();
    List<Numbered> enabled = new ArrayList<>();
    for (EntryKey key : keys) {
      Boolean active = known.get(key);
      long next = revision + added.size() + enabled.size() + 1;
      if (active == null) {
        added.add(new Numbered(key, next));
      } else if (!active) {
        enabled.add(new Numbered(key, next));
      }
    }
    sql.insert(
        TABLE,
        keyed(bank, added)
            .optionalNumber("quality", row -> quality(requireNonNull(entries.get(row.key()))))
            .flag("active", row -> true)
            .number("revision", Numbered::revision));
    update(sql, bank, enabled, true);
    return added.size() + enabled.size();
  }

  private static @Nullable Long quality(BankEntry entry) {
    return entry.hash() instanceof KnownHash.Perceptual perceptual && perceptual.quality() != null
        ? Long.valueOf(perceptual.quality())
        : null;
  }

  /** Switches the entries of an item on or off. Returns how many took a number. */
  static int setActive(Sql sql, String bank, long revision, String item, boolean active)
      throws SQLException {
    List<EntryKey> keys = sql.list(OF_ITEM, EntryTable::key, bank, item, !active);
    List<Numbered> changed = new ArrayList<>();
    for (EntryKey key : keys) {
      changed.add(new Numbered(key, revision + changed.size() + 1));
    }
    update(sql, bank, changed, active);
    return changed.size();
  }

  private static void update(Sql sql, String bank, List<Numbered> rows, boolean active)
      throws SQLException {
    sql.updateAll(
        TABLE,
        keyed(bank, rows).flag("active", row -> active).number("revision", Numbered::revision),
        4);
  }

  private static Columns<Numbered> keyed(String bank, List<Numbered> rows) {
    return Columns.of(rows)
        .text("bank", row -> bank)
        .text("item", row -> row.key().item())
        .text("algorithm", row -> row.key().algorithm())
        .bytes("hash", row -> row.key().hash());
  }

  /** Returns which of some entries there are, and whether they are active. */
  private static Map<EntryKey, Boolean> known(Sql sql, String bank, List<EntryKey> keys)
      throws SQLException {
    Map<EntryKey, Boolean> known = new HashMap<>();
    if (sql.dialect() == Dialect.POSTGRESQL) {
      Columns<EntryKey> columns =
          Columns.of(keys)
              .text("item", EntryKey::item)
              .text("algorithm", EntryKey::algorithm)
              .bytes("hash", EntryKey::hash);
      @Nullable Object[] arrays = columns.arrays();
      sql.each(
          known(columns),
          row -> known.put(key(row), row.flag(4)),
          arrays[0],
          arrays[1],
          arrays[2],
          bank);
    } else {
      for (EntryKey key : keys) {
        sql.first(
                """
                select active from fanfare_hash_entry
                where bank = ? and item = ? and algorithm = ? and hash = ?
                """,
                row -> row.flag(1),
                bank,
                key.item(),
                key.algorithm(),
                key.hash())
            .ifPresent(active -> known.put(key, active));
      }
    }
    return known;
  }

  /** Finds which of some entries there are, given them and the bank. */
  static String known(Columns<EntryKey> keys) {
    return """
        select e.item, e.algorithm, e.hash, e.active
        from %s join fanfare_hash_entry e
          on e.item = u.item and e.algorithm = u.algorithm and e.hash = u.hash
        where e.bank = ?
        """
        .formatted(keys.unnest("u"));
  }

  private static EntryKey key(Row row) throws SQLException {
    return EntryKey.of(row.text(1), row.text(2), row.bytes(3));
  }
}
