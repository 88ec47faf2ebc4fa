package dev.fanfare.persistence.bankfile;

import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the queries of bank files read, in tables of thousands of rows. */
class BankFilePlansTest {
  private final TestDatabase tables = TestDatabase.postgres();

  @Test
  void readNoWholeTable() {
    fill(tables.database());
    PlanCheck plans = PlanCheck.of(tables);

    plans.readsNoWholeTable(BankEntries.SELECT + " where t.entry_key = ?", new UUID(7, 7));
    plans.readsNoWholeTable(JpaBankInstructionStore.PAGE.formatted(""), "M7", "EUR-SEPA", 500);
    plans.readsNoWholeTable(
        JpaBankInstructionStore.PAGE.formatted(JpaBankInstructionStore.AFTER),
        "M7",
        "EUR-SEPA",
        new UUID(7, 7),
        500);
    plans.readsNoWholeTable(JpaBankInstructionStore.TOTALS, "M7");
    plans.readsNoWholeTable(
        "select entry_key from fanfare_bank_entry where " + JpaBankInstructionStore.WAITING);
  }

  private static void fill(Database database) {
    database.sql(
        sql -> {
          sql.update("set local session_replication_role = replica");
          return sql.update(
              """
              insert into fanfare_bank_entry (entry_key, kind, at, payout, asset, scale, amount, sepa,
                block, remittance, details, details_key, message_id, state, state_at)
              select gen_random_uuid(), 'INSTRUCTION', now(), gen_random_uuid(), 'EUR', 2, 100, true,
                'EUR-SEPA', 'r', 'x', 1, case when n % 100 > 0 then 'M' || n % 100 end, 'ACCEPTED',
                now()
              from generate_series(1, 20000) n
              """);
        });
  }
}
