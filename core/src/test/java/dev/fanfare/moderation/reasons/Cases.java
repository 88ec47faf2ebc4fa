package dev.fanfare.moderation.reasons;

import static dev.fanfare.testing.Fixtures.ADA;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DecisionFacts;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Decisions, signals and notices that tests of statements share. */
final class Cases {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final ContentRef POST = ContentRef.of("post-of-ada", 1);
  static final Ground RULES = Ground.terms("community-rules 4");
  static final Ground LAW = Ground.law("Directive (EU) 2024/1385 Art. 5");
  static final Actor MACHINE = new Actor.Automated("standard-1");
  static final Actor ROB = Actor.human("reviewer-rob");
  static final ContentItem ITEM = ContentItem.text(POST, ADA, "my secret words");

  private static final AtomicLong NEXT = new AtomicLong();

  private Cases() {}

  static UUID id() {
    return new UUID(9, NEXT.incrementAndGet());
  }

  static Decision block(Category... categories) {
    return decision(Actions.BLOCK, RULES, MACHINE, categories);
  }

  static Decision decision(
      Actions actions, @Nullable Ground ground, Actor actor, Category... categories) {
    return decision(actions, ground, actor, NOON, categories);
  }

  static Decision decision(
      Actions actions, @Nullable Ground ground, Actor actor, Instant at, Category... categories) {
    boolean held = actions.visibility() == Visibility.HOLD;
    return Decision.restored(
        new DecisionFacts(
            id(),
            POST,
            "ab".repeat(32),
            ADA,
            actions,
            List.of(categories),
            Severity.HIGH,
            ground,
            null,
            actor instanceof Actor.Human ? "the reviewer's own words" : null,
            actions.areRestrictive(),
            actions.areRestrictive() ? AppealWindow.from(at, ZoneOffset.UTC, 6) : null,
            held,
            false,
            held ? at.plus(Duration.ofHours(24)) : null,
            0,
            false,
            List.of("row"),
            List.of(),
            actor,
            "standard-1",
            null,
            at));
  }

  /** Returns the same decision with points, or with the id of a text. */
  static Decision with(Decision made, int strikes, @Nullable String statement) {
    DecisionFacts facts = made.facts();
    return Decision.restored(
        new DecisionFacts(
            facts.id(),
            facts.content(),
            facts.sha256(),
            facts.creator(),
            facts.actions(),
            facts.categories(),
            facts.severity(),
            facts.ground(),
            statement,
            facts.reason(),
            facts.appealable(),
            facts.appeal(),
            facts.needsHuman(),
            facts.needsSecondApproval(),
            facts.reviewBy(),
            strikes,
            facts.deferred(),
            facts.rows(),
            facts.signals(),
            facts.actor(),
            facts.policyVersion(),
            facts.overrides(),
            facts.at()));
  }

  static Signal signal(DetectorFamily family, Category category, Severity severity, Instant at) {
    return Signal.found(
        id(),
        new Detector("detector", "7", family),
        category,
        severity,
        0.9,
        List.of(new Evidence.ModelOpinion("a-model", 0.9)),
        at);
  }

  static Notice notice(
      Category category, NoticeClaim claim, NoticeSource source, boolean complete) {
    return new Notice(
        id(),
        POST,
        ADA,
        category,
        claim,
        source,
        "reporter-uma",
        "what uma wrote about ada",
        complete,
        NOON.minusSeconds(60),
        null,
        null);
  }

  static Notice settled(Notice notice, Flag.Outcome outcome, Decision by) {
    return notice.settled(new Notice.Settlement(outcome, by.id(), by.at()));
  }

  static StatementOfReasons state(CaseFile file) {
    return StatementRule.state(file, ReasonsPolicy.standard()).orElseThrow();
  }
}
