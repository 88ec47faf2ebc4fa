package dev.fanfare.persistence.host;

import dev.fanfare.persistence.HostTransactions;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;

/** A host that begins and ends transactions on its entity managers itself. */
final class PlainHost implements Host {
  private static final Map<TestDatabase, EntityManagerFactory> KNOWN = new ConcurrentHashMap<>();

  private final EntityManagerFactory factory;
  private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();
  private final JpaStorage storage;

  private PlainHost(EntityManagerFactory factory) {
    this.factory = factory;
    this.storage =
        JpaStorage.joining(
            factory, HostTransactions.plain(factory, current::get), TestKeyset.ENCRYPTION);
  }

  /** Returns the host over a database. */
  static PlainHost over(TestDatabase database) {
    return new PlainHost(Host.factory(database, KNOWN, PlainHost::newFactory));
  }

  private static EntityManagerFactory newFactory(TestDatabase database) {
    var unit = new HibernatePersistenceConfiguration("plain");
    Host.entities().forEach(unit::managedClass);
    unit.property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database.connections());
    unit.property(AvailableSettings.HBM2DDL_AUTO, "validate");
    unit.property(
        AvailableSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class);
    return unit.createEntityManagerFactory();
  }

  @Override
  public JpaStorage storage() {
    return storage;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  /** Makes an entity manager the calling thread's, or with null no one. */
  void use(@Nullable EntityManager manager) {
    if (manager == null) {
      current.remove();
    } else {
      current.set(manager);
    }
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return storage.isActive() && current.get() != null ? work.get() : inNewTransaction(work);
  }

  @Override
  public <T> T inNewTransaction(Supplier<T> work) {
    EntityManager outer = current.get();
    try (EntityManager manager = factory.createEntityManager()) {
      use(manager);
      EntityTransaction transaction = manager.getTransaction();
      transaction.begin();
      try {
        T result = work.get();
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    } finally {
      use(outer);
    }
  }

  @Override
  public void setRollbackOnly() {
    entityManager().getTransaction().setRollbackOnly();
  }

  @Override
  public EntityManager entityManager() {
    return current.get();
  }
}
