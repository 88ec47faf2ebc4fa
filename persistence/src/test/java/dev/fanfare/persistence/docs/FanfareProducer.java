package dev.fanfare.persistence.docs;

import dev.fanfare.Fanfare;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionManager;

// snippet: jta-producer
@Singleton
public class FanfareProducer {
  @Produces
  @Singleton
  public Fanfare fanfare(
      EntityManagerFactory factory,
      EntityManager shared,
      TransactionManager manager,
      FieldEncryption keys) {
    JtaTransactions transactions = new JtaTransactions(manager, shared);
    JpaStorage storage = JpaStorage.joining(factory, transactions, keys);
    return Fanfare.builder().storage(storage).build();
  }
}
// end
