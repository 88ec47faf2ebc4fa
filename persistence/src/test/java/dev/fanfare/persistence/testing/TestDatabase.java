package dev.fanfare.persistence.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.persistence.FanfareEntities;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.OwnTransactions;
import dev.fanfare.persistence.internal.SessionFactories;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** A database with Fanfare's tables, empty when it is handed out. One for each thread and kind. */
public final class TestDatabase {
  private static final AtomicInteger H2_DATABASES = new AtomicInteger();
  private static final ThreadLocal<Map<Dialect, TestDatabase>> OF_THREAD =
      ThreadLocal.withInitial(() -> new EnumMap<>(Dialect.class));

  private final HikariDataSource connections;
  private final Dialect dialect;
  private final SessionFactory factory;
  private final List<String> tables = new ArrayList<>();

  private TestDatabase(Dialect dialect) {
    this.dialect = dialect;
    this.connections = newDatabase(dialect);
    FanfareSchema.migrate(connections);
    this.factory = SessionFactories.open(connections, FanfareEntities.all());
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            connection
                .getMetaData()
                .getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        String name = found.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT);
        if (name.startsWith("fanfare_")
            && !name.equals(FanfareSchema.HISTORY_TABLE)
            && isEmpty(statement, name)) {
          tables.add(name);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tables that a migration fills belong to the schema and stay as they are. */
  private static boolean isEmpty(Statement statement, String table) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select 1 from " + table + " limit 1")) {
      return !rows.next();
    }
  }

  /** Returns the calling thread's PostgreSQL database, emptied. */
  public static TestDatabase postgres() {
    return of(Dialect.POSTGRESQL);
  }

  /** Returns the calling thread's H2 database, emptied. */
  public static TestDatabase h2() {
    return of(Dialect.H2);
  }

  /** Returns the calling thread's database of a kind, emptied. */
  public static TestDatabase of(Dialect dialect) {
    TestDatabase database = OF_THREAD.get().computeIfAbsent(dialect, TestDatabase::new);
    database.empty();
    return database;
  }

  /** Makes a database that no other test uses, for one that changes its tables. */
  public static TestDatabase fresh(Dialect dialect) {
    return new TestDatabase(dialect);
  }

  /** Makes a database of a kind that has no tables yet. */
  public static HikariDataSource newDatabase(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL
        ? PostgresServer.newDatabase()
        : PostgresServer.connections(
            "jdbc:h2:mem:fanfare_%d;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000"
                .formatted(H2_DATABASES.incrementAndGet()));
  }

  /** Returns the connections. */
  public DataSource connections() {
    return connections;
  }

  /** Returns which kind it is. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the factory over it, with Fanfare's entities. */
  public SessionFactory factory() {
    return factory;
  }

  /** Returns the database as stores see it, with transactions of its own. */
  public Database database() {
    return new Database(new OwnTransactions(factory), dialect);
  }

  /** Deletes every row. */
  public void empty() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      if (dialect == Dialect.POSTGRESQL) {
        statement.execute("truncate " + String.join(", ", tables) + " restart identity");
      } else {
        statement.execute("set referential_integrity false");
        for (String table : tables) {
          statement.execute("truncate table " + table + " restart identity");
        }
        statement.execute("set referential_integrity true");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
