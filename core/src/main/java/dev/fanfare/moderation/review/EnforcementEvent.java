package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import java.util.UUID;

/**
 * Something changed in what decisions do to a creator. Each says what held before and what holds
 * now, so that taking a decision back is the same event the other way round.
 */
public sealed interface EnforcementEvent extends DomainEvent {
  /** Returns whom it concerns. */
  CreatorId creator();

  /** Returns the decision that changed it. */
  UUID decision();

  @Override
  default String subject() {
    return creator().value();
  }

  /**
   * What is done with a version of an item is another.
   *
   * @param before visibility and monetary as they were
   * @param after visibility and monetary as they are
   */
  record ContentEffectsChanged(
      CreatorId creator, ContentRef content, Actions before, Actions after, UUID decision)
      implements EnforcementEvent {}

  /**
   * What a creator may do is another. While several decisions restrict a creator the strongest
   * holds, so taking back one of them may change nothing.
   *
   * @param before service and account as they were
   * @param after service and account as they are
   */
  record CreatorEffectsChanged(CreatorId creator, Actions before, Actions after, UUID decision)
      implements EnforcementEvent {}

  /**
   * A creator got points.
   *
   * @param points how many
   * @param total how many count now
   */
  record StrikesAdded(CreatorId creator, UUID decision, int points, int total)
      implements EnforcementEvent {}

  /**
   * A creator's points for a decision were taken back.
   *
   * @param points how many
   * @param total how many count now
   * @param reversed the decision that they were given for
   */
  record StrikesReversed(CreatorId creator, UUID decision, int points, int total, UUID reversed)
      implements EnforcementEvent {}

  /**
   * A creator's points have reached a number that the host wants to know of. Nothing follows by
   * itself.
   *
   * @param threshold which number
   * @param total how many count now
   */
  record StrikeThresholdReached(CreatorId creator, UUID decision, int threshold, int total)
      implements EnforcementEvent {}

  /**
   * A creator's points have fallen below a number since a decision was taken back. What a person
   * decided about the creator on account of that number is to be looked at again; nothing follows
   * by itself. Not told when points end because their time is over.
   *
   * @param threshold which number
   * @param total how many count now
   */
  record StrikeThresholdLeft(CreatorId creator, UUID decision, int threshold, int total)
      implements EnforcementEvent {}
}
