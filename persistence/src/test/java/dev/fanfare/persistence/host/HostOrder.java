package dev.fanfare.persistence.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity of the host's own, its column named by the host's naming strategy. */
@Entity
@Table(name = "host_order")
class HostOrder {
  @Id String id;
  long totalCents;

  protected HostOrder() {}

  HostOrder(String id, long totalCents) {
    this.id = id;
    this.totalCents = totalCents;
  }
}
