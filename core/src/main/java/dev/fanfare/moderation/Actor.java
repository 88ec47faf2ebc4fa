package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/** Who decided. */
public sealed interface Actor extends Serializable {
  /**
   * A policy, without a person.
   *
   * @param policyVersion which version, 1 to 64 characters
   */
  record Automated(String policyVersion) implements Actor {
    /**
     * @throws IllegalArgumentException if the version is out of range
     */
    public Automated {
      requireText("policyVersion", policyVersion, 64);
    }
  }

  /**
   * A person.
   *
   * @param id the host's id of the reviewer, 1 to 64 characters
   */
  record Human(String id) implements Actor {
    /**
     * @throws IllegalArgumentException if the id is out of range
     */
    public Human {
      requireText("reviewer id", id, 64);
    }
  }

  /** Returns the person of an id. */
  static Human human(String id) {
    return new Human(id);
  }
}
