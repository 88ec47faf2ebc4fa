package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something happened to a case, a notice or an appeal. None of them shows what somebody wrote. */
public sealed interface ReviewEvent extends DomainEvent {
  /** Returns whose content it is about. */
  CreatorId creator();

  /** Returns which version of which item it is about. */
  ContentRef content();

  @Override
  default String subject() {
    return creator().value();
  }

  /** Somebody has to look. */
  record ReviewOpened(
      CreatorId creator,
      ContentRef content,
      UUID reviewCase,
      ReviewKind kind,
      ReviewQueue queue,
      Severity severity,
      Instant dueAt)
      implements ReviewEvent {}

  /** A reviewer said what they think; another one has to agree. */
  record SecondReviewNeeded(CreatorId creator, ContentRef content, UUID reviewCase, int votes)
      implements ReviewEvent {}

  /**
   * A case has ended.
   *
   * @param decision what was decided, null if it was withdrawn
   * @param by who decided, null unless a reviewer of the case did
   * @param late whether it was due before
   */
  record ReviewEnded(
      CreatorId creator,
      ContentRef content,
      UUID reviewCase,
      ReviewKind kind,
      ReviewOutcome.End end,
      @Nullable UUID decision,
      Actor.@Nullable Human by,
      boolean late)
      implements ReviewEvent {}

  /**
   * Somebody reported an item: confirm to them that it was received (DSA Art. 16(4)).
   *
   * @param reviewCase where it is looked at
   */
  record NoticeReceived(
      CreatorId creator,
      ContentRef content,
      UUID notice,
      String reporter,
      Category category,
      NoticeClaim claim,
      UUID reviewCase)
      implements ReviewEvent {}

  /**
   * Notices were decided: tell those who sent them, with how to appeal (DSA Art. 16(5)).
   *
   * @param decision what was decided
   * @param confirmed in which categories they were right
   * @param count how many notices
   */
  record NoticesDecided(
      CreatorId creator, ContentRef content, UUID decision, List<Category> confirmed, int count)
      implements ReviewEvent {
    /** Copies the list. */
    public NoticesDecided {
      confirmed = List.copyOf(confirmed);
    }
  }

  /** Somebody appeals a decision. */
  record AppealOpened(
      CreatorId creator, ContentRef content, UUID appeal, UUID decision, Appeal.Party party)
      implements ReviewEvent {}

  /**
   * An appeal was decided or withdrawn: tell whoever appealed, with what they can do next (DSA Art.
   * 20(5)).
   *
   * @param state how it ended
   * @param result the decision that holds in the place of the appealed one, null if that one still
   *     does
   */
  record AppealClosed(
      CreatorId creator,
      ContentRef content,
      UUID appeal,
      UUID decision,
      Appeal.Party party,
      AppealState state,
      @Nullable UUID result)
      implements ReviewEvent {}
}
