package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * The host's id of a person who can be seen or heard in content; opaque, best a pseudonym.
 *
 * @param value 1 to 64 characters
 */
public record PersonId(String value) implements Comparable<PersonId>, Serializable {
  /**
   * @throws IllegalArgumentException if the text is out of range
   */
  public PersonId {
    requireText("person id", value, 64);
  }

  /** Returns the id that a host's text names. */
  public static PersonId of(String value) {
    return new PersonId(value);
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
