package dev.fanfare.persistence.docs;

import static dev.fanfare.payout.sandbox.SandboxBehaviour.PAYS;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.Verification;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxScript;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.SmallPlatform;
import dev.fanfare.persistence.testing.SmallReviews;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.simulation.SimulationContract;
import dev.fanfare.testing.TestClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Takes the rights away that docs/operations.md says nobody needs, and works on. */
class OperationsDocsTest {
  private static final SqlPage PAGE = SqlPage.open("operations.md");
  private static final String KEYSET = FieldEncryption.newKeyset();

  private static TestDatabase database;

  @BeforeAll
  static void grant() throws SQLException {
    database = TestDatabase.fresh(Dialect.POSTGRESQL);
    run(database.connections(), PAGE.sql().get("roles"));
    run(database.connections(), PAGE.sql().get("rights"));
    run(database.connections(), PAGE.sql().get("timeouts"));
    assertThat(PAGE.blocks()).isEqualTo(PAGE.sql().size());
  }

  @AfterAll
  static void dropRoles() throws SQLException {
    run(
        database.connections(),
        "drop owned by fanfare_app, fanfare_audit; drop role fanfare_app, fanfare_audit");
  }

  @Nested
  class TheApplication {
    private HikariDataSource connections;

    @BeforeEach
    void open() {
      database.empty();
      connections = as("fanfare_app");
    }

    @AfterEach
    void close() {
      connections.close();
    }

    @Test
    void doesEverythingWithThem() {
      try (JpaStorage storage = JpaStorage.open(connections, FieldEncryption.fromJson(KEYSET))) {
        SmallPlatform platform = SmallPlatform.over(storage);
        platform.clock().set("2026-03-20T04:00:00Z");
        platform.fanfare().earnings().mature();
        platform.fanfare().payouts().submitApproved(10);
        platform.fanfare().payouts().reconcile(10);
        platform.fanfare().credits().sweep(10);
        platform.fanfare().collaborations().expireDue(10);
        platform.clock().set("2027-05-01T04:00:00Z");
        assertThat(platform.fanfare().ai().sweep(10)).as("prunes").isPositive();
        platform.fanfare().events().subscribe(event -> {});
        platform.fanfare().events().deliver();
        assertThat(storage.forget(ADA).removed()).isNotEmpty();
        assertThat(storage.reviews().forgetNoticeTexts("fan")).isPositive();
        assertThat(
                storage.inTransaction(
                    () -> storage.consents().erase(SmallReviews.PIA, "0f".repeat(32))))
            .isPositive();
        assertThat(storage.reviews().reprice(Instant.parse("2026-03-20T04:00:00Z"))).isPositive();
        storage.retention().deleteRunAnswers(Instant.parse("2026-03-19T00:00:00Z"));
        assertThat(platform.fanfare().auditor().verify()).isEmpty();
        assertThat(FanfareSchema.pending(connections)).isZero();
      }
      try (JpaStorage storage =
          JpaStorage.open(
              connections,
              FieldEncryption.fromJson(
                  FieldEncryption.promoted(FieldEncryption.withNextKey(KEYSET))))) {
        assertThat(storage.reencryption().reencryptAll()).isPositive();
        assertThat(storage.reencryption().remaining()).isZero();
      }
    }

