package dev.fanfare.moderation;

import java.util.List;

/**
 * Takes what a person has to look at. Called in the transaction that stores the decision, so that
 * nothing is held without anybody being asked.
 */
@FunctionalInterface
public interface ReviewIntake {
  /**
   * Takes a decision that {@link Decision#needsHuman}. Called again for the same content when a
   * later screening of the same version decides anew.
   *
   * @param flags all open flags of this version
   */
  void accept(Decision decision, ContentItem item, List<Flag> flags);

  /** Returns an intake that asks nobody: for hosts that read the store themselves. */
  static ReviewIntake none() {
    return (decision, item, flags) -> {};
  }
}
