package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ScreenResult;
import dev.fanfare.moderation.Surface;
import java.util.Optional;
import java.util.UUID;

/** Has outputs moderated. */
final class ModeratedScreen implements ContentScreen {
  private static final String PREFIX = "generated/";

  private final Moderation moderation;

  ModeratedScreen(Moderation moderation) {
    this.moderation = requireNonNull(moderation, "moderation");
  }

  /** Returns the item that an output is to moderation; a job has one output and so one version. */
  static ContentRef content(UUID job) {
    return ContentRef.of(PREFIX + job, 1);
  }

  /** Returns whose output an item is, empty if it is something else. */
  static Optional<UUID> job(ContentRef content) {
    if (!content.id().startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      UUID job = UUID.fromString(content.id().substring(PREFIX.length()));
      return Optional.of(job).filter(named -> content.equals(content(named)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Verdict screen(Draft draft) {
    ContentRef content = content(draft.job());
    ContentItem item =
        ContentItem.text(content, draft.creator(), draft.text()).on(Surface.GENERATED);
    ScreenResult result =
        moderation.screen(item, IdempotencyKey.of("content-screen/" + draft.job()));
    // What holds now, not what was decided first: a person may have decided since.
    return result instanceof ScreenResult.Decided
        ? moderation.standing(content).map(ModeratedScreen::verdict).orElse(Verdict.UNAVAILABLE)
        : Verdict.UNAVAILABLE;
  }

  static Verdict verdict(Decision decision) {
    return switch (decision.visibility()) {
      case BLOCK -> Verdict.BLOCKED;
      case HOLD -> decision.needsHuman() ? Verdict.HELD : Verdict.UNAVAILABLE;
      case ALLOW, LABEL, AGE_RESTRICT, INTERACTION_RESTRICT, DEMOTE ->
          decision.isDeferred() ? Verdict.UNAVAILABLE : Verdict.PASSED;
    };
  }

  @Override
  public void forget(UUID job) {
    ContentRef content = content(job);
    if (moderation.item(content).isPresent()) {
      moderation.erase(content.id(), IdempotencyKey.of("content-erase/" + job));
    }
  }
}
