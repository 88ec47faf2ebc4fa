package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Flag;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody reported a version of an item. Immutable; instants are kept to the microsecond.
 *
 * @param id which notice
 * @param content which version of which item: its exact place
 * @param creator whose content
 * @param category what is wrong with it
 * @param claim against what
 * @param source who sends it
 * @param reporter the host's id of who sends it, 1 to 64 characters; a pseudonym for somebody who
 *     need not say who they are
 * @param explanation why, at most 5000 characters, null if there is none and once it is forgotten
 * @param complete whether it had all that its claim needs, see {@link NoticeRequest#isComplete}
 * @param at when it came
 * @param settlement how it ended, null while it is open
 * @param informedAt when the reporter was told, null before
 */
public record Notice(
    UUID id,
    ContentRef content,
    CreatorId creator,
    Category category,
    NoticeClaim claim,
    NoticeSource source,
    String reporter,
    @Nullable String explanation,
    boolean complete,
    Instant at,
    @Nullable Settlement settlement,
    @Nullable Instant informedAt)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Notice {
    requireNonNull(id, "id");
    requireNonNull(content, "content");
    requireNonNull(creator, "creator");
    requireNonNull(category, "category");
    requireNonNull(claim, "claim");
    requireNonNull(source, "source");
    requireText("reporter", reporter, 64);
    explanation = UserText.storable("explanation", explanation);
    at = Instants.floor(at);
    informedAt = informedAt == null ? null : Instants.floor(informedAt);
    require(informedAt == null || settlement != null, "nobody is informed of what was not decided");
  }

  /**
   * How a notice ended.
   *
   * @param outcome whether it was right
   * @param decision the decision that says so
   * @param at when
   */
  public record Settlement(Flag.Outcome outcome, UUID decision, Instant at)
      implements Serializable {
    /** Checks that nothing is missing. */
    public Settlement {
      requireNonNull(outcome, "outcome");
      requireNonNull(decision, "decision");
      at = Instants.floor(at);
    }
  }

  /** Returns whether nobody has decided about it. */
  public boolean isOpen() {
    return settlement == null;
  }

  /** Returns the same notice with how it ended. */
  public Notice settled(Settlement how) {
    return new Notice(
        id,
        content,
        creator,
        category,
        claim,
        source,
        reporter,
        explanation,
        complete,
        at,
        requireNonNull(how, "how"),
        informedAt);
  }

  /** Returns the same notice of a reporter who was told how it ended. */
  public Notice informed(Instant when) {
    return new Notice(
        id,
        content,
        creator,
        category,
        claim,
        source,
        reporter,
        explanation,
        complete,
        at,
        settlement,
        requireNonNull(when, "when"));
  }

  /** Returns the same notice without what the reporter wrote. */
  public Notice withoutText() {
    return new Notice(
        id,
        content,
        creator,
        category,
        claim,
        source,
        reporter,
        null,
        complete,
        at,
        settlement,
        informedAt);
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "Notice[%s on %s, %s]".formatted(category, content, claim);
  }
}
