package dev.fanfare.persistence.bankfile;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import dev.fanfare.payout.bankfile.BankEntry;
import dev.fanfare.payout.bankfile.BankInstruction;
import dev.fanfare.payout.bankfile.BankInstructionStore;
import dev.fanfare.payout.bankfile.BankStatus;
import dev.fanfare.payout.bankfile.BlockTotal;
import dev.fanfare.payout.bankfile.PaymentBlock;
import dev.fanfare.payout.bankfile.PaymentFile;
import dev.fanfare.payout.bankfile.PaymentFileRequest;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.EncryptedTable;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Instructions, refusals and payment files in {@code fanfare_bank_entry} and its neighbours. */
public final class JpaBankInstructionStore implements BankInstructionStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(BankEntryRow.class, BankFileRow.class, BankFileTurnRow.class);

  /** Where accounts that are paid are encrypted. */
  public static final EncryptedTable ENCRYPTED = BankEntries.ENCRYPTED;

  /** Where accounts that pay are encrypted. */
  public static final EncryptedTable ENCRYPTED_FILES =
      EncryptedTable.of("fanfare_bank_file", "message_id");

  /** Orders keys as end-to-end ids are ordered: by their bytes. */
  private static final Comparator<UUID> BY_BYTES =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  static final String WAITING = "message_id is null and block is not null";

  static final String PAGE =
      BankEntries.SELECT + " where t.message_id = ? and t.block = ?%s order by t.entry_key limit ?";

  static final String AFTER = " and t.entry_key > ?";

  static final String TOTALS =
      """
      select asset, scale, sepa, count(*), sum(amount) from fanfare_bank_entry
      where message_id = ? group by block, asset, scale, sepa order by block
      """;

  private final Database database;
  private final FieldEncryption encryption;
  private final BankEntries entries;

  public JpaBankInstructionStore(Database database, FieldEncryption encryption) {
    this.database = requireNonNull(database, "database");
    this.encryption = requireNonNull(encryption, "encryption");
    this.entries = new BankEntries(encryption, database.json());
  }

  @Override
  public BankEntry add(BankEntry entry) {
    boolean filed = entry instanceof BankInstruction given && given.messageId() != null;
    require(!filed, "an instruction is put into a file by assign, not by add: %s", entry);
    return database.sql(
        sql -> entries.add(sql, entry) ? entry : find(sql, entry.key()).orElseThrow());
  }

  @Override
  public Optional<BankEntry> find(UUID key) {
    return database.sql(sql -> find(sql, key));
  }

  private Optional<BankEntry> find(Sql sql, UUID key) throws SQLException {
    return sql.first(BankEntries.SELECT + " where t.entry_key = ?", entries::entry, key);
  }

  @Override
  public List<BankInstruction> lock(Collection<UUID> keys) {
    List<UUID> ordered = ordered(keys);
    return database.sql(
        sql ->
            sql
                .lockInOrder(
                    BankEntries.SELECT,
                    "entry_key",
                    ColumnType.ID,
                    ordered,
                    row -> Optional.ofNullable(entries.instructionOrNull(row)))
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }

  private static List<UUID> ordered(Collection<UUID> keys) {
    return keys.stream().distinct().sorted(BY_BYTES).toList();
  }

  @Override
  public void setStatus(Map<UUID, BankStatus> statuses) {
    List<UUID> keys = ordered(statuses.keySet());
    database.sql(
        sql ->
            sql.updateAll(
                "fanfare_bank_entry",
                Columns.of(keys)
                    .id("entry_key", key -> key)
                    .text("kind", key -> BankEntries.INSTRUCTION)
                    .text("state", key -> status(statuses, key).state())
                    .text("reference", key -> status(statuses, key).reference())
                    .text("reason", key -> status(statuses, key).reason())
                    .instant("state_at", key -> status(statuses, key).at()),
                2));
  }

  private static BankStatus status(Map<UUID, BankStatus> statuses, UUID key) {
    return requireNonNull(statuses.get(key), "status");
  }

  @Override
  public int forget(Collection<UUID> keys) {
    return database.sql(
        sql ->
            sql.update(
                """
                update fanfare_bank_entry set details = null, details_key = null
                where entry_key = any(?) and message_id is not null and state <> 'ACCEPTED'
                  and details is not null
                """,
                Param.array(ColumnType.ID, ordered(keys))));
  }

  @Override
  public Optional<PaymentFile> assign(PaymentFile file) {
    return database.sql(
        sql -> {
          takeTurn(sql);
          Optional<PaymentFile> begun = findFile(sql, file.messageId());
          if (begun.isPresent() || !anyWaiting(sql)) {
            return begun;
          }
          addFile(sql, file);
          // Whoever sets the status of several locks them in the order of their keys.
          sql.update(
              sql.dialect() == Dialect.POSTGRESQL
                  ? """
                  update fanfare_bank_entry set message_id = ? where entry_key in
                    (select entry_key from fanfare_bank_entry where %s
                    order by entry_key for update)
                  """
                      .formatted(WAITING)
                  : "update fanfare_bank_entry set message_id = ? where " + WAITING,
              file.messageId());
          return Optional.of(file);
        });
  }

  /** Waits until nobody else begins a file, and keeps others waiting. */
  private static void takeTurn(Sql sql) throws SQLException {
    boolean mine =
        sql.first("select id from fanfare_bank_file_turn for update", row -> row.integer(1))
            .isPresent();
    if (!mine) {
      throw new StorageException(
          "Table fanfare_bank_file_turn must hold one row, with id 1", (Throwable) null);
    }
  }

  private static boolean anyWaiting(Sql sql) throws SQLException {
    return sql.first(
            "select entry_key from fanfare_bank_entry where %s limit 1".formatted(WAITING),
            row -> row.id(1))
        .isPresent();
  }

  private void addFile(Sql sql, PaymentFile file) throws SQLException {
    PaymentFileRequest request = file.request();
    EncryptedTable.Sealed sealed =
        AccountText.of(request.debtorName(), request.debtorIban(), request.debtorBic())
            .seal(ENCRYPTED_FILES, encryption, database.json(), file.messageId());
    sql.update(
        """
        insert into fanfare_bank_file
          (message_id, execution_date, created_at, details, details_key)
        values (?, ?, ?, ?, ?)
        """,
        file.messageId(),
        request.executionDate(),
        file.createdAt(),
        sealed.details(),
        sealed.key());
  }

  @Override
  public Optional<PaymentFile> findFile(String messageId) {
    return database.sql(sql -> findFile(sql, messageId));
  }

  private Optional<PaymentFile> findFile(Sql sql, String messageId) throws SQLException {
    return sql.first(
        "select execution_date, created_at, details from fanfare_bank_file where message_id = ?",
        row -> file(messageId, row),
        messageId);
  }

  private PaymentFile file(String messageId, Row row) throws SQLException {
    LocalDate executionDate = row.day(1);
    Instant createdAt = row.instant(2);
    return AccountText.open(
        ENCRYPTED_FILES,
        encryption,
        database.json(),
        row.bytes(3),
        messageId,
        debtor ->
            new PaymentFile(
                new PaymentFileRequest(
                    messageId, debtor.holder(), debtor.account(), debtor.bank(), executionDate),
                createdAt));
  }

  @Override
  public List<BlockTotal> totals(String messageId) {
    return database.sql(sql -> sql.list(TOTALS, JpaBankInstructionStore::total, messageId));
  }

  private static BlockTotal total(Row row) throws SQLException {
    Asset asset = row.asset(1);
    return new BlockTotal(
        new PaymentBlock(asset, row.flag(3)),
        row.number(4),
        new BigDecimal(new BigInteger(row.text(5)), asset.scale()));
  }

  @Override
  public List<BankInstruction> page(
      String messageId, PaymentBlock block, Optional<UUID> after, int limit) {
    return database.sql(
        sql ->
            after.isEmpty()
                ? sql.list(PAGE.formatted(""), entries::instruction, messageId, block.code(), limit)
                : sql.list(
                    PAGE.formatted(AFTER),
                    entries::instruction,
                    messageId,
                    block.code(),
                    after.get(),
                    limit));
  }
}
