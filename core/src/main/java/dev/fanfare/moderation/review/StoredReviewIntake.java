package dev.fanfare.moderation.review;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.DerivedId;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.ReviewIntake;
import dev.fanfare.moderation.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

final class StoredReviewIntake implements ReviewIntake {
  /** How sure it is that something is wrong where only a detector was out. */
  private static final int UNKNOWN = ReviewWeights.CERTAIN / 2;

  private final CaseDesk desk;
  private final Reach reach;

  StoredReviewIntake(CaseDesk desk, Reach reach) {
    this.desk = desk;
    this.reach = requireNonNull(reach, "reach");
  }

  @Override
  public void accept(Decision decision, ContentItem item, List<Flag> flags) {
    Set<Category> categories = new TreeSet<>(decision.categories());
    flags.forEach(flag -> categories.add(flag.category()));
    Optional<Flag> worst = flags.stream().max(Comparator.comparingLong(this::weight));
    Instant reviewBy = decision.facts().reviewBy();
    desk.open(
        DerivedId.of(decision.id(), "review"),
        new Concern(
            item.ref(),
            item.creator(),
            decision.id(),
            List.copyOf(categories),
            worst.map(Flag::severity).orElse(atLeastLow(decision.severity())),
            worst.map(StoredReviewIntake::confidence).orElse(UNKNOWN),
            CaseDesk.reach(reach, item.ref(), item.creator()),
            0,
            decision.facts().needsSecondApproval(),
            reviewBy == null ? desk.now() : reviewBy));
  }

  private long weight(Flag flag) {
    return (long) desk.policy().weights().weight(flag.severity()) * confidence(flag);
  }

  private static int confidence(Flag flag) {
    return (int) Math.round(flag.confidence() * ReviewWeights.CERTAIN);
  }

  private static Severity atLeastLow(Severity severity) {
    return severity.worse(Severity.LOW);
  }
}
