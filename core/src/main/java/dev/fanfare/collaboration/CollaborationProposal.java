package dev.fanfare.collaboration;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.RevenueSplit;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one creator proposes to another. Immutable; start with {@link #of} and change what differs
 * from the defaults.
 *
 * @param initiator who proposes
 * @param target who is asked; somebody else
 * @param type what they would make
 * @param description what it is about, 0 to 500 characters; line breaks and tabs are allowed
 * @param split who would get how much of what it earns; exactly the two of them
 * @param reference the host's id of the video or stream, 1 to 64 characters, null if there is none
 *     yet
 * @param answerTime how long the target has to answer, 1 second to 366 days
 */
public record CollaborationProposal(
    CreatorId initiator,
    CreatorId target,
    CollaborationType type,
    String description,
    RevenueSplit<CreatorId> split,
    @Nullable String reference,
    Duration answerTime)
    implements Serializable {
  /** How long the target has to answer, unless the proposal says otherwise. */
  public static final Duration DEFAULT_ANSWER_TIME = Duration.ofDays(14);

  private static final Duration LONGEST_ANSWER_TIME = Duration.ofDays(366);

  /**
   * @throws IllegalArgumentException if a value is out of range or a creator proposes to itself
   */
  public CollaborationProposal {
    Terms.check(initiator, target, type, description, split, reference);
    require(
        answerTime.compareTo(Duration.ofSeconds(1)) >= 0
            && answerTime.compareTo(LONGEST_ANSWER_TIME) <= 0,
        "answerTime must be 1 second to %s, was %s",
        LONGEST_ANSWER_TIME,
        answerTime);
  }

  /**
   * Returns a proposal without words, half and half, to be answered within {@link
   * #DEFAULT_ANSWER_TIME}.
   */
  public static CollaborationProposal of(
      CreatorId initiator, CreatorId target, CollaborationType type) {
    Terms.checkParties(initiator, target);
    return new CollaborationProposal(
        initiator,
        target,
        type,
        "",
        RevenueSplit.halves(initiator, target),
        null,
        DEFAULT_ANSWER_TIME);
  }

  /** Returns the same proposal with other words. */
  public CollaborationProposal describedAs(String description) {
    return new CollaborationProposal(
        initiator, target, type, description, split, reference, answerTime);
  }

  /**
   * Returns the same proposal with other shares.
   *
   * @param initiatorWeight the initiator's part of the sum of both weights, 1 or more
   * @param targetWeight the target's part, 1 or more
   */
  public CollaborationProposal sharing(int initiatorWeight, int targetWeight) {
    return new CollaborationProposal(
        initiator,
        target,
        type,
        description,
        RevenueSplit.of(initiator, initiatorWeight, target, targetWeight),
        reference,
        answerTime);
  }

  /** Returns the same proposal for a video or stream that the host already has an id for. */
  public CollaborationProposal about(String reference) {
    return new CollaborationProposal(
        initiator, target, type, description, split, reference, answerTime);
  }

  /** Returns the same proposal with another time to answer. */
  public CollaborationProposal answeredWithin(Duration answerTime) {
    return new CollaborationProposal(
        initiator, target, type, description, split, reference, answerTime);
  }
}
