package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether everybody who can be seen or heard in an item agreed to its being published.
 *
 * @param state how it stands
 * @param persons whose consent is missing, withdrawn or expired; sorted; empty if {@code state} is
 *     VERIFIED or UNAVAILABLE
 */
public record ConsentAnswer(State state, List<PersonId> persons) implements Serializable {
  /** How consent stands. */
  public enum State {
    /** Everybody agreed, or nobody is shown. */
    VERIFIED,
    /** Somebody never agreed. */
    MISSING,
    /** Somebody took it back. */
    WITHDRAWN,
    /** Somebody's consent has ended. */
    EXPIRED,
    /** Nobody can tell now. */
    UNAVAILABLE
  }

  /**
   * @throws IllegalArgumentException if the persons do not fit the state
   */
  public ConsentAnswer {
    requireNonNull(state, "state");
    persons = List.copyOf(new TreeSet<>(persons));
    boolean lacking = state != State.VERIFIED && state != State.UNAVAILABLE;
    require(persons.isEmpty() != lacking, "%s names %s", state, lacking ? "persons" : "nobody");
  }

  /** Returns that everybody agreed. */
  public static ConsentAnswer verified() {
    return new ConsentAnswer(State.VERIFIED, List.of());
  }

  /** Returns that nobody can tell. */
  public static ConsentAnswer unavailable() {
    return new ConsentAnswer(State.UNAVAILABLE, List.of());
  }

  /** Returns that these have never agreed. */
  public static ConsentAnswer missing(List<PersonId> persons) {
    return new ConsentAnswer(State.MISSING, persons);
  }
}
