package dev.fanfare.persistence.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody can do to payouts, whatever SQL they write. */
class PayoutCorruptionTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void knowsTheTransitionsOfTheCore(Dialect dialect) {
    Set<String> legal = new HashSet<>();
    PayoutState.legal().forEach((from, next) -> next.forEach(to -> legal.add(from + " " + to)));

    List<String> stored =
        TestDatabase.of(dialect)
            .database()
            .sql(
                sql ->
                    sql.list(
                        "select from_state, to_state from fanfare_payout_transition",
                        row -> row.text(1) + " " + row.text(2)));

    assertThat(stored).containsExactlyInAnyOrderElementsOf(legal);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesEveryBreak(Dialect dialect) throws Exception {
    TestDatabase tables = TestDatabase.of(dialect);
    PayoutPlatform platform = new PayoutPlatform(tables);
    platform.earn(ADA, usd("1000"));
    String paid = "'" + paid(platform, "paid") + "'";
    platform.behaviours.put(ADA, SandboxBehaviour.PAYS_LATER);
    String open = "'" + paid(platform, "open") + "'";
    platform.payInYen();
    platform.earn(BEN, usd("1000"));
    String yen = "'" + platform.requested(BEN, usd("100.01"), "yen") + "'";
    // 'paid': REQUESTED, APPROVED, SUBMITTING, PAID. 'open': REQUESTED, APPROVED, SUBMITTING,
    // SUBMITTED. 'yen': REQUESTED, APPROVED.
    List<String> statements = new ArrayList<>();

    // A state that no step leads to, an illegal step, a step that begins elsewhere, a gap, a fork.
    for (PayoutState state : PayoutState.values()) {
      if (state != PayoutState.PAID) {
        statements.add(
            "update fanfare_payout set state = '%s' where id = %s".formatted(state, paid));
      }
    }
    statements.add("update fanfare_payout set state = 'LOST' where id = " + paid);
    statements.add("update fanfare_payout set version = version - 1 where id = " + paid);
    statements.add("update fanfare_payout set version = 1, state = 'PAID' where id = " + paid);
    statements.add(step(paid, 5, 4, "'PAID'", "FAILED"));
    statements.add(step(paid, 5, 4, "'PAID'", "SUBMITTED"));
    statements.add(step(paid, 5, 4, "'SUBMITTED'", "PAID"));
    statements.add(step(paid, 6, 5, "'PAID'", "RETURNED"));
    statements.add(step(paid, 6, 4, "'PAID'", "RETURNED"));
    statements.add(step(paid, 4, 3, "'SUBMITTING'", "FAILED"));
    statements.add(step(paid, 5, 4, "null", "RETURNED"));
    statements.add(step(yen, 3, 2, "'APPROVED'", "PAID"));
    statements.add("delete from fanfare_payout_step where seq = 4 and payout = " + paid);
    statements.add("delete from fanfare_payout_step where seq = 2 and payout = " + paid);
    statements.add(
        "update fanfare_payout_step set to_state = 'FAILED' where seq = 4 and payout = " + paid);
    statements.add(
        "delete from fanfare_payout_transition where to_state = 'RETURNED'; "
            + "delete from fanfare_payout_transition where to_state = 'PAID'");
    statements.add("delete from fanfare_payout where id = " + paid);
    statements.add(
        "update fanfare_payout set id = '%s' where id = %s".formatted(new UUID(9, 9), paid));

    // Amounts that do not add up, below zero, or other ones than were attempted.
    for (String amounts :
        List.of(
            "net = net + 1",
            "fee = fee + 1",
            "tax = tax + 1",
            "amount = amount + 1",
            "gross = gross + 1",
            "net = 0, amount = fee + tax, gross = fee + tax",
            "fee = -1, fee_total = -1, net = amount + 1",
            "net = net + 1, amount = amount + 1, gross = gross + 1",
            "fee_bearer = 'PLATFORM'",
            "fee_bearer = 'NOBODY'",
            "tax_name = 'vat'",
            "tax_name = 'vat', tax_ppm = 1000001",
            "balance_asset = 'JPY', balance_scale = 0",
            "asset = 'JPY', scale = 0",
            "fx_rate = '2'",
            "creator = 'eve'",
            "period_start = period_end + 1",
            "run_key = 'never'")) {
      statements.add("update fanfare_payout set %s where id = %s".formatted(amounts, paid));
    }
    statements.add("update fanfare_payout set fx_spent = fx_spent + 1 where id = " + yen);
    statements.add("update fanfare_payout set fx_rate = null where id = " + yen);
    statements.add("update fanfare_payout_fee_line set amount = 0 where payout = " + paid);
    statements.add("update fanfare_payout_fee_line set amount = -1 where payout = " + paid);
    statements.add("update fanfare_payout_fee_line set kind = 'TIP' where payout = " + paid);
    statements.add(
        "insert into fanfare_payout_fee_line (payout, line, kind, amount) values ('%s', 0, 'FIXED', 1)"
            .formatted(new UUID(9, 9)));

    // A second open attempt, one of another amount, one without a destination, a half-closed one.
    statements.add(attempt(open, "amount", "true", "payout", "details, details_key"));
    statements.add(attempt(open, "amount", "true", "null", "details, details_key"));
    statements.add(attempt(open, "amount", "false", "payout", "details, details_key"));
    statements.add(
        attempt(paid, "amount", "true", "cast(" + open + " as uuid)", "details, details_key"));
    statements.add(attempt(paid, "amount + 1", "false", "null", "details, details_key"));
    statements.add(attempt(paid, "-amount", "false", "null", "details, details_key"));
    statements.add(attempt(paid, "amount", "true", "payout", "null, null"));
    statements.add(attempt(paid, "amount", "false", "null", "details, null"));
    statements.add(
        "update fanfare_payout_attempt set payout = %s where payout = %s".formatted(yen, paid));
    statements.add("update fanfare_payout_attempt set creator = 'eve' where payout = " + paid);
    statements.add("update fanfare_payout_attempt set amount = amount + 1 where payout = " + open);
    statements.add("update fanfare_payout_attempt set is_open = false where payout = " + open);
    statements.add("update fanfare_payout_attempt set open_marker = null where payout = " + open);
    statements.add("update fanfare_payout_attempt set details = null where payout = " + open);
    statements.add(
        "update fanfare_payout_attempt set details = null, details_key = null where payout = "
            + open);
    statements.add("update fanfare_payout_attempt set next_check_at = at where payout = " + paid);
    statements.add("update fanfare_payout_attempt set sends = 0 where payout = " + paid);

    // Reports of nothing, runs and entries that cannot be.
    statements.add(
        "insert into fanfare_payout_report (gateway, event_id, attempt_key, state, at) values ('g', 'e', '%s', 'PAID', current_timestamp)"
            .formatted(new UUID(9, 9)));
    statements.add(
        "insert into fanfare_payout_report (gateway, event_id, attempt_key, state, at) select 'g', 'e', attempt_key, 'MAYBE', at from fanfare_payout_attempt");
    statements.add(
        "insert into fanfare_payout_run_entry (run_key, creator, outcome) values ('never', 'ada', 'SKIPPED')");
    String run =
        "insert into fanfare_payout_run (run_key, cutoff, method, asset, scale, period_end, minimum, phase) values ('r', current_timestamp, 'paxum', 'USD', 2, current_date, %s, '%s')";
    statements.add(run.formatted("0", "REQUESTING"));
    statements.add(run.formatted("1", "DONE"));
    String entry =
        run.formatted("1", "REQUESTING")
            + "; insert into fanfare_payout_run_entry (run_key, creator, outcome, payout, gross, gross_asset, gross_scale, net, net_asset, net_scale) values ";
    statements.add(entry + "('r', 'ada', 'PAID', null, 1, 'USD', 2, 1, 'USD', 2)");
    statements.add(
        entry + "('r', 'ada', 'SKIPPED', %s, null, null, null, null, null, null)".formatted(paid));
    statements.add(
        entry + "('r', 'ada', 'PAID', '%s', 1, 'USD', 2, 1, 'USD', 2)".formatted(new UUID(9, 9)));
    statements.add(
        entry
            + "('r', 'ada', 'PAID', %1$s, 1, 'USD', 2, 1, 'USD', 2), ('r', 'ben', 'PAID', %1$s, 1, 'USD', 2, 1, 'USD', 2)"
                .formatted(paid));

    if (dialect == Dialect.POSTGRESQL) {
      // Here triggers keep what no constraint can.
      statements.add(
          "update fanfare_payout set gross = gross + 1, net = net + 1, amount = amount + 1 where id = "
              + yen);
      statements.add("update fanfare_payout set gateway = 'other' where id = " + paid);
      statements.add("update fanfare_payout set method = 'other' where id = " + yen);
      statements.add("update fanfare_payout_step set evidence = 'other' where payout = " + paid);
      statements.add(
          "update fanfare_payout_fee_line set amount = amount + 1 where payout = " + paid);
      statements.add("delete from fanfare_payout_fee_line where payout = " + paid);
      statements.add("delete from fanfare_payout_attempt where payout = " + paid);
      statements.add(
          "insert into fanfare_payout_transition (from_state, to_state) values ('FAILED', 'PAID')");
      statements.add(step("'" + new UUID(9, 9) + "'", 1, null, "null", "REQUESTED"));
    }
    Corruption.refused(tables, statements);
    assertThat(platform.findings()).isEmpty();
    assertThat(platform.coreFindings()).isEmpty();
  }

  private static UUID paid(PayoutPlatform platform, String key) {
    UUID payout = platform.requested(ADA, usd("100"), key);
    platform.payouts().submit(payout);
    return payout;
  }

  private static String step(
      String payout, int seq, @Nullable Integer prev, String from, String to) {
    return """
        insert into fanfare_payout_step
          (payout, seq, prev_seq, from_state, to_state, at, source, said_by, evidence)
        values (%s, %d, %s, %s, '%s', current_timestamp, 'OPERATOR', 'eve', 'because')"""
        .formatted(payout, seq, prev, from, to);
  }

  /** Copies an attempt of a payout under another key, with changes. */
  private static String attempt(
      String payout, String amount, String open, String marker, String details) {
    return """
        insert into fanfare_payout_attempt (attempt_key, payout, creator, method, asset, scale, amount,
          at, gateway, is_open, open_marker, details, details_key, acknowledged, sends, lookups)
        select '%s', payout, creator, method, asset, scale, %s, at, gateway, %s, %s, %s,
          acknowledged, sends, lookups
        from fanfare_payout_attempt where payout = %s"""
        .formatted(new UUID(8, 8), amount, open, marker, details, payout);
  }
}
