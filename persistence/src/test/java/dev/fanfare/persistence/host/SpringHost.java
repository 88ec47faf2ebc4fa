package dev.fanfare.persistence.host;

import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.docs.SpringTransactions;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A Spring application with Spring Boot's naming strategy and batches. */
final class SpringHost implements Host {
  private static final Map<TestDatabase, EntityManagerFactory> KNOWN = new ConcurrentHashMap<>();

  private final EntityManagerFactory factory;
  private final EntityManager shared;
  private final TransactionTemplate joining;
  private final TransactionTemplate fresh;
  private final JpaTransactionManager manager;
  private final JpaStorage storage;

  SpringHost(EntityManagerFactory factory) {
    this.factory = factory;
    manager = new JpaTransactionManager(factory);
    shared = SharedEntityManagerCreator.createSharedEntityManager(factory);
    joining = new TransactionTemplate(manager);
    fresh = new TransactionTemplate(manager);
    fresh.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    storage =
        JpaStorage.joining(
            factory, new SpringTransactions(factory, manager), TestKeyset.ENCRYPTION);
  }

  /** Returns the host over a database. */
  static SpringHost over(TestDatabase database) {
    return new SpringHost(
        Host.factory(
            database,
            KNOWN,
            d -> factory(d.connections(), Map.of("hibernate.jdbc.batch_size", "50"))));
  }

  /** Returns a factory with Spring Boot's naming strategy. */
  static EntityManagerFactory factory(DataSource database, Map<String, ?> settings) {
    var factory = new LocalContainerEntityManagerFactoryBean();
    factory.setDataSource(database);
    factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
    factory.setManagedTypes(
        PersistenceManagedTypes.of(
            Host.entities().stream().map(Class::getName).toArray(String[]::new)));
    Map<String, Object> properties = factory.getJpaPropertyMap();
    properties.put("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class);
    properties.put("hibernate.hbm2ddl.auto", "validate");
    properties.putAll(settings);
    factory.afterPropertiesSet();
    return factory.getObject();
  }

  @Override
  public JpaStorage storage() {
    return storage;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  JpaTransactionManager manager() {
    return manager;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return joining.execute(status -> work.get());
  }

  @Override
  public <T> T inNewTransaction(Supplier<T> work) {
    return fresh.execute(status -> work.get());
  }

  @Override
  public void setRollbackOnly() {
    joining.executeWithoutResult(status -> status.setRollbackOnly());
  }

  @Override
  public EntityManager entityManager() {
    return shared;
  }
}
