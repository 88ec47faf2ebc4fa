package dev.fanfare.persistence.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.bankfile.BankInstruction;
import dev.fanfare.payout.bankfile.BankStatus;
import dev.fanfare.payout.bankfile.Iban;
import dev.fanfare.payout.bankfile.PaymentBlock;
import dev.fanfare.payout.bankfile.PaymentFile;
import dev.fanfare.payout.bankfile.PaymentFileRequest;
import dev.fanfare.payout.bankfile.RefusedInstruction;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody can do to bank transfers, whatever SQL they write. */
class BankFileCorruptionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Asset EURO = Asset.of("EUR");

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesEveryBreak(Dialect dialect) throws Exception {
    TestDatabase tables = TestDatabase.of(dialect);
    JpaBankInstructionStore store =
        new JpaBankInstructionStore(tables.database(), TestKeyset.ENCRYPTION);
    store.add(instruction(1));
    store.assign(file("M1"));
    store.add(instruction(2));
    store.add(
        new RefusedInstruction(
            new UUID(1, 3), RefusedInstruction.Cause.ASKED_FIRST, "asked first", NOON));
    List<String> statements = new ArrayList<>();

    for (String change :
        List.of(
            "amount = 0",
            "amount = -1",
            "amount = null",
            "payout = null",
            "asset = 'USD'",
            "sepa = false",
            "block = 'EUR'",
            "scale = 10",
            "state = 'LOST'",
            "state = null",
            "state_at = null",
            "details = null",
            "details_key = null",
            "details = null, details_key = null",
            "message_id = 'never'",
            "kind = 'REFUSAL'",
            "kind = 'WISH'",
            "cause = 'INVALID'",
            "refusal = 'no'",
            "entry_key = '00000000-0000-0001-0000-000000000003'")) {
      statements.add(
          "update fanfare_bank_entry set %s where entry_key = '%s'"
              .formatted(change, new UUID(1, 1)));
    }
    // In no file, the bank cannot have answered for good.
    statements.add(
        "update fanfare_bank_entry set state = 'PAID', details = null, details_key = null where entry_key = '%s'"
            .formatted(new UUID(1, 2)));
    for (String change :
        List.of("cause = null", "cause = 'BAD LUCK'", "amount = 1", "message_id = 'M1'")) {
      statements.add(
          "update fanfare_bank_entry set %s where entry_key = '%s'"
              .formatted(change, new UUID(1, 3)));
    }
    statements.add("delete from fanfare_bank_file where message_id = 'M1'");
    statements.add("update fanfare_bank_file set message_id = 'M2'");
    statements.add("update fanfare_bank_file set details = null");
    statements.add("insert into fanfare_bank_file_turn (id) values (1)");
    statements.add("insert into fanfare_bank_file_turn (id) values (2)");
    if (dialect == Dialect.POSTGRESQL) {
      // Here triggers keep what no constraint can.
      statements.add("update fanfare_bank_entry set message_id = null where message_id = 'M1'");
      statements.add("update fanfare_bank_entry set amount = amount + 1 where message_id = 'M1'");
      statements.add("delete from fanfare_bank_entry where message_id = 'M1'");
      statements.add("update fanfare_bank_file set execution_date = execution_date + 1");
    }

    Corruption.refused(tables, statements);
    assertThat(store.find(new UUID(1, 1))).contains(instruction(1).in("M1"));
    assertThat(store.assign(file("M2"))).as("the other one still waits").isPresent();
  }

  private static BankInstruction instruction(int n) {
    return new BankInstruction(
        new UUID(1, n),
        new UUID(2, n),
        new Money(9800, EURO),
        new PaymentBlock(EURO, true),
        "Ada Lovelace",
        new Iban("DE89370400440532013000"),
        null,
        "Payout " + n,
        NOON,
        null,
        new BankStatus(GatewayReport.State.ACCEPTED, null, null, NOON));
  }

  private static PaymentFile file(String messageId) {
    return new PaymentFile(
        new PaymentFileRequest(
            messageId,
            "Platform GmbH",
            new Iban("NL91ABNA0417164300"),
            null,
            LocalDate.parse("2026-11-27")),
        NOON);
  }
}
