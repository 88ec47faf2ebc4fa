package dev.fanfare.persistence.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutSqlAuditTest {
  private TestDatabase tables;
  private PayoutPlatform platform;
  private UUID paid;
  private UUID open;
  private UUID exchanged;
  private UUID returned;

  /** One payout is paid, one is on its way, one was paid in yen and taxed, one came back. */
  private void open(TestDatabase emptied) {
    tables = emptied;
    platform = new PayoutPlatform(emptied);
    platform.earn(CLEO, usd("500"));
    platform.behaviours.put(CLEO, SandboxBehaviour.PAYS_THEN_RETURNS);
    returned = platform.requested(CLEO, usd("300"), "returned");
    platform.payouts().submit(returned);
    platform.gateway.settle();
    platform.gateway.takeReports().forEach(platform.payouts()::report);
    platform.earn(ADA, usd("1000"));
    paid = platform.requested(ADA, usd("100"), "paid");
    platform.payouts().submit(paid);
    platform.behaviours.put(ADA, SandboxBehaviour.PAYS_LATER);
    open = platform.requested(ADA, usd("200"), "open");
    platform.payouts().submit(open);
    platform.payInYen();
    platform.earn(BEN, usd("1000"));
    exchanged = platform.requested(BEN, usd("100.01"), "exchanged");
    platform.payouts().submit(exchanged);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void findsNothingWhereNothingIsWrong(Dialect dialect) {
    open(TestDatabase.of(dialect));

    assertThat(platform.store.find(exchanged).map(Payout::state)).contains(PayoutState.PAID);
    assertThat(platform.store.find(returned).map(Payout::state)).contains(PayoutState.RETURNED);
    assertThat(platform.coreFindings()).isEmpty();
    assertThat(platform.findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void findsMoneyThatBelongsToNoPayout(Dialect dialect) {
    open(TestDatabase.of(dialect));
    platform.book(
        TransactionKind.ADJUSTMENT,
        "adjusted",
        Account.available(ADA, USD),
        Account.payoutClearing(ADA, USD),
        usd("1"));
    platform.book(
        TransactionKind.PAYOUT_PAID,
        paid.toString(),
        Account.payoutClearing(ADA, USD),
        Account.cash("sandbox", USD),
        usd("98"));
    platform.book(
        TransactionKind.PAYOUT_PAID,
        "a napkin",
        Account.platform(AccountKind.FANS, USD),
        Account.cash("sandbox", USD),
        usd("1"));

    assertThat(platform.findings())
        .isEqualTo(platform.coreFindings())
        .contains(
            "payout.clearing payout_clearing:ada:USD",
            "payout.paid-once " + paid,
            "payout.paid-once a napkin");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void findsWhatCoreFindsBehindTheConstraints(Dialect dialect) throws Exception {
    TestDatabase unguarded = TestDatabase.fresh(dialect);
    for (String damage :
        new String[] {
          "update fanfare_payout set state = 'PAID' where id = '{open}'",
          "update fanfare_payout set state = 'SUBMITTED' where id = '{paid}'",
          "update fanfare_payout set state = 'RETURNED' where id = '{paid}'",
          "update fanfare_payout set state = 'FAILED' where id = '{open}'",
          "update fanfare_payout set state = 'PAID' where id = '{returned}'",
          "update fanfare_payout set version = version + 1 where id = '{open}'",
          "update fanfare_payout set gateway = 'other' where id = '{paid}'",
          "update fanfare_payout set creator = 'eve' where id = '{open}'",
          "update fanfare_payout set contradiction = 'REJECTED' where id = '{paid}'",
          "update fanfare_payout set fx_spent = fx_spent - 1, fx_remainder = fx_remainder + 1"
              + " where id = '{exchanged}'",
          "update fanfare_payout set tax = tax + 1, net = net - 1 where id = '{exchanged}'",
          "update fanfare_payout_attempt set amount = amount + 1 where payout = '{paid}'",
          "update fanfare_payout_attempt set is_open = false, open_marker = null,"
              + " next_check_at = null where payout = '{open}'",
          "update fanfare_payout_attempt set is_open = true, open_marker = payout"
              + " where payout = '{paid}'",
          "delete from fanfare_payout_attempt where payout = '{open}'",
          "delete from fanfare_payout_step where payout = '{open}' and seq = 2",
          "delete from fanfare_payout_step where payout = '{open}' and seq = 1",
          "delete from fanfare_payout_step where payout = '{open}'",
          "delete from fanfare_payout where id = '{paid}'",
          "delete from fanfare_payout where id = '{open}'",
        }) {
      unguarded.empty();
      open(unguarded);
      damage(dialect, named(damage));

      // Steps whose payout is gone are what the core's rule cannot see.
      assertThat(platform.findings())
          .as("%s: %s", dialect, damage)
          .isNotEmpty()
          .containsAll(platform.coreFindings());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void findsAFeeThatIsNotTheSumOfItsLines(Dialect dialect) throws Exception {
    open(TestDatabase.fresh(dialect));
    damage(
        dialect,
        named("update fanfare_payout_fee_line set amount = amount + 1 where payout = '{paid}'"));

    assertThat(platform.findings()).containsExactly("payout.amounts " + paid);
  }

  private String named(String sql) {
    return sql.replace("{open}", open.toString())
        .replace("{paid}", paid.toString())
        .replace("{exchanged}", exchanged.toString())
        .replace("{returned}", returned.toString());
  }

  /** Runs a statement with the foreign keys and triggers switched off. */
  private void damage(Dialect dialect, String sql) throws Exception {
    boolean postgres = dialect == Dialect.POSTGRESQL;
    try (Connection connection = tables.connections().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          postgres ? "set session_replication_role = replica" : "set referential_integrity false");
      try {
        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
      } finally {
        statement.execute(
            postgres ? "set session_replication_role = origin" : "set referential_integrity true");
      }
    }
  }
}
