package dev.fanfare.cli.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database that a command works on; closed with it. */
public final class JdbcDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final String H2 = "jdbc:h2:";

  /** What H2 says of its URLs: a path, the format, an unknown setting, one that is there twice. */
  private static final Set<Integer> BAD_H2_URL = Set.of(90011, 90046, 90113, 90066);

  private final HikariDataSource connections;
  private @Nullable JpaStorage storage;

  private JdbcDatabase(HikariDataSource connections) {
    this.connections = connections;
  }

  /** Returns a URL by which H2 makes no file that is not there. */
  static String existing(String url) {
    return url.startsWith(H2) ? with("IFEXISTS=TRUE", url) : url;
  }

  private static String with(String setting, String url) {
    String name = ";" + setting.substring(0, setting.indexOf('=') + 1);
    return url.toUpperCase(Locale.ROOT).contains(name) ? url : url + ";" + setting;
  }

  static JdbcDatabase connect(String url, @Nullable String user, @Nullable String password)
      throws BadUrlException {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new BadUrlException("not the form jdbc:postgresql://HOST:PORT/NAME", e);
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("fanfare");
    // H2 would write failures to a file of its own, and complain where it cannot.
    config.setJdbcUrl(url.startsWith(H2) ? with("TRACE_LEVEL_FILE=0", url) : url);
    if (user != null) {
      config.setUsername(user);
    }
    if (password != null) {
      config.setPassword(password);
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(10_000);
    if (url.startsWith(H2)) {
      // H2 gives up on a lock after a second or two; a batch may well hold one for longer.
      config.setConnectionInitSql("set lock_timeout 60000");
    }
    try {
      return new JdbcDatabase(new HikariDataSource(config));
    } catch (PoolInitializationException e) {
      if (e.getCause() instanceof SQLException refused
          && BAD_H2_URL.contains(refused.getErrorCode())) {
        throw new BadUrlException(Passwords.masked(refused.getMessage()), e);
      }
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
