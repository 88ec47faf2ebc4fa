package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationEvent;
import java.util.Optional;
import java.util.UUID;

/** Does with held outputs what moderation decides. */
final class HeldOutputs {
  private final ContentGeneration content;
  private final Moderation moderation;

  HeldOutputs(ContentGeneration content, Moderation moderation) {
    this.content = requireNonNull(content, "content");
    this.moderation = requireNonNull(moderation, "moderation");
  }

  /** Hears of a decision; events may come twice and late, so what holds now counts. */
  void decided(ModerationEvent.Decided event) {
    Optional<ContentJob> job = ModeratedScreen.job(event.content()).flatMap(content::find);
    Optional<Decision> standing = moderation.standing(event.content());
    if (job.isPresent() && standing.isPresent()) {
      carry(job.get(), standing.get());
    }
  }

  private void carry(ContentJob job, Decision decision) {
    Verdict verdict = ModeratedScreen.verdict(decision);
    boolean decides = verdict == Verdict.PASSED || verdict == Verdict.BLOCKED;
    if (job.state() == ContentState.HELD && decides) {
      decide(job.id(), verdict, IdempotencyKey.of("content-decide/" + decision.id()));
    } else if (job.state() == ContentState.SCREENING && decides && wasHeld(decision)) {
      // Whoever screens it may have read the decision before, and is about to store that it is
      // held.
      throw new IllegalStateException(
          "content job %s is being screened; the decision is to be delivered again"
              .formatted(job.id()));
    }
  }

  private boolean wasHeld(Decision decision) {
    return decision
        .overrides()
        .flatMap(moderation::decision)
        .map(ModeratedScreen::verdict)
        .filter(verdict -> verdict == Verdict.HELD)
        .isPresent();
  }

  private void decide(UUID job, Verdict verdict, IdempotencyKey key) {
    if (verdict == Verdict.PASSED) {
      content.approve(job, key);
    } else {
      content.block(job, key);
    }
  }
}
