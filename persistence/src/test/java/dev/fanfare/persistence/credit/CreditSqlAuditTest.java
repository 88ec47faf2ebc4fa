package dev.fanfare.persistence.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit in SQL finds what the core's audit finds, in rows that no constraint kept away. */
class CreditSqlAuditTest {
  private static final Wallet SCRIPTS = Wallet.of(ADA, CreditType.SCRIPT);
  private static final Wallet OTHERS = Wallet.of(BEN, CreditType.SCRIPT);

  /** Constraints that were taken away, to be put back. */
  private final List<String> dropped = new ArrayList<>();

  private CreditWorld at;
  private UUID grant;
  private UUID charge;
  private UUID job;

  private void useWallets(Dialect dialect) {
    at = new CreditWorld(dialect);
    grant = at.grant(SCRIPTS, 100);
    charge = at.spend(SCRIPTS, 30);
    job = at.reserve(SCRIPTS, 20);
    at.grant(OTHERS, 50);
    at.spend(OTHERS, 50);
    at.assertSound();
  }

  @AfterEach
  void bringConstraintsBack() throws SQLException {
    // Emptied, so that what was broken is no obstacle.
    TestDatabase.of(at.tables.dialect());
    for (String constraint : dropped) {
      at.run(constraint);
    }
    if (at.tables.dialect() == Dialect.H2) {
      at.run("set referential_integrity true");
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsAGrantThatLostCredits(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_grant set remaining = 49 where id = ':grant'");
    assertBothFind("credit.statement");
    assertThat(at.foundInSql())
        .contains(
            new AuditFinding(
                "credit.statement",
                "ada:script",
                "3 lines end at 50 available and 20 reserved, the wallet says 3, 49 and 20"));
  }

  @ParameterizedTest
  @EnumSource
  void findsAGrantWithTooManyCredits(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_grant set remaining = 51 where id = ':grant'");
    assertBothFind("credit.grant", "credit.statement");
  }

  @ParameterizedTest
  @EnumSource
  void findsANegativeGrant(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_grant set remaining = -1 where id = ':grant'");
    assertBothFind("credit.bound", "credit.balance", "credit.statement");
  }

  @ParameterizedTest
  @EnumSource
  void findsCreditsHeldForNobody(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_grant set held = 21 where id = ':grant'");
    assertBothFind("credit.held", "credit.balance", "credit.grant");
  }

  @ParameterizedTest
  @EnumSource
  void findsAReservationThatWasClosedByHand(Dialect dialect) throws SQLException {
    breaking(
        dialect,
        "update fanfare_credit_reservation set state = 'RELEASED', closed_at = created_at where id = ':job'");
    assertBothFind("credit.held", "credit.balance", "credit.statement");
  }

  @ParameterizedTest
  @EnumSource
  void findsAReservationWhoseLinesDoNotSumToIt(Dialect dialect) throws SQLException {
    breaking(
        dialect, "update fanfare_credit_reservation_line set upto = 19 where reservation = ':job'");
    assertBothFind("credit.allocation", "credit.held");
  }

  @ParameterizedTest
  @EnumSource
  void findsAReservationThatWasSettledWithMore(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_reservation set settled = 21 where id = ':job'");
    assertBothFind("credit.bound");
  }

  @ParameterizedTest
  @EnumSource
  void findsAChargeWhoseLinesDoNotSumToIt(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_charge_line set upto = 31 where charge = ':charge'");
    assertBothFind("credit.allocation");
  }

  @ParameterizedTest
  @EnumSource
  void findsAChargeWithoutLines(Dialect dialect) throws SQLException {
    breaking(dialect, "delete from fanfare_credit_charge_line where charge = ':charge'");
    assertBothFind("credit.allocation");
  }

  @ParameterizedTest
  @EnumSource
  void findsAChargeThatWasRefundedTwice(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_charge set refunded = 31 where id = ':charge'");
    assertBothFind("credit.refund");
  }

  @ParameterizedTest
  @EnumSource
  void findsAGapInTheStatement(Dialect dialect) throws SQLException {
    breaking(dialect, "delete from fanfare_credit_entry where charge = ':charge'");
    assertBothFind("credit.statement");
  }

  @ParameterizedTest
  @EnumSource
  void findsALineTooFew(Dialect dialect) throws SQLException {
    breaking(dialect, "delete from fanfare_credit_entry where reservation = ':job'");
    assertBothFind("credit.statement");
  }

  @ParameterizedTest
  @EnumSource
  void findsAWrongSumInTheStatement(Dialect dialect) throws SQLException {
    breaking(
        dialect, "update fanfare_credit_entry set available_after = 71 where charge = ':charge'");
    assertBothFind("credit.statement");
  }

  @ParameterizedTest
  @EnumSource
  void findsAWalletWhoseRowSaysMoreThanItsGrants(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_wallet set available = 51 where id = ':wallet'");
    // The core's audit sees grants only; the row is the database's own.
    assertThat(rules(at.foundInSql()))
        .containsExactlyInAnyOrder("credit.balance", "credit.statement");
    assertThat(at.foundInSql())
        .contains(
            new AuditFinding(
                "credit.balance", "ada:script", "available credits are 51, the grants sum to 50"));
  }

  @ParameterizedTest
  @EnumSource
  void findsAWalletThatPointsToAnotherGrant(Dialect dialect) throws SQLException {
    breaking(
        dialect,
        "update fanfare_credit_wallet set first_grant = null, first_left = null where id = ':wallet'");
    assertThat(rules(at.foundInSql())).containsExactly("credit.active");
  }

  @ParameterizedTest
  @EnumSource
  void findsAWalletThatOverlooksWhatIsDue(Dialect dialect) throws SQLException {
    breaking(dialect, "update fanfare_credit_wallet set next_due = null where id = ':wallet'");
    assertThat(rules(at.foundInSql())).containsExactly("credit.due");
  }

  /** Runs a statement that no constraint keeps from breaking the wallet. */
  private void breaking(Dialect dialect, String statement) throws SQLException {
    useWallets(dialect);
    if (dialect == Dialect.H2) {
      at.run("set referential_integrity false");
    }
    dropConstraints();
    String named =
        statement
            .replace(":grant", grant.toString())
            .replace(":charge", charge.toString())
            .replace(":job", job.toString())
            .replace(":wallet", Wallets.id(SCRIPTS).toString());
    assertThat(at.run(named)).isEqualTo(1);
  }

  /** Takes every check away, and on PostgreSQL every foreign key. */
  private void dropConstraints() throws SQLException {
    try (Connection connection = at.tables.connections().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(constraints())) {
      while (found.next()) {
        String table = found.getString(1);
        String constraint = found.getString(2);
        at.run("alter table %s drop constraint %s".formatted(table, constraint));
        dropped.add(
            "alter table %s add constraint %s %s".formatted(table, constraint, found.getString(3)));
      }
    }
  }

  private String constraints() {
    return at.tables.dialect() == Dialect.POSTGRESQL
        ? """
          select cast(conrelid as regclass), conname, pg_get_constraintdef(oid)
          from pg_constraint where contype in ('c', 'f')
            and cast(cast(conrelid as regclass) as text) like 'fanfare_credit_%'
          """
        : """
          select t.table_name, t.constraint_name, 'check (' || c.check_clause || ')'
          from information_schema.table_constraints t
            join information_schema.check_constraints c on c.constraint_name = t.constraint_name
          where t.table_name like 'FANFARE_CREDIT_%'
          """;
  }

  /** Asserts that both audits find these rules broken, and SQL all that the core's audit finds. */
  private void assertBothFind(String... rules) {
    List<AuditFinding> core = at.foundInCore();
    assertThat(rules(core)).contains(rules);
    assertThat(at.foundInSql())
        .containsAll(core)
        .extracting(AuditFinding::subject)
        .containsOnly("ada:script");
  }

  private static Set<String> rules(List<AuditFinding> findings) {
    Set<String> rules = new LinkedHashSet<>();
    findings.forEach(finding -> rules.add(finding.rule()));
    return rules;
  }
}
