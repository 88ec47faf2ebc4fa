package dev.fanfare.persistence.docs;

import dev.fanfare.Fanfare;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.springframework.transaction.annotation.Transactional;

// snippet: spring-checkout
public class Checkout {
  private final Fanfare fanfare;
  @PersistenceContext private EntityManager orders;

  public Checkout(Fanfare fanfare) {
    this.fanfare = fanfare;
  }

  @Transactional
  public void buyCredits(Order order, Wallet wallet, long credits) {
    orders.persist(order);
    fanfare
        .credits()
        .grant(wallet, credits, GrantSource.PURCHASE, IdempotencyKey.of("order-" + order.id()));
  } // both are committed here, or, after any exception, neither
}
// end
