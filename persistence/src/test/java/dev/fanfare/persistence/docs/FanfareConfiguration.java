package dev.fanfare.persistence.docs;

import dev.fanfare.Fanfare;
import dev.fanfare.persistence.FanfareEntities;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

// snippet: spring-configuration
@Configuration
@EnableTransactionManagement
public class FanfareConfiguration {
  @Bean
  LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource database) {
    FanfareSchema.migrate(database);
    List<String> entities = new ArrayList<>(List.of(Order.class.getName())); // yours
    FanfareEntities.all().forEach(entity -> entities.add(entity.getName()));

    var factory = new LocalContainerEntityManagerFactoryBean();
    factory.setDataSource(database);
    factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
    factory.setManagedTypes(PersistenceManagedTypes.of(entities.toArray(String[]::new)));
    factory.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "validate");
    return factory;
  }

  @Bean
  PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
    return new JpaTransactionManager(factory);
  }

  @Bean
  JpaStorage fanfareStorage(
      EntityManagerFactory factory, PlatformTransactionManager manager, FieldEncryption keys) {
    return JpaStorage.joining(factory, new SpringTransactions(factory, manager), keys);
  }

  @Bean
  Fanfare fanfare(JpaStorage storage) {
    return Fanfare.builder().storage(storage).build();
  }
}
// end
