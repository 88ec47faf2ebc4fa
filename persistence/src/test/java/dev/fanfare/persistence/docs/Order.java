package dev.fanfare.persistence.docs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity of the host's own. */
@Entity(name = "ShopOrder")
@Table(name = "host_order")
public class Order {
  @Id private String id;

  @Column(name = "total_cents")
  private long totalCents;

  protected Order() {}

  public Order(String id, long totalCents) {
    this.id = id;
    this.totalCents = totalCents;
  }

  public String id() {
    return id;
  }

  public long totalCents() {
    return totalCents;
  }
}
