package dev.fanfare.persistence.internal;

import dev.fanfare.persistence.StorageException;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;

/** Makes session factories for Fanfare alone. */
public final class SessionFactories {
  private SessionFactories() {}

  /**
   * Opens a factory over a database, which checks that the tables are as the entities say.
   *
   * @throws StorageException if they are not
   */
  public static SessionFactory open(DataSource database, List<Class<?>> entities) {
    HibernatePersistenceConfiguration unit = new HibernatePersistenceConfiguration("fanfare");
    entities.forEach(unit::managedClass);
    unit.property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database);
    unit.property(AvailableSettings.HBM2DDL_AUTO, "validate");
    unit.property(AvailableSettings.JDBC_TIME_ZONE, "UTC");
    try {
      return unit.createEntityManagerFactory();
    } catch (RuntimeException e) {
      SchemaManagementException mismatch = mismatch(e);
      if (mismatch == null) {
        throw e;
      }
      throw new StorageException(
          "The tables are not those of this version of Fanfare (%s); let FanfareSchema.migrate, or 'fanfare migrate', make them or bring them up to date"
              .formatted(mismatch.getMessage()),
          e);
    }
  }

  private static @Nullable SchemaManagementException mismatch(@Nullable Throwable error) {
    if (error == null || error instanceof SchemaManagementException) {
      return (SchemaManagementException) error;
    }
    return mismatch(error.getCause());
  }
}
