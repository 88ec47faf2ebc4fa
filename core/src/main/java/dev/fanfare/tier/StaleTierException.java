package dev.fanfare.tier;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;

/**
 * Thrown when an assignment does not follow a creator's last one, because it was decided without
 * its lock.
 */
public final class StaleTierException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final CreatorId creator;

  public StaleTierException(TierAssignment assignment, String found) {
    super(
        ("Assignment %d of creator '%s' from %s does not follow the stored history (%s);"
                + " lock the creator, then decide")
            .formatted(assignment.seq(), assignment.creator(), assignment.from(), found));
    this.creator = assignment.creator();
  }

  /** Returns whose history it is. */
  public CreatorId creator() {
    return creator;
  }
}
