package dev.fanfare.moderation.review;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;

import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DrivenModeration;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.review.Reviews.DecideResult;
import dev.fanfare.moderation.review.Reviews.TakeResult;
import dev.fanfare.testing.TestClock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that people decide with. */
final class Desk {
  static final Actor.Human ROB = Actor.human("rob");
  static final Actor.Human SUE = Actor.human("sue");
  static final Actor.Human TIM = Actor.human("tim");
  static final Ground RULES = Ground.terms("community-rules");

  final DrivenModeration driven;
  final TestClock clock;
  final Moderation moderation;
  final ReviewStore store;
  final EnforcementStore effects;
  final ReviewPolicy policy;
  final Enforcement enforcement;
  final Reviews reviews;
  final Notices notices;
  final Appeals appeals;

  private final AtomicLong calls = new AtomicLong();

  Desk() {
    this(ReviewPolicy.standard(), ZoneOffset.UTC);
  }

  Desk(ReviewPolicy policy, ZoneId zone) {
    this(policy, zone, Reviewers.cleared(Set.of("rob", "sue")));
  }

  Desk(ReviewPolicy policy, ZoneId zone, Reviewers reviewers) {
    this(policy, zone, reviewers, Storage.inMemory());
  }

  /** Over a storage that is empty. */
  Desk(Storage storage) {
    this(ReviewPolicy.standard(), ZoneOffset.UTC, Reviewers.cleared(Set.of("rob", "sue")), storage);
  }

  private Desk(ReviewPolicy policy, ZoneId zone, Reviewers reviewers, Storage storage) {
    this.policy = policy;
    driven = new DrivenModeration("2026-03-01T12:00:00Z", zone, storage);
    clock = driven.clock;
    moderation = driven.moderation;
    store = storage.reviews();
    effects = storage.enforcement();
    enforcement = Enforcement.of(driven.operations, effects, moderation, StrikePolicy.standard());
    reviews = Reviews.of(driven.operations, store, moderation, enforcement, reviewers, policy);
    notices = Notices.of(driven.operations, store, moderation, policy, Reach.unknown());
    appeals = Appeals.of(driven.operations, store, moderation, policy);
    driven.sendTo(Reviews.intake(driven.operations, store, policy, Reach.unknown()));
  }

  static ContentItem post(String id) {
    return post(id, ADA);
  }

  static ContentItem post(String id, CreatorId creator) {
    return ContentItem.text(ContentRef.of(id, 1), creator, "what somebody wrote");
  }

  /** Decides as a policy would, and puts the decision into effect. */
  Decision decide(ContentItem item, Says says) {
    Decision decision = driven.decide(item, says);
    enforcement.apply(decision.id());
    return decision;
  }

  IdempotencyKey next() {
    return key("call-" + calls.incrementAndGet());
  }

  TakeResult take(Actor.Human by) {
    return reviews.take(ReviewQueue.STANDARD, by, next());
  }

  /** Takes the next case, which there is. */
  TakeResult.Taken taken(Actor.Human by) {
    return (TakeResult.Taken) take(by);
  }

  DecideResult decide(TakeResult.Taken taken, Actor.Human by, ReviewVerdict verdict) {
    return reviews.decide(taken.reviewCase(), taken.token(), by, verdict, next());
  }

  static ReviewVerdict block(Category... found) {
    return ReviewVerdict.restrict(Actions.BLOCK, RULES, "it breaks the rules", found);
  }

  static ReviewVerdict allow() {
    return ReviewVerdict.allow("nothing is wrong with it");
  }
}
