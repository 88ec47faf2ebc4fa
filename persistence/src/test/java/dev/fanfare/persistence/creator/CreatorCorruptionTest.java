package dev.fanfare.persistence.creator;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.Verification;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreatorCorruptionTest {
  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    new JpaCreatorStore(database.database())
        .save(
            new Creator(
                ADA, "Ada", USD, ZoneOffset.UTC, Instant.EPOCH, Verification.VERIFIED, "dispute"));

    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_creator select * from fanfare_creator",
            "update fanfare_creator set id = ''",
            "update fanfare_creator set display_name = ''",
            "update fanfare_creator set display_name = null",
            "update fanfare_creator set currency = null",
            "update fanfare_creator set currency_scale = 10",
            "update fanfare_creator set currency_scale = -1",
            "update fanfare_creator set zone = null",
            "update fanfare_creator set joined_at = null",
            "update fanfare_creator set verification = 'MAYBE'",
            "update fanfare_creator set payout_hold = ''"));
  }
}
