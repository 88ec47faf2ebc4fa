package dev.fanfare.persistence.content;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.content.ContentRequest;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.Tampering;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentCorruptionTest {
  private static final ContentRequest SCRIPT = ContentRequest.of(ADA, JobType.SCRIPT, "A hook");

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    live(database);
    String queued = " where state = 'QUEUED'";
    String completed = " where state = 'COMPLETED'";
    String failed = " where state = 'FAILED'";
    String held = " where state = 'HELD'";
    String update = "update fanfare_content_job set ";
    Corruption.refused(
        database,
        List.of(
            insertion(""),
            insertion("where state = 'FAILED'").replace("select id, ", "select reservation, "),
            update + "id = (select id from fanfare_content_job" + queued + ")" + completed,
            update
                + "reservation = (select reservation from fanfare_content_job"
                + queued
                + ")"
                + completed,
            update + "creator = ''" + queued,
            update + "type = ''" + queued,
            update + "quality = 'GOOD'" + queued,
            update + "credits = 0" + queued,
            update + "credits = -10" + completed,
            update + "credit_type = ''" + queued,
            update + "state = 'STRANGE'" + queued,
            update + "state = 'PROCESSING', due_at = null" + queued,
            update + "state = 'COMPLETED'" + queued,
            update
                + "state = 'COMPLETED', due_at = null, deadline = null, ended_at = created_at"
                + held,
            update + "state = 'HELD'" + completed,
            update
                + "state = 'FAILED', due_at = null, deadline = null, ended_at = created_at"
                + queued,
            update + "token = 0" + completed,
            update + "attempts = 2" + completed,
            update + "attempts = -1" + queued,
            update + "prompt = null" + queued,
            update + "prompt = ''" + queued,
            update + "erased = true" + completed,
            update + "erased = true, prompt = null" + completed,
            update + "output = null" + completed,
            update + "output = ''" + completed,
            update + "output = 'text'" + failed,
            update + "output = 'text'" + queued,
            update + "due_at = null" + queued,
            update + "due_at = created_at" + held,
            update + "deadline = null" + queued,
            update + "deadline = created_at" + completed,
            update + "ended_at = null" + completed,
            update + "ended_at = created_at" + queued,
            update + "failure = null" + failed,
            update + "failure = 'BAD LUCK'" + failed,
            update + "failure = 'BUSY'" + completed,
            update + "charge = null" + completed,
            update + "charge = id" + failed,
            update + "provider = null" + completed,
            update + "provider = null, model = null, processing_micros = null" + completed,
            update + "processing_micros = -1" + completed,
            update + "output_tokens = -1" + completed,
            update + "output_tokens = 1, reasoning_tokens = 2" + completed,
            update + "uncached_input = 5" + queued));
  }

  /** Returns a statement that adds rows as they are stored. */
  private static String insertion(String where) {
    String columns =
        """
        id, creator, type, quality, queued, prompt, credit_type, credits, reservation, state,
        token, attempts, due_at, deadline, output, provider, model, uncached_input, cache_read,
        cache_write, output_tokens, reasoning_tokens, processing_micros, failure, charge,
        created_at, ended_at, erased""";
    return "insert into fanfare_content_job (%s) select %s from fanfare_content_job %s"
        .formatted(columns, columns, where);
  }

  @ParameterizedTest
  @EnumSource
  void findsJobsAndCreditsThatDisagree(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    Fanfare fanfare = live(database);
    assertThat(fanfare.auditor().verify()).isEmpty();

    Tampering.run(
        database,
        "update fanfare_content_job set credits = 11 where state = 'QUEUED'",
        "update fanfare_content_job set reservation = id where state = 'HELD'",
        "update fanfare_content_job set state = 'FAILED', failure = 'BUSY', output = null,"
            + " charge = null where state = 'COMPLETED'");

    assertThat(fanfare.auditor().verify())
        .filteredOn(finding -> finding.rule().equals("content.credits"))
        .extracting(AuditFinding::detail)
        .containsExactlyInAnyOrder(
            "job costs 11 general, reserved are 10 of ada:general",
            "job has no reservation",
            "job is FAILED, its reservation is SETTLED with 10 credits charged");
  }

  /** Leaves a job of each kind. */
  private static Fanfare live(TestDatabase database) {
    List<Verdict> verdicts = new ArrayList<>(List.of(Verdict.PASSED, Verdict.HELD));
    Fanfare fanfare =
        Fanfare.builder()
            .storage(JpaStorage.own(database.factory(), Storages.encryption()))
            .currency(USD)
            .languageModel(
                ScriptedModel.of(
                    ScriptedAnswer.text("Knead."),
                    ScriptedAnswer.text("Bake."),
                    ScriptedAnswer.fault(call -> new AiException.Refused("no", call))))
            .contentScreen(draft -> verdicts.remove(0))
            .build();
    fanfare
        .credits()
        .grant(Wallet.of(ADA, CreditType.GENERAL), 100, GrantSource.PURCHASE, key("order"));
    fanfare.content().generate(SCRIPT, key("completed"));
    fanfare.content().generate(SCRIPT, key("held"));
    fanfare.content().generate(SCRIPT, key("failed"));
    fanfare.content().submit(SCRIPT, key("queued"));
    return fanfare;
  }
}
