package dev.fanfare.persistence.docs;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.FanfareEntities;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;

/** The programs of docs/spring.md. */
class SpringDocsTest {
  private final Wallet wallet = Wallet.of(ADA, CreditType.GENERAL);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void configuresAndJoins(Dialect dialect) throws SQLException {
    HikariDataSource database = TestDatabase.newDatabase(dialect);
    execute(
        database,
        "create table host_order (id varchar(64) primary key, total_cents bigint not null)");
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(DataSource.class, () -> database);
      context.registerBean(FieldEncryption.class, FieldEncryption::none);
      context.register(FanfareConfiguration.class, Checkout.class);
      context.refresh();
      Checkout checkout = context.getBean(Checkout.class);
      Fanfare fanfare = context.getBean(Fanfare.class);

      checkout.buyCredits(new Order("1", 999), wallet, 50);
      assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(50);
      assertThat(orders(database)).isEqualTo(1);

      fanfare.credits().grant(wallet, 10, GrantSource.PURCHASE, key("order-2"));
      assertThatThrownBy(() -> checkout.buyCredits(new Order("2", 999), wallet, 50))
          .as("the key is another request's")
          .hasMessageContaining("order-2");
      assertThat(orders(database)).as("the order went with it").isEqualTo(1);

      assertThatThrownBy(() -> checkout.buyCredits(new Order("1", 999), wallet, 7))
          .isInstanceOf(RuntimeException.class);
      assertThat(fanfare.credits().balance(wallet).available()).isEqualTo(60);
      assertThat(fanfare.auditor().verify()).isEmpty();
    }
  }

  @Test
  void findsTheEntitiesInAScan() {
    var found =
        new PersistenceManagedTypesScanner(new DefaultResourceLoader())
            .scan("dev.fanfare.persistence")
            .getManagedClassNames();
    assertThat(found).containsAll(FanfareEntities.all().stream().map(Class::getName).toList());
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int orders(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from host_order")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
