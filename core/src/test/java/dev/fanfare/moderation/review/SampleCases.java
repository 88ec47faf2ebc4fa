package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases as the services make them, for tests of what keeps them. */
public final class SampleCases {
  private SampleCases() {}

  /** Returns a case that was just opened, about hate. */
  public static ReviewCase opened(
      UUID id,
      String item,
      CreatorId creator,
      Severity severity,
      @Nullable UUID appeal,
      boolean needsSecond,
      Instant at) {
    return ReviewCase.opened(
        id,
        new Concern(
            ContentRef.of(item, 1),
            creator,
            null,
            List.of(Category.HATE),
            severity,
            ReviewWeights.CERTAIN,
            0,
            0,
            needsSecond,
            at.plus(Duration.ofHours(24))),
        appeal,
        at,
        ReviewWeights.standard());
  }

  /** Returns whether somebody may still decide with a number. */
  public static boolean isHeldBy(ReviewCase held, Actor.Human by, long token) {
    return held.isHeldBy(by, token);
  }

  /** Returns the case as one reviewer said what they think. */
  public static ReviewCase voted(ReviewCase held, ReviewVote vote) {
    return held.voted(vote);
  }

  /** Returns the case as a reviewer decided it. */
  public static ReviewCase decided(ReviewCase held, UUID decision, Actor.Human by, Instant at) {
    return held.ended(new ReviewOutcome(ReviewOutcome.End.DECIDED, decision, by, at));
  }
}
