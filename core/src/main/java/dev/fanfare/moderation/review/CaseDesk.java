package dev.fanfare.moderation.review;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.ContentRef;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens cases, and adds to those that are open. Runs within a transaction. */
final class CaseDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);

  private final Operations operations;
  private final ReviewStore store;
  private final ReviewPolicy policy;

  CaseDesk(Operations operations, ReviewStore store, ReviewPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policy = requireNonNull(policy, "policy");
  }

  ReviewPolicy policy() {
    return policy;
  }

  Instant now() {
    return operations.now();
  }

  /** Opens a case about content, or adds to the one that is open. */
  ReviewCase open(UUID id, Concern concern) {
    Instant now = operations.now();
    while (true) {
      Optional<ReviewCase> waiting = store.lockOpenCase(concern.content());
      if (waiting.isPresent()) {
        ReviewCase joined = waiting.get().joined(concern, now, policy.weights());
        if (!store.saveCase(joined)) {
          throw new CaseMovedException(joined.id());
        }
        return joined;
      }
      ReviewCase opened = ReviewCase.opened(id, concern, null, now, policy.weights());
      // Whoever was faster has a case by now; the next round adds to it.
      if (store.addCase(opened)) {
        announce(opened);
        return opened;
      }
    }
  }

  /** Opens the case of an appeal that was just added. */
  ReviewCase openAppeal(UUID id, UUID appeal, Concern concern) {
    ReviewCase opened = ReviewCase.opened(id, concern, appeal, operations.now(), policy.weights());
    if (!store.addCase(opened)) {
      throw new CaseMovedException(id);
    }
    announce(opened);
    return opened;
  }

  private void announce(ReviewCase opened) {
    operations.announce(
        new ReviewEvent.ReviewOpened(
            opened.creator(),
            opened.content(),
            opened.id(),
            opened.kind(),
            opened.queue(),
            opened.severity(),
            opened.dueAt()));
  }

  /** Returns how many people see an item; a fault of the host's does not keep it from review. */
  static long reach(Reach reach, ContentRef content, CreatorId creator) {
    try {
      return Math.max(0, reach.of(content, creator));
    } catch (RuntimeException e) {
      LOG.warn("The reach of {} is not known ({})", content, e.getClass().getSimpleName());
      return 0;
    }
  }
}
