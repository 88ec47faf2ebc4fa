package dev.fanfare.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which databases are refused, and what is said. */
class UnsupportedDatabaseTest {
  @ParameterizedTest
  @CsvSource({
    "MySQL, 9, 1, 9.1.0, 'Fanfare runs on PostgreSQL and H2, not on MySQL'",
    "PostgreSQL, 14, 13, 14.13, 'Fanfare runs on PostgreSQL 15 and later, not on 14.13'",
    "H2, 2, 2, 2.2.224, 'Fanfare runs on H2 2.3 and later, not on 2.2.224'",
    "H2, 1, 4, 1.4.200, 'Fanfare runs on H2 2.3 and later, not on 1.4.200'"
  })
  void refusesByProductAndVersion(
      String product, int major, int minor, String version, String message) {
    DataSource database = claiming(product, major, minor, version);
    refuses(message, () -> FanfareSchema.migrate(database));
    refuses(message, () -> FanfareSchema.pending(database));
    refuses(message, () -> FanfareSchema.location(database));
    refuses(message, () -> JpaStorage.open(database, FieldEncryption.none()));
  }

  @ParameterizedTest
  @CsvSource({"PostgreSQL, 15, 0, postgresql", "PostgreSQL, 19, 2, postgresql", "H2, 2, 3, h2"})
  void takesTheOldestAndLater(String product, int major, int minor, String folder) {
    assertThat(FanfareSchema.location(claiming(product, major, minor, "any")))
        .isEqualTo("classpath:dev/fanfare/migrations/" + folder);
  }

  @Test
  void saysWhenTheDatabaseCannotBeReached() {
    JdbcDataSource nowhere = new JdbcDataSource();
    nowhere.setUrl("jdbc:h2:tcp://localhost:1/none");
    for (ThrowingCallable call :
        new ThrowingCallable[] {
          () -> FanfareSchema.migrate(nowhere),
          () -> FanfareSchema.pending(nowhere),
          () -> JpaStorage.open(nowhere, FieldEncryption.none())
        }) {
      refuses("Cannot reach the database", call);
    }
  }

  private static void refuses(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(StorageException.class).hasMessageStartingWith(message);
  }

  /** Returns a database that says it is another one. */
  private static DataSource claiming(String product, int major, int minor, String version) {
    DataSource real = TestDatabase.of(Dialect.H2).connections();
    Map<String, Object> claims =
        Map.of(
            "getDatabaseProductName", product,
            "getDatabaseMajorVersion", major,
            "getDatabaseMinorVersion", minor,
            "getDatabaseProductVersion", version);
    return proxy(
        DataSource.class,
        real,
        Map.of("getConnection", () -> disguised(real.getConnection(), claims)));
  }

  private static Connection disguised(Connection real, Map<String, Object> claims)
      throws SQLException {
    DatabaseMetaData about = real.getMetaData();
    Map<String, Answer> answers = new HashMap<>();
    claims.forEach((method, value) -> answers.put(method, () -> value));
    return proxy(
        Connection.class,
        real,
        Map.of("getMetaData", () -> proxy(DatabaseMetaData.class, about, answers)));
  }

  private interface Answer {
    Object get() throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, Map<String, Answer> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              Answer answer = answers.get(method.getName());
              if (answer != null) {
                return answer.get();
              }
              try {
                return method.invoke(real, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
