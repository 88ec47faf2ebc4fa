package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint against a decision (DSA Art. 20). Immutable; instants are kept to the microsecond.
 *
 * @param id which appeal; it follows from the decision and who appeals
 * @param decision against which decision
 * @param content about which version of which item
 * @param creator whose content
 * @param party whether the creator appeals a restriction or a notifier that nothing was done
 * @param appellant the host's id of who appeals, 1 to 64 characters
 * @param text why, at most 5000 characters, null if there is none and once it is forgotten;
 *     untrusted
 * @param state how it stands
 * @param openedAt since when
 * @param reviewer who looked at it last, null before anybody did
 * @param result the decision that holds in its place, null unless it was overturned, if in part
 * @param closedAt when it was decided or withdrawn, null before
 * @param reference where an out-of-court body or a court has it, 1 to 200 characters, null if it
 *     was not brought there
 * @param version counts the changes, from 1
 */
public record Appeal(
    UUID id,
    UUID decision,
    ContentRef content,
    CreatorId creator,
    Party party,
    String appellant,
    @Nullable String text,
    AppealState state,
    Instant openedAt,
    Actor.@Nullable Human reviewer,
    @Nullable UUID result,
    @Nullable Instant closedAt,
    @Nullable String reference,
    long version)
    implements Serializable {
  /** Who appeals. */
  public enum Party {
    /** The creator, against a restriction. */
    CREATOR,
    /** Whoever reported it, against nothing being done. */
    NOTIFIER
  }

  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the state
   */
  public Appeal {
    requireNonNull(id, "id");
    requireNonNull(decision, "decision");
    requireNonNull(content, "content");
    requireNonNull(creator, "creator");
    requireNonNull(party, "party");
    requireText("appellant", appellant, 64);
    text = UserText.storable("text", text);
    require(state != AppealState.EXPIRED, "what nobody appealed is no appeal");
    openedAt = Instants.floor(openedAt);
    closedAt = closedAt == null ? null : Instants.floor(closedAt);
    require((closedAt == null) == state.isOpen(), "closedAt does not fit %s", state);
    require(
        result == null || state == AppealState.OVERTURNED || state == AppealState.PARTLY_OVERTURNED,
        "a result does not fit %s",
        state);
    if (reference != null) {
      requireText("reference", reference, 200);
    }
    requireRange("version", version, 1, Long.MAX_VALUE);
  }

  /** Returns the id of somebody's appeal against a decision: they have one each. */
  public static UUID idOf(UUID decision, Party party, String appellant) {
    return DerivedId.of(decision, "appeal/" + party + "/" + appellant);
  }

  Appeal reviewedBy(Actor.Human by) {
    return with(AppealState.IN_REVIEW, by, null, null);
  }

  Appeal decided(AppealState next, Actor.Human by, @Nullable UUID result, Instant at) {
    require(state.canBecome(next), "an appeal that is %s cannot become %s", state, next);
    return with(next, by, result, at);
  }

  Appeal withdrawn(Instant at) {
    require(state.isOpen(), "an appeal that is %s cannot be withdrawn", state);
    return with(AppealState.WITHDRAWN, reviewer, null, at);
  }

  /** Returns the appeal as it was brought before somebody else. */
  Appeal broughtTo(String where) {
    return new Appeal(
        id,
        decision,
        content,
        creator,
        party,
        appellant,
        text,
        state,
        openedAt,
        reviewer,
        result,
        closedAt,
        where,
        version + 1);
  }

  /** Returns the same appeal without what its appellant wrote. */
  public Appeal withoutText() {
    return new Appeal(
        id, decision, content, creator, party, appellant, null, state, openedAt, reviewer, result,
        closedAt, reference, version);
  }

  private Appeal with(
      AppealState next,
      Actor.@Nullable Human by,
      @Nullable UUID newDecision,
      @Nullable Instant closed) {
    return new Appeal(
        id,
        decision,
        content,
        creator,
        party,
        appellant,
        text,
        next,
        openedAt,
        by,
        newDecision,
        closed,
        reference,
        version + 1);
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "Appeal[%s against %s, %s]".formatted(id, decision, state);
  }
}
