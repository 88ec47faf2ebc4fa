package dev.fanfare.persistence.host;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.docs.JtaTransactions;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.transaction.jta.platform.internal.NarayanaJtaPlatform;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * An application with JTA: Narayana and Agroal, which Quarkus has too, and an entity manager for
 * each transaction, as containers inject it.
 */
final class JtaHost implements Host {
  private static final Map<TestDatabase, EntityManagerFactory> KNOWN = new ConcurrentHashMap<>();
  static final TransactionManager MANAGER =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  private static final TransactionSynchronizationRegistry REGISTRY =
      new TransactionSynchronizationRegistryImple();

  static {
    BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class)
        .setObjectStoreType(VolatileStore.class.getName());
    // Folders are made all the same: they shall not be in the way.
    for (String store : new String[] {null, "communicationStore", "stateStore"}) {
      BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
          .setObjectStoreDir("target/object-store");
    }
  }

  private final EntityManagerFactory factory;
  private final EntityManager shared;
  private final JpaStorage storage;

  private JtaHost(EntityManagerFactory factory) {
    this.factory = factory;
    this.shared = sharedEntityManager();
    this.storage =
        JpaStorage.joining(factory, new JtaTransactions(MANAGER, shared), TestKeyset.ENCRYPTION);
  }

  /** Returns the host over a database. */
  static JtaHost over(TestDatabase database) {
    return new JtaHost(Host.factory(database, KNOWN, JtaHost::newFactory));
  }

  private static EntityManagerFactory newFactory(TestDatabase database) {
    var unit = new HibernatePersistenceConfiguration("jta");
    Host.entities().forEach(unit::managedClass);
    unit.transactionType(PersistenceUnitTransactionType.JTA);
    unit.property(AvailableSettings.JAKARTA_JTA_DATASOURCE, connections(database));
    unit.property(AvailableSettings.JTA_PLATFORM, new NarayanaJtaPlatform());
    unit.property(AvailableSettings.HBM2DDL_AUTO, "validate");
    unit.property(
        AvailableSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class);
    return unit.createEntityManagerFactory();
  }

  private static AgroalDataSource connections(TestDatabase database) {
    String url = ((HikariDataSource) database.connections()).getJdbcUrl();
    var integration = new NarayanaTransactionIntegration(MANAGER, REGISTRY);
    return attempt(
        () ->
            AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(
                        pool ->
                            pool.maxSize(40)
                                .transactionIntegration(integration)
                                .connectionFactoryConfiguration(
                                    connection -> connection.jdbcUrl(url)))));
  }

  /** What a container injects: it hands each call on to the transaction's entity MANAGER. */
  private EntityManager sharedEntityManager() {
    return (EntityManager)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(ofTransaction(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private EntityManager ofTransaction() {
    EntityManager known = (EntityManager) REGISTRY.getResource(this);
    if (known != null) {
      return known;
    }
    EntityManager created = factory.createEntityManager();
    REGISTRY.putResource(this, created);
    REGISTRY.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            created.close();
          }
        });
    return created;
  }

  @Override
  public JpaStorage storage() {
    return storage;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return attempt(
        () ->
            MANAGER.getStatus() == Status.STATUS_NO_TRANSACTION
                ? inNewTransaction(work)
                : work.get());
  }

  @Override
  public <T> T inNewTransaction(Supplier<T> work) {
    return attempt(
        () -> {
          Transaction outer = MANAGER.suspend();
          try {
            MANAGER.begin();
            T result;
            try {
              result = work.get();
            } catch (Throwable e) {
              MANAGER.rollback();
              throw e;
            }
            MANAGER.commit();
            return result;
          } finally {
            if (outer != null) {
              MANAGER.resume(outer);
            }
          }
        });
  }

  @Override
  public void setRollbackOnly() {
    attempt(
        () -> {
          MANAGER.setRollbackOnly();
          return true;
        });
  }

  @Override
  public EntityManager entityManager() {
    return shared;
  }

  private static <T> T attempt(Callable<T> call) {
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
