package dev.fanfare.moderation.consent;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * What somebody agrees to. Each purpose is agreed to by itself; hosts may add their own.
 *
 * @param name 1 to 64 characters
 */
public record ConsentPurpose(String name) implements Comparable<ConsentPurpose>, Serializable {
  /** Being seen or heard in it. */
  public static final ConsentPurpose APPEAR = new ConsentPurpose("appear");

  /** Its being published. */
  public static final ConsentPurpose PUBLISH = new ConsentPurpose("publish");

  /** Money being earned with it. */
  public static final ConsentPurpose MONETISE = new ConsentPurpose("monetise");

  /** Its being altered by a model. */
  public static final ConsentPurpose ALTER = new ConsentPurpose("alter");

  /** A model being trained with it. */
  public static final ConsentPurpose TRAIN = new ConsentPurpose("train");

  /** A made likeness of the person being shown: a digital double, a cloned voice. */
  public static final ConsentPurpose LIKENESS = new ConsentPurpose("likeness");

  /**
   * @throws IllegalArgumentException if the name is out of range
   */
  public ConsentPurpose {
    requireText("purpose", name, 64);
  }

  /** Returns the purpose of a name. */
  public static ConsentPurpose of(String name) {
    return new ConsentPurpose(name);
  }

  @Override
  public int compareTo(ConsentPurpose other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
