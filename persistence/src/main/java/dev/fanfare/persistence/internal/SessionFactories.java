package dev.fanfare.persistence.internal;

import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Makes session factories for Fanfare alone. */
public final class SessionFactories {
  private SessionFactories() {}

  /**
   * Opens a factory over a database, which checks that the tables are as the entities say.
   *
   * @throws org.hibernate.HibernateException if they are not
   */
  public static SessionFactory open(DataSource database, List<Class<?>> entities) {
    HibernatePersistenceConfiguration unit = new HibernatePersistenceConfiguration("fanfare");
    entities.forEach(unit::managedClass);
    unit.property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    unit.property(AvailableSettings.HBM2DDL_AUTO, "validate");
    unit.property(AvailableSettings.JDBC_TIME_ZONE, "UTC");
    return unit.createEntityManagerFactory();
  }
}
