package dev.fanfare.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.persistence.HostTransactions;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.testing.TestDatabase;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction whose connection was lost cannot even be rolled back. */
class LostSessionTest {
  private final TestDatabase tables = TestDatabase.postgres();

  /** Something that a store keeps beside a transaction. */
  private static final class Kept {}

  @ParameterizedTest(name = "in transactions of its own: {0}")
  @ValueSource(booleans = {true, false})
  void isForgottenAllTheSame(boolean own) throws InterruptedException {
    Database database =
        own
            ? tables.database()
            : new Database(
                new JoinedTransactions(HostTransactions.plain(tables.factory(), () -> null)),
                Dialect.POSTGRESQL);

    WeakReference<Kept> kept = lose(database);

    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (kept.get() != null && Instant.now().isBefore(end)) {
      System.gc();
      Thread.sleep(20);
      // A map of weak keys lets go when it is used.
      pid(database);
    }
    assertThat(kept.get()).isNull();
  }

  private WeakReference<Kept> lose(Database database) {
    WeakReference<?>[] kept = new WeakReference<?>[1];
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      kept[0] =
                          new WeakReference<>(database.current().attached(Kept.class, Kept::new));
                      endConnection(pid(database));
                      return pid(database);
                    }))
        .isInstanceOf(StorageException.class);
    @SuppressWarnings("unchecked")
    WeakReference<Kept> lost = (WeakReference<Kept>) kept[0];
    return lost;
  }

  private static long pid(Database database) {
    return database.sql(
        sql -> sql.first("select pg_backend_pid()", row -> row.number(1)).orElseThrow());
  }

  private void endConnection(long pid) {
    try (Connection connection = tables.connections().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_terminate_backend(%d, 10000)".formatted(pid));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
