package dev.fanfare.persistence.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a creator has of a sale. */
@Entity(name = "FanfareSalePart")
@Table(name = "fanfare_sale_part")
@IdClass(SalePartRow.Key.class)
class SalePartRow {
  @Id @Nullable String sale;

  @Id short place;

  @Nullable String creator;

  @Nullable Instant at;

  long gross;

  @Column(name = "rate_ppm")
  int ratePpm;

  long earned;

  protected SalePartRow() {}

  /** The primary key. */
  record Key(String sale, short place) implements Serializable {}
}
