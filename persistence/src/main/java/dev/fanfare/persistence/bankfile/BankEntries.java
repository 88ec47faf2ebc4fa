package dev.fanfare.persistence.bankfile;

import dev.fanfare.money.Money;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.bankfile.BankEntry;
import dev.fanfare.payout.bankfile.BankInstruction;
import dev.fanfare.payout.bankfile.BankStatus;
import dev.fanfare.payout.bankfile.PaymentBlock;
import dev.fanfare.payout.bankfile.RefusedInstruction;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.EncryptedTable;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code fanfare_bank_entry} as instructions and refusals. */
final class BankEntries {
  static final EncryptedTable ENCRYPTED = EncryptedTable.of("fanfare_bank_entry", "entry_key");
  static final String INSTRUCTION = "INSTRUCTION";
  private static final String REFUSAL = "REFUSAL";

  /** What {@link #entry} reads, of the table under the name {@code t}. */
  static final String SELECT =
      """
      select t.entry_key, t.kind, t.at, t.cause, t.refusal, t.payout, t.asset, t.scale, t.amount,
        t.sepa, t.remittance, t.details, t.message_id, t.state, t.reference, t.reason, t.state_at
      from fanfare_bank_entry t""";

  private final FieldEncryption encryption;
  private final ValueJson json;

  BankEntries(FieldEncryption encryption, ValueJson json) {
    this.encryption = encryption;
    this.json = json;
  }

  /** Adds an entry unless its key is taken. Returns whether it was added. */
  boolean add(Sql sql, BankEntry entry) throws SQLException {
    if (entry instanceof RefusedInstruction refused) {
      return sql.insertMissing(
          """
          insert into fanfare_bank_entry (entry_key, kind, at, cause, refusal)
          values (?, ?, ?, ?, ?)
          """,
          refused.key(),
          REFUSAL,
          refused.at(),
          refused.cause(),
          refused.reason());
    }
    BankInstruction instruction = (BankInstruction) entry;
    EncryptedTable.Sealed sealed = sealed(instruction);
    BankStatus status = instruction.status();
    return sql.insertMissing(
        """
        insert into fanfare_bank_entry (entry_key, kind, at, payout, asset, scale, amount, sepa,
          block, remittance, details, details_key, state, reference, reason, state_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        instruction.key(),
        INSTRUCTION,
        instruction.receivedAt(),
        instruction.payout(),
        instruction.amount().asset().code(),
        instruction.amount().asset().scale(),
        instruction.amount().minor(),
        instruction.block().sepa(),
        instruction.block().code(),
        instruction.remittance(),
        sealed.details(),
        sealed.key(),
        status.state(),
        status.reference(),
        status.reason(),
        status.at());
  }

  private EncryptedTable.Sealed sealed(BankInstruction instruction) {
    String holder = instruction.holder();
    var iban = instruction.iban();
    if (holder == null || iban == null) {
      throw new IllegalArgumentException("a new instruction has an account: " + instruction);
    }
    return AccountText.of(holder, iban, instruction.bic())
        .seal(ENCRYPTED, encryption, json, instruction.key());
  }

  /** Reads an entry. */
  BankEntry entry(Row row) throws SQLException {
    if (row.text(2).equals(REFUSAL)) {
      return new RefusedInstruction(
          row.id(1), row.constant(4, RefusedInstruction.Cause.class), row.text(5), row.instant(3));
    }
    return instruction(row);
  }

  /** Reads an instruction, null if the row is a refusal. */
  @Nullable BankInstruction instructionOrNull(Row row) throws SQLException {
    return row.text(2).equals(REFUSAL) ? null : instruction(row);
  }

  /** Reads an instruction. */
  BankInstruction instruction(Row row) throws SQLException {
    UUID key = row.id(1);
    UUID payout = row.id(6);
    Money amount = row.money(9, row.asset(7));
    PaymentBlock block = new PaymentBlock(amount.asset(), row.flag(10));
    String remittance = row.text(11);
    byte[] details = row.bytesOrNull(12);
    var receivedAt = row.instant(3);
    String file = row.textOrNull(13);
    BankStatus status =
        new BankStatus(
            row.constant(14, GatewayReport.State.class),
            row.textOrNull(15),
            row.textOrNull(16),
            row.instant(17));
    if (details == null) {
      return new BankInstruction(
          key, payout, amount, block, null, null, null, remittance, receivedAt, file, status);
    }
    return AccountText.open(
        ENCRYPTED,
        encryption,
        json,
        details,
        key,
        account ->
            new BankInstruction(
                key,
                payout,
                amount,
                block,
                account.holder(),
                account.account(),
                account.bank(),
                remittance,
                receivedAt,
                file,
                status));
  }
}
