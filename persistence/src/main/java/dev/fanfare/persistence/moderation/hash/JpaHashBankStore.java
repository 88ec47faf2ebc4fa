package dev.fanfare.persistence.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.BankState;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.EntryChange;
import dev.fanfare.moderation.hash.ExactEntry;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.SeverityHint;
import dev.fanfare.moderation.hash.UnknownHashBankException;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Banks in {@code fanfare_hash_bank}, their hashes in {@code fanfare_hash_entry}. */
public final class JpaHashBankStore implements HashBankStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS = List.of(HashBankRow.class, HashEntryRow.class);

  private static final String BANK = "b.name, b.category, b.severity, b.source, b.source_version";

  /** Finds a file in banks, given its hash. */
  static final String EXACT =
      "select "
          + BANK
          + """
          , e.item
          from fanfare_hash_entry e join fanfare_hash_bank b on b.name = e.bank
          where e.hash = ? and e.algorithm = 'SHA256' and e.active and b.enabled
          order by b.name, e.item
          """;

  /** Finds what changed, given the bank, the last number, and how many at most. */
  static final String CHANGES =
      """
      select revision, item, hash, quality, active from fanfare_hash_entry
      where bank = ? and revision > ? and algorithm = 'PDQ' order by revision limit ?
      """;

  private final Database database;

  public JpaHashBankStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public void save(HashBank bank) {
    database.sql(
        sql ->
            describe(sql, bank)
                || sql.insertMissing(
                    """
                    insert into fanfare_hash_bank (name, category, severity, source,
                      source_version, enabled, revision, forgotten)
                    values (?, ?, ?, ?, ?, true, 0, 0)
                    """,
                    bank.name(),
                    bank.category(),
                    bank.severity(),
                    bank.source(),
                    bank.version())
                || describe(sql, bank));
  }

  private static boolean describe(Sql sql, HashBank bank) throws SQLException {
    return sql.update(
            """
            update fanfare_hash_bank set category = ?, severity = ?, source = ?, source_version = ?
            where name = ?
            """,
            bank.category(),
            bank.severity(),
            bank.source(),
            bank.version(),
            bank.name())
        == 1;
  }

  @Override
  public void setEnabled(String bank, boolean enabled) {
    int changed =
        database.sql(
            sql ->
                sql.update(
                    "update fanfare_hash_bank set enabled = ? where name = ?", enabled, bank));
    if (changed == 0) {
      throw new UnknownHashBankException(bank);
    }
  }

  @Override
  public int add(String bank, Collection<BankEntry> entries) {
    return database.sql(
        sql -> {
          long revision = hold(sql, bank);
          Map<EntryKey, BankEntry> given = new LinkedHashMap<>();
          entries.forEach(entry -> given.putIfAbsent(EntryKey.of(entry), entry));
          int changed = 0;
          List<EntryKey> keys = List.copyOf(given.keySet());
          for (int from = 0; from < keys.size(); from += EntryTable.CHUNK) {
            List<EntryKey> some =
                keys.subList(from, Math.min(keys.size(), from + EntryTable.CHUNK));
            changed += EntryTable.add(sql, bank, revision + changed, some, given);
          }
          return advance(sql, bank, revision, changed);
        });
  }

  @Override
  public int setEnabled(String bank, String item, boolean enabled) {
    return database.sql(
        sql -> {
          long revision = hold(sql, bank);
          int changed = EntryTable.setActive(sql, bank, revision, item, enabled);
          return advance(sql, bank, revision, changed);
        });
  }

  @Override
  public int forget(String bank, String item) {
    return database.sql(
        sql -> {
          hold(sql, bank);
          int gone =
              sql.update("delete from fanfare_hash_entry where bank = ? and item = ?", bank, item);
          if (gone > 0) {
            sql.update(
                """
                update fanfare_hash_bank set revision = revision + 1, forgotten = revision + 1
                where name = ?
                """,
                bank);
          }
          return gone;
        });
  }

  /** Holds a bank's row, and returns the number of its latest change. */
  private static long hold(Sql sql, String bank) throws SQLException {
    return sql.first(
            "select revision from fanfare_hash_bank where name = ? for update",
            row -> row.number(1),
            bank)
        .orElseThrow(() -> new UnknownHashBankException(bank));
  }

  private static int advance(Sql sql, String bank, long revision, int changed) throws SQLException {
    if (changed > 0) {
      sql.update(
          "update fanfare_hash_bank set revision = ? where name = ?", revision + changed, bank);
    }
    return changed;
  }

  @Override
  public List<BankState> banks() {
    return database.sql(
        sql ->
            sql.list(
                "select "
                    + BANK
                    + ", enabled, revision, forgotten from fanfare_hash_bank b "
                    + "order by name",
                row -> new BankState(bank(row), row.flag(6), row.number(7), row.number(8))));
  }

  @Override
  public List<ExactEntry> exact(ContentHash hash) {
    return database.sql(
        sql ->
            sql.list(
                EXACT,
                row -> new ExactEntry(bank(row), row.text(6)),
                (Object) HexFormat.of().parseHex(hash.hex())));
  }

  private static HashBank bank(Row row) throws SQLException {
    return new HashBank(
        row.text(1), row.text(2), row.constant(3, SeverityHint.class), row.text(4), row.text(5));
  }

  @Override
  public List<EntryChange> perceptualChanges(String bank, long after, int limit) {
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    return database.sql(
        sql -> {
          List<EntryChange> changes =
              sql.list(CHANGES, JpaHashBankStore::change, bank, after, limit);
          if (changes.isEmpty()) {
            requireKnown(sql, bank);
          }
          return changes;
        });
  }

  private static EntryChange change(Row row) throws SQLException {
    Long quality = row.numberOrNull(4);
    return new EntryChange(
        row.number(1),
        new BankEntry(
            row.text(2),
            new KnownHash.Perceptual(
                EntryKey.look(row.bytes(3)), quality == null ? null : quality.intValue())),
        row.flag(5));
  }

  @Override
  public long size(String bank) {
    return database.sql(
        sql -> {
          requireKnown(sql, bank);
          return sql.first(
                  "select count(*) from fanfare_hash_entry where bank = ? and active",
                  row -> row.number(1),
                  bank)
              .orElse(0L);
        });
  }

  private static void requireKnown(Sql sql, String bank) throws SQLException {
    if (sql.first("select name from fanfare_hash_bank where name = ?", row -> row.text(1), bank)
        .isEmpty()) {
      throw new UnknownHashBankException(bank);
    }
  }
}
