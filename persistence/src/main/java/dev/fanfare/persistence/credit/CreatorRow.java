package dev.fanfare.persistence.credit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A creator, there to be held. */
@Entity(name = "FanfareCreditCreator")
@Table(name = "fanfare_credit_creator")
class CreatorRow {
  @Id @Nullable String creator;

  protected CreatorRow() {}
}
