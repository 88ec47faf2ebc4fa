package dev.fanfare.persistence.internal;

import dev.fanfare.persistence.FieldEncryption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table with encrypted text in {@code details} and the id of the key in {@code details_key}, both
 * null where there is none.
 *
 * @param name the table
 * @param key the columns of its primary key, of text or ids
 */
public record EncryptedTable(String name, List<String> key) {
  private static final int BATCH = 500;

  /**
   * Encrypted text as it is stored.
   *
   * @param key the id of the key
   */
  public record Sealed(byte[] details, long key) {}

  private record Found(List<Object> id, Sealed sealed) {}

  /** Names a table and the columns of its primary key. */
  public static EncryptedTable of(String name, String... key) {
    return new EncryptedTable(name, List.of(key));
  }

  /** Encrypts the text of a row, of which only that row can make something. */
  public Sealed seal(FieldEncryption encryption, String text, Object... id) {
    byte[] details = encryption.encrypt(text, row(List.of(id)));
    return new Sealed(details, FieldEncryption.keyId(details));
  }

  /** Decrypts the text of a row. */
  public String open(FieldEncryption encryption, byte[] details, Object... id) {
    return encryption.decrypt(details, row(List.of(id)));
  }

  /** No id holds a line break, so no two rows have one name. */
  private String row(List<Object> id) {
    return name + "\n" + id.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  /** Counts the rows that another key than the primary one has encrypted. */
  public long outdated(Database database, FieldEncryption encryption) {
    return database.sql(
        sql ->
            sql.first(
                    "select count(*) from %s where details_key <> ?".formatted(name),
                    row -> row.number(1),
                    encryption.primaryKey())
                .orElse(0L));
  }

  /**
   * Encrypts every row anew that another key than the primary one has encrypted, some hundreds in a
   * transaction.
   *
   * @return how many
   */
  public long reencrypt(Database database, FieldEncryption encryption) {
    long done = 0;
    @Nullable List<Object> last = null;
    List<Found> batch;
    do {
      @Nullable List<Object> after = last;
      batch = database.sql(sql -> reencrypt(sql, encryption, after));
      done += batch.size();
      last = batch.isEmpty() ? null : batch.get(batch.size() - 1).id();
    } while (batch.size() == BATCH);
    return done;
  }

  private List<Found> reencrypt(Sql sql, FieldEncryption encryption, @Nullable List<Object> after)
      throws SQLException {
    String columns = String.join(", ", key);
    List<@Nullable Object> values = new ArrayList<>();
    values.add(encryption.primaryKey());
    String behind = "";
    if (after != null) {
      behind =
          " and (%s) > (%s)"
              .formatted(columns, key.stream().map(c -> "?").collect(Collectors.joining(", ")));
      values.addAll(after);
    }
    values.add(BATCH);
    List<Found> batch =
        sql.list(
            "select %s, details, details_key from %s where details_key <> ?%s order by %s limit ? for update"
                .formatted(columns, name, behind, columns),
            this::found,
            values.toArray());
    List<Found> changed = batch.stream().map(row -> changed(row, encryption)).toList();
    Columns<Found> rows = Columns.of(changed);
    for (int i = 0; i < key.size(); i++) {
      int place = i;
      if (!changed.isEmpty() && changed.get(0).id().get(i) instanceof UUID) {
        rows.id(key.get(i), row -> (UUID) row.id().get(place));
      } else {
        rows.text(key.get(i), row -> row.id().get(place));
      }
    }
    rows.bytes("details", row -> row.sealed().details());
    rows.number("details_key", row -> row.sealed().key());
    sql.updateAll(name, rows, key.size());
    return changed;
  }

  private Found found(Row row) throws SQLException {
    List<Object> id = new ArrayList<>(key.size());
    for (int i = 1; i <= key.size(); i++) {
      id.add(row.object(i));
    }
    return new Found(id, new Sealed(row.bytes(key.size() + 1), row.number(key.size() + 2)));
  }

  private Found changed(Found row, FieldEncryption encryption) {
    Object[] id = row.id().toArray();
    return new Found(row.id(), seal(encryption, open(encryption, row.sealed().details(), id), id));
  }
}
