package dev.fanfare.persistence.consent;

import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.SmallReviews;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentCorruptionTest {
  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    SmallReviews.over(JpaStorage.own(database.factory(), Storages.encryption()));
    String update = "update fanfare_consent set ";
    String grant = " where decision = 'GRANTED'";
    String withdrawal = " where decision = 'WITHDRAWN'";
    String task = "update fanfare_consent_task set ";
    String erased =
        "erased = true, recorded_by = null, evidence = null, evidence_sha256 = null,"
            + " locale = null, identity_check = null";
    Corruption.refused(
        database,
        List.of(
            "delete from fanfare_consent" + withdrawal,
            "delete from fanfare_consent" + grant,
            "delete from fanfare_consent_person",
            "update fanfare_consent_person set last_seq = 3",
            "update fanfare_consent_person set last_seq = 0",
            "update fanfare_consent_person set person = ''",
            update + "person = 'quinn'" + withdrawal,
            update + "seq = 1" + withdrawal,
            update + "seq = 3" + withdrawal,
            update + "seq = 0" + grant,
            update + "decision = 'GRANTED'" + withdrawal,
            update + "decision = 'WITHDRAWN'" + grant,
            update + "decision = 'MAYBE'" + grant,
            update + "purpose = ''" + grant,
            update + "scope = 'ALL'" + grant,
            update + "scope = 'CREATOR'" + grant,
            update + "scope = 'CREATOR'" + withdrawal,
            update + "scope = 'SOME'" + withdrawal,
            update + "scope_item = ''" + grant,
            update + "scope_creator = ''" + grant,
            update + "evidence = null" + grant,
            update + "evidence = ''" + grant,
            update + "evidence = 'found later'" + withdrawal,
            update + "evidence_sha256 = null" + grant,
            update + "evidence_sha256 = 'abc'" + grant,
            update + "wording = null" + grant,
            update + "wording = 'form-3'" + withdrawal,
            update + "locale = null" + grant,
            update + "identity_check = 'ids/1'" + withdrawal,
            update + "valid_until = at" + grant,
            update + "valid_until = at + interval '1' day" + withdrawal,
            update + "recorded_by = null" + grant,
            update + "erased = true" + grant,
            update + erased + withdrawal,
            task + "cause = 'BORED'",
            task + "person = ''",
            task + "purpose = ''",
            task + "scope = 'ALL'",
            task + "scope_item = ''",
            task + "after_id = null",
            task + "after_version = 0",
            task + "after_version = null"));
  }
}
