package dev.fanfare.persistence.host;

import dev.fanfare.persistence.FanfareEntities;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A host with transactions and a table of its own, and Fanfare's storage that takes part. */
interface Host {
  /** Returns the storage. */
  JpaStorage storage();

  /** Runs work in a transaction of the host, in the thread's if there is one. */
  <T> T inTransaction(Supplier<T> work);

  /** Runs work in a new transaction of the host while the thread's rests. */
  <T> T inNewTransaction(Supplier<T> work);

  /** Tells the running transaction to roll back. */
  void setRollbackOnly();

  /** Returns the entity manager of the running transaction. */
  EntityManager entityManager();

  /** Adds an order of the host's own in the running transaction. */
  default void order(String id) {
    entityManager().persist(new HostOrder(id, 1000));
  }

  /** Returns the orders that the running transaction sees, or a new one. */
  default List<String> orders() {
    return inTransaction(
        () ->
            entityManager()
                .createQuery("select o.id from HostOrder o order by o.id", String.class)
                .getResultList());
  }

  /** Empties the host's table and returns the factory over a database, which takes its time. */
  static EntityManagerFactory factory(
      TestDatabase database,
      Map<TestDatabase, EntityManagerFactory> known,
      Function<TestDatabase, EntityManagerFactory> maker) {
    emptyTable(database.connections());
    return known.computeIfAbsent(database, maker);
  }

  private static void emptyTable(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists host_order (id varchar(64) primary key, total_cents bigint not null)");
      statement.execute("delete from host_order");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns Fanfare's entities and the host's. */
  static List<Class<?>> entities() {
    List<Class<?>> all = new ArrayList<>(FanfareEntities.all());
    all.add(HostOrder.class);
    return all;
  }
}
