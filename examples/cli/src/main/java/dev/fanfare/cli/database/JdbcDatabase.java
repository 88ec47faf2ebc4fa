package dev.fanfare.cli.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import org.jspecify.annotations.Nullable;

/** A database that a command works on; closed with it. */
public final class JdbcDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  private final HikariDataSource connections;
  private @Nullable JpaStorage storage;

  private JdbcDatabase(HikariDataSource connections) {
    this.connections = connections;
  }

  static JdbcDatabase connect(String url, @Nullable String user, @Nullable String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("fanfare");
    config.setJdbcUrl(url);
    if (user != null) {
      config.setUsername(user);
    }
    if (password != null) {
      config.setPassword(password);
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(10_000);
    if (url.startsWith("jdbc:h2:")) {
      // H2 gives up on a lock after a second or two; a batch may well hold one for longer.
      config.setConnectionInitSql("set lock_timeout 60000");
    }
    try {
      return new JdbcDatabase(new HikariDataSource(config));
    } catch (PoolInitializationException e) {
      throw new UnreachableDatabaseException(e);
    }
  }

  /** Makes the tables or brings them up to date. Returns how many migrations were run. */
  public int migrate() {
    return FanfareSchema.migrate(connections);
  }

  /** Returns how many migrations the tables lack. */
  public int pendingMigrations() {
    return FanfareSchema.pending(connections);
  }

  /** Returns what is stored in it. The tables are those of this version. */
  public JpaStorage storage(FieldEncryption encryption) {
    JpaStorage opened = storage;
    if (opened == null) {
      opened = JpaStorage.open(connections, encryption);
      storage = opened;
    }
    return opened;
  }

  @Override
  public void close() {
    JpaStorage opened = storage;
    if (opened != null) {
      opened.close();
    }
    connections.close();
  }
}
