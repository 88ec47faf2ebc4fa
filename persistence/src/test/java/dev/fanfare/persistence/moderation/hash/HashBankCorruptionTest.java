package dev.fanfare.persistence.moderation.hash;

import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.PdqHash;
import dev.fanfare.moderation.hash.SeverityHint;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashBankCorruptionTest {
  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    JpaHashBankStore store = new JpaHashBankStore(database.database());
    store.save(new HashBank("ncii", "ncii", SeverityHint.HIGH, "StopNCII.org", "1"));
    store.add(
        "ncii",
        List.of(
            new BankEntry("a", new KnownHash.Perceptual(new PdqHash(1, 2, 3, 4), 90)),
            new BankEntry("a", KnownHash.of(ContentHash.of(new byte[] {1})))));
    String bank = "update fanfare_hash_bank set ";
    String entry = "update fanfare_hash_entry set ";
    String look = " where algorithm = 'PDQ'";
    String file = " where algorithm = 'SHA256'";
    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_hash_bank select * from fanfare_hash_bank",
            "delete from fanfare_hash_bank",
            bank + "name = 'other'",
            bank + "category = ''",
            bank + "severity = 'NONE'",
            bank + "source = ''",
            bank + "source_version = ''",
            bank + "revision = -1",
            bank + "forgotten = -1",
            bank + "forgotten = 3",
            bank + "enabled = null",
            "insert into fanfare_hash_entry select * from fanfare_hash_entry",
            entry + "bank = 'nobody'" + look,
            entry + "item = ''" + look,
            entry + "algorithm = 'MD5'" + look,
            entry + "hash = " + (dialect == Dialect.H2 ? "x'01'" : "'\\x01'") + look,
            entry + "quality = 101" + look,
            entry + "quality = -1" + look,
            entry + "quality = 1" + file,
            entry + "active = null" + look,
            entry + "revision = 0" + look,
            // one number for two entries
            entry + "revision = 2" + look));
  }
}