    @Test
    void cannotRewriteHistory() throws SQLException {
      try (JpaStorage storage = JpaStorage.open(connections, FieldEncryption.fromJson(KEYSET))) {
        SmallPlatform.over(storage);
      }
      for (String statement :
          List.of(
              "update fanfare_posting set delta = 0",
              "delete from fanfare_transfer",
              "update fanfare_transaction set kind = 'SALE'",
              "update fanfare_credit_entry set amount = 0",
              "delete from fanfare_refund_part",
              "delete from fanfare_achievement",
              "delete from fanfare_payout",
              "delete from fanfare_sale",
              "update fanfare_ai_usage set cost_nanos = 0",
              "delete from fanfare_ai_budget",
              "update fanfare_moderation_signal set severity = 'NONE'",
              "delete from fanfare_moderation_decision",
              "delete from fanfare_moderation_flag",
              "delete from fanfare_review_case",
              "delete from fanfare_review_exclusion",
              "delete from fanfare_effect",
              "delete from fanfare_appeal",
              "delete from fanfare_notice",
              "delete from fanfare_consent",
              "insert into fanfare_payout_transition values ('PAID', 'REQUESTED')",
              "truncate fanfare_posting, fanfare_account cascade",
              "update fanfare_schema_history set success = false",
              "alter table fanfare_posting disable trigger all",
              "drop table fanfare_posting cascade")) {
        refused(connections, statement);
      }
    }
  }

  @Test
  void letsTheAuditReadAndNothingElse() throws SQLException {
    database.empty();
    try (HikariDataSource connections = as("fanfare_audit")) {
      try (JpaStorage storage = JpaStorage.open(connections, FieldEncryption.none())) {
        assertThat(Auditor.of(storage, storage.audits()).verify()).isEmpty();
        assertThat(FanfareSchema.pending(connections)).isZero();
      }
      refused(connections, "insert into fanfare_credit_creator values ('ada')");
      refused(connections, "delete from fanfare_outbox");
    }
  }

  /** The request comes again with its key, to books that have forgotten it. */
  @Test
  void paysOnceWhenAnOlderBackupWasRestored() {
    TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
    SandboxGateway gateway = SandboxGateway.of("sandbox", clock, SandboxScript.always(PAYS));
    UUID before = pay(Storage.inMemory(), clock, gateway);
    UUID after = pay(Storage.inMemory(), clock, gateway);
    assertThat(after).isEqualTo(before);
    assertThat(gateway.movements(after)).hasSize(1);
  }

  private static UUID pay(Storage storage, TestClock clock, SandboxGateway gateway) {
    Fanfare fanfare =
        Fanfare.builder().storage(storage).clock(clock).payoutGateway(gateway).build();
    fanfare.creators().verify(ADA, Verification.VERIFIED, USD, key("verified"));
    storage
        .payoutDestinations()
        .save(ADA, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("ada@example.org"));
    Transfer earned =
        new Transfer(
            Account.platform(AccountKind.FANS, USD), Account.available(ADA, USD), usd("100"));
    fanfare.ledger().adjust(List.of(earned), "earned", key("earned"));
    var made =
        (RequestResult.Requested)
            fanfare.payouts().request(ADA, usd("50"), PayoutMethod.PAXUM, key("form-81"));
    fanfare.payouts().submit(made.payout());
    assertThat(fanfare.payouts().find(made.payout()).orElseThrow().state())
        .isEqualTo(PayoutState.PAID);
    return made.payout();
  }

  /** The whole of Fanfare, whatever fails when. */
  @Nested
  class TheSimulation extends SimulationContract {
    private HikariDataSource connections;
    private JpaStorage storage;

    @Override
    protected Storage newStorage() {
      return storage;
    }

    @BeforeEach
    void open() {
      database.empty();
      connections = as("fanfare_app");
      storage = JpaStorage.open(connections, FieldEncryption.fromJson(KEYSET));
    }

    @AfterEach
    void close() {
      storage.close();
      connections.close();
    }

    @Override
    protected int seeds() {
      return 1;
    }

    @Override
    protected int manySeeds() {
      return 0;
    }

    @Override
    protected int exhaustiveSeeds() {
      return 0;
    }
  }

  private static HikariDataSource as(String role) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(((HikariDataSource) database.connections()).getJdbcUrl());
    config.setConnectionInitSql("set role " + role);
    config.setMaximumPoolSize(6);
    return new HikariDataSource(config);
  }

  private static void refused(HikariDataSource connections, String statement) {
    assertThatThrownBy(() -> run(connections, statement))
        .as(statement)
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
  }

  private static void run(DataSource connections, String sql) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
