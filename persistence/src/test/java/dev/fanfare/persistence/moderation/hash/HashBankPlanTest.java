package dev.fanfare.persistence.moderation.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.EntryChange;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.PdqHash;
import dev.fanfare.moderation.hash.SeverityHint;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.ScanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashBankPlanTest {
  private static final HashBank BANK =
      new HashBank("bank 7", "ncii", SeverityHint.HIGH, "StopNCII.org", "1");

  @Test
  void readsNoTableFromEndToEnd() {
    TestDatabase tables = TestDatabase.postgres();
    Database database = tables.database();
    database.sql(
        sql -> {
          sql.update(
              """
              insert into fanfare_hash_bank
              select 'bank ' || n, 'ncii', 'HIGH', 'somebody', '1', true, 4000, 0
              from generate_series(1, 10) n
              """);
          return sql.update(
              """
              insert into fanfare_hash_entry
              select 'bank ' || b, 'item ' || n / 4,
                case when n % 2 = 0 then 'PDQ' else 'SHA256' end,
                sha256(convert_to(b || '/' || n, 'UTF8')), null, true, n
              from generate_series(1, 10) b, generate_series(1, 4000) n
              """);
        });
    JpaHashBankStore store = new JpaHashBankStore(database);
    ContentHash known = ContentHash.of("7/41".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(store.exact(known)).hasSize(1);

    PlanCheck plans = PlanCheck.of(tables);
    plans.readsNoWholeTable(JpaHashBankStore.CHANGES, "bank 7", 17L, 100);
    plans.readsNoWholeTable(EntryTable.OF_ITEM, "bank 7", "item 7", true);
    ScanCheck scans = ScanCheck.of(database);
    // Of ten banks the planner rightly reads all.
    List<String> banks = List.of("fanfare_hash_bank");
    assertThat(scans.wholeTables(() -> store.exact(known), banks)).isEmpty();
    assertThat(scans.wholeTables(() -> store.perceptualChanges("bank 7", 17, 100), banks))
        .isEmpty();
    assertThat(scans.wholeTables(() -> store.add("bank 7", entries(0, 3_000)), banks)).isEmpty();
    assertThat(scans.wholeTables(() -> store.setEnabled("bank 7", "new 7", false), banks))
        .isEmpty();
    assertThat(scans.wholeTables(() -> store.forget("bank 7", "new 7"), banks)).isEmpty();
  }

  /** More than one statement takes; numbers go on from one to the next. */
  @ParameterizedTest
  @EnumSource
  void addsMoreThanOneStatementTakes(Dialect dialect) {
    JpaHashBankStore store = new JpaHashBankStore(TestDatabase.of(dialect).database());
    store.save(BANK);
    int many = EntryTable.CHUNK + 100;

    assertThat(store.add("bank 7", entries(50, 100))).isEqualTo(50);
    assertThat(store.add("bank 7", entries(0, many))).isEqualTo(many - 50);

    List<EntryChange> changes = store.perceptualChanges("bank 7", 0, many + 1);
    assertThat(changes).hasSize(many);
    assertThat(changes.get(many - 1).revision()).isEqualTo(many);
    assertThat(changes.get(many - 1).entry()).isEqualTo(entries(many - 1, many).get(0));
    assertThat(store.banks().get(0).revision()).isEqualTo(many);
  }

  private static List<BankEntry> entries(int from, int to) {
    List<BankEntry> entries = new ArrayList<>();
    for (int i = from; i < to; i++) {
      entries.add(new BankEntry("new " + i, KnownHash.of(new PdqHash(i, -i, ~i, i))));
    }
    return entries;
  }
}
