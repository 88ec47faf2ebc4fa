package dev.fanfare.persistence.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.EncryptedTable;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** Destinations in {@code fanfare_payout_destination}, encrypted. */
public final class JpaPayoutDestinationStore implements PayoutDestinationStore {
  /** What is encrypted here. */
  public static final EncryptedTable ENCRYPTED =
      EncryptedTable.of("fanfare_payout_destination", "creator", "method");

  private final Database database;
  private final FieldEncryption encryption;

  public JpaPayoutDestinationStore(Database database, FieldEncryption encryption) {
    this.database = requireNonNull(database, "database");
    this.encryption = requireNonNull(encryption, "encryption");
  }

  @Override
  public Optional<PayoutDestination> find(CreatorId creator, PayoutMethod method) {
    return database
        .sql(
            sql ->
                sql.first(
                    "select details from fanfare_payout_destination where creator = ? and method = ?",
                    row -> row.bytes(1),
                    creator.value(),
                    method.code()))
        .map(
            details ->
                DestinationText.open(
                    ENCRYPTED,
                    encryption,
                    database.json(),
                    details,
                    creator.value(),
                    method.code()));
  }

  @Override
  public void save(CreatorId creator, PayoutMethod method, PayoutDestination destination) {
    requireNonNull(destination, "destination");
    EncryptedTable.Sealed sealed =
        DestinationText.seal(
            ENCRYPTED, encryption, database.json(), destination, creator.value(), method.code());
    database.sql(
        sql -> {
          boolean replaced = replace(sql, creator, method, sealed);
          return replaced
              || add(sql, creator, method, sealed)
              // Another transaction has just added one.
              || replace(sql, creator, method, sealed);
        });
  }

  private static boolean replace(
      Sql sql, CreatorId creator, PayoutMethod method, EncryptedTable.Sealed sealed)
      throws SQLException {
    return sql.update(
            """
            update fanfare_payout_destination set details = ?, details_key = ?
            where creator = ? and method = ?
            """,
            sealed.details(),
            sealed.key(),
            creator.value(),
            method.code())
        == 1;
  }

  private static boolean add(
      Sql sql, CreatorId creator, PayoutMethod method, EncryptedTable.Sealed sealed)
      throws SQLException {
    return sql.insertMissing(
        """
        insert into fanfare_payout_destination (creator, method, details, details_key)
        values (?, ?, ?, ?)
        """,
        creator.value(),
        method.code(),
        sealed.details(),
        sealed.key());
  }

  @Override
  public void remove(CreatorId creator, PayoutMethod method) {
    database.sql(
        sql ->
            sql.update(
                "delete from fanfare_payout_destination where creator = ? and method = ?",
                creator.value(),
                method.code()));
  }

  @Override
  public int forget(CreatorId creator) {
    return database.sql(
        sql ->
            sql.update(
                "delete from fanfare_payout_destination where creator = ?", creator.value()));
  }
}
