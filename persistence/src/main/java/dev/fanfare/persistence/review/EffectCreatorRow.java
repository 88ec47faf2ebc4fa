package dev.fanfare.persistence.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row to hold while what holds for a creator is changed. */
@Entity(name = "FanfareEffectCreator")
@Table(name = "fanfare_effect_creator")
class EffectCreatorRow {
  @Id @Nullable String creator;

  protected EffectCreatorRow() {}
}
