package dev.fanfare.persistence.host;

import static dev.fanfare.earning.RevenueSource.TIP;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What hosts set for their own sake does Fanfare no harm. */
@Timeout(120)
class HostSettingsTest {
  private static final String HOST_TABLE =
      "create table host_order (id varchar(64) primary key, total_cents bigint not null)";

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void worksWithHibernatesOwnNaming(Dialect dialect) {
    works(
        TestDatabase.newDatabase(dialect),
        HOST_TABLE.replace("total_cents", "totalCents"),
        Map.of("hibernate.physical_naming_strategy", PhysicalNamingStrategyStandardImpl.class));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void worksWithConnectionsThatDoNotCommitByThemselves(Dialect dialect) {
    works(
        with(TestDatabase.newDatabase(dialect), pool -> pool.setAutoCommit(false)),
        HOST_TABLE,
        Map.of("hibernate.connection.provider_disables_autocommit", "true"));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void worksWithBatchesAndCounting(Dialect dialect) {
    works(
        TestDatabase.newDatabase(dialect),
        HOST_TABLE,
        Map.of(
            "hibernate.jdbc.batch_size", "50",
            "hibernate.order_inserts", "true",
            "hibernate.order_updates", "true",
            "hibernate.jdbc.fetch_size", "10",
            "hibernate.jdbc.time_zone", "Asia/Tokyo",
            "hibernate.generate_statistics", "true"));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void worksWhereSessionsGiveTheConnectionBackEarly(Dialect dialect) {
    works(
        TestDatabase.newDatabase(dialect),
        HOST_TABLE,
        Map.of(
            "hibernate.connection.handling_mode",
            "DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION"));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void worksInASchemaOfTheHosts(Dialect dialect) {
    HikariDataSource database = TestDatabase.newDatabase(dialect);
    execute(database, "create schema shop");
    String schema = dialect == Dialect.POSTGRESQL ? "shop" : "SHOP";
    works(with(database, pool -> pool.setSchema(schema)), HOST_TABLE, Map.of());
  }

  @Test
  void worksWithQuotedNames() {
    works(
        TestDatabase.newDatabase(Dialect.POSTGRESQL),
        HOST_TABLE.replace("total_cents", "\"totalCents\""),
        Map.of("hibernate.globally_quoted_identifiers", "true"));
  }

  @Test
  void worksOnH2InLowerCase() {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl("jdbc:h2:mem:lower_case;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
    works(database, HOST_TABLE, Map.of());
  }

  @Test
  void worksOnH2InPostgresMode() {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl(
        "jdbc:h2:mem:pg_mode;DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    works(database, HOST_TABLE, Map.of());
  }

  private static HikariDataSource with(HikariDataSource pool, Consumer<HikariDataSource> setting) {
    HikariDataSource changed = new HikariDataSource();
    changed.setJdbcUrl(pool.getJdbcUrl());
    setting.accept(changed);
    return changed;
  }

  private static void works(HikariDataSource database, String table, Map<String, ?> settings) {
    FanfareSchema.migrate(database);
    execute(database, table);
    try (EntityManagerFactory factory = SpringHost.factory(database, settings)) {
      SpringHost host = new SpringHost(factory);
      Fanfare fanfare = Fanfare.builder().storage(host.storage()).build();
      host.inTransaction(
          () -> {
            host.entityManager().setFlushMode(FlushModeType.COMMIT);
            host.order("order-1");
            fanfare.earnings().recordSale(TIP, usd("10.00"), ADA, key("1"));
            host.order("order-2");
            fanfare.earnings().recordRefund("1", usd("4.00"), key("2"));
            return true;
          });
      assertThat(host.orders()).containsExactly("order-1", "order-2");
      assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(usd("3.30"));
      assertThat(fanfare.auditor().verify()).isEmpty();
    } finally {
      database.close();
    }
  }

  private static void execute(HikariDataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
