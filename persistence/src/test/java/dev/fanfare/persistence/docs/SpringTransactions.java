package dev.fanfare.persistence.docs;

import dev.fanfare.persistence.HostTransactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

// snippet: spring-transactions
public final class SpringTransactions implements HostTransactions {
  private final EntityManager shared;
  private final TransactionTemplate joining;
  private final TransactionTemplate fresh;

  public SpringTransactions(EntityManagerFactory factory, PlatformTransactionManager manager) {
    shared = SharedEntityManagerCreator.createSharedEntityManager(factory);
    joining = new TransactionTemplate(manager);
    fresh = new TransactionTemplate(manager);
    fresh.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
  public boolean isActive() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  @Override
  public EntityManager entityManager() {
    return shared;
  }
}
// end
