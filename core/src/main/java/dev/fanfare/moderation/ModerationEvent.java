package dev.fanfare.moderation;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to content. Every event is about one version of an item: compare it with
 * the version you show.
 */
public sealed interface ModerationEvent extends DomainEvent {
  /** A decision about a version of an item. */
  sealed interface Decided extends ModerationEvent {
    /** Returns whose content. */
    CreatorId creator();

    /** Returns which version of which item. */
    ContentRef content();

    /** Returns the decision. */
    UUID decision();

    @Override
    default String subject() {
      return creator().value();
    }
  }

  /** It may be shown: everything was looked at. */
  record ContentApproved(CreatorId creator, ContentRef content, UUID decision) implements Decided {}

  /**
   * It may be shown for now: a detector was out, and it is screened again. Not an approval.
   *
   * @param actions what is to be done with it until then
   */
  record ContentDeferred(CreatorId creator, ContentRef content, UUID decision, Actions actions)
      implements Decided {}

  /** It may be shown, with restrictions. */
  record ContentRestricted(
      CreatorId creator,
      ContentRef content,
      UUID decision,
      Actions actions,
      List<Category> categories)
      implements Decided {
    /** Copies the list. */
    public ContentRestricted {
      categories = List.copyOf(categories);
    }
  }

  /** It is not shown until a person has decided. */
  record ContentHeld(
      CreatorId creator,
      ContentRef content,
      UUID decision,
      Actions actions,
      List<Category> categories)
      implements Decided {
    /** Copies the list. */
    public ContentHeld {
      categories = List.copyOf(categories);
    }
  }

  /**
   * It is not shown.
   *
   * @param statement the id of the text that tells the creator, null if there is none
   */
  record ContentBlocked(
      CreatorId creator,
      ContentRef content,
      UUID decision,
      Actions actions,
      List<Category> categories,
      @Nullable String statement)
      implements Decided {
    /** Copies the list. */
    public ContentBlocked {
      categories = List.copyOf(categories);
    }
  }

  /** Something was found in a version of an item. */
  record FlagOpened(
      CreatorId creator, ContentRef content, UUID flag, Category category, Severity severity)
      implements ModerationEvent {
    @Override
    public String subject() {
      return creator.value();
    }
  }

  /** What was found was settled. */
  record FlagResolved(
      CreatorId creator, ContentRef content, UUID flag, Category category, Flag.Outcome outcome)
      implements ModerationEvent {
    @Override
    public String subject() {
      return creator.value();
    }
  }

  /** A stage fails again and again: it is not asked for a while, and what needs it is held. */
  record DetectorOutageBegan(String stage) implements ModerationEvent {
    @Override
    public String subject() {
      return "moderation-stage/" + stage;
    }
  }

  /** A stage answers again. */
  record DetectorOutageEnded(String stage) implements ModerationEvent {
    @Override
    public String subject() {
      return "moderation-stage/" + stage;
    }
  }
}
