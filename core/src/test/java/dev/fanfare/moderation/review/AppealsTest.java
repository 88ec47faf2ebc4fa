package dev.fanfare.moderation.review;

import static dev.fanfare.moderation.review.Desk.ROB;
import static dev.fanfare.moderation.review.Desk.RULES;
import static dev.fanfare.moderation.review.Desk.SUE;
import static dev.fanfare.moderation.review.Desk.TIM;
import static dev.fanfare.moderation.review.Desk.allow;
import static dev.fanfare.moderation.review.Desk.block;
import static dev.fanfare.moderation.review.Desk.post;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Appeals.OpenResult;
import dev.fanfare.moderation.review.Reviews.DecideResult;
import dev.fanfare.moderation.review.Reviews.TakeResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Complaints against decisions, from the creator's text to what is given back. */
class AppealsTest {
  private static final Actions EVERYTHING =
      Actions.BLOCK
          .withMonetary(Sanction.SUSPEND)
          .withService(Sanction.SUSPEND)
          .withAccount(Sanction.TERMINATE);

  private final Desk desk = new Desk();
  private final ContentItem post = post("p");

  @Test
  void givesEverythingBackThatADecisionDid() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE).with(EVERYTHING).striking(3));
    assertThat(desk.enforcement.onContent(post.ref()))
        .isEqualTo(Actions.BLOCK.withMonetary(Sanction.SUSPEND));
    assertThat(desk.enforcement.onCreator(ADA))
        .isEqualTo(Actions.ALLOW.withService(Sanction.SUSPEND).withAccount(Sanction.TERMINATE));
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(3);

    UUID appeal = opened(blocked);
    TakeResult.Taken taken = desk.taken(ROB);
    assertThat(desk.appeals.find(appeal).orElseThrow().state()).isEqualTo(AppealState.IN_REVIEW);
    DecideResult.Decided result = (DecideResult.Decided) desk.decide(taken, ROB, allow());

    assertThat(result.appeal()).isEqualTo(AppealState.OVERTURNED);
    assertThat(desk.moderation.isShown(post.ref())).isTrue();
    assertThat(desk.enforcement.onContent(post.ref())).isEqualTo(Actions.ALLOW);
    assertThat(desk.enforcement.onCreator(ADA)).isEqualTo(Actions.ALLOW);
    assertThat(desk.enforcement.strikes(ADA)).isZero();
    assertThat(desk.driven.events(EnforcementEvent.class))
        .as("each effect is taken back by an event of its own kind")
        .contains(
            new EnforcementEvent.ContentEffectsChanged(
                ADA,
                post.ref(),
                Actions.BLOCK.withMonetary(Sanction.SUSPEND),
                Actions.ALLOW,
                result.decision()),
            new EnforcementEvent.CreatorEffectsChanged(
                ADA,
                Actions.ALLOW.withService(Sanction.SUSPEND).withAccount(Sanction.TERMINATE),
                Actions.ALLOW,
                result.decision()),
            new EnforcementEvent.StrikesReversed(ADA, result.decision(), 3, 0, blocked.id()));
    Decision made = desk.moderation.decision(result.decision()).orElseThrow();
    assertThat(made.overrides()).contains(blocked.id());
    Appeal closed = desk.appeals.find(appeal).orElseThrow();
    assertThat(closed.state()).isEqualTo(AppealState.OVERTURNED);
    assertThat(closed.result()).isEqualTo(made.id());
    assertThat(closed.reviewer()).isEqualTo(ROB);
    assertThat(desk.driven.events(ReviewEvent.AppealClosed.class)).hasSize(1);
  }

  @Test
  void givesBackNothingThatAnotherDecisionStillAsksFor() {
    Actions suspended = Actions.BLOCK.withAccount(Sanction.SUSPEND);
    Decision one = desk.decide(post, Says.block(Category.HATE).with(suspended).striking(2));
    desk.decide(post("q"), Says.block(Category.HATE).with(suspended).striking(1));

    opened(one);
    desk.decide(desk.taken(ROB), ROB, allow());

    assertThat(desk.enforcement.onCreator(ADA).account()).isEqualTo(Sanction.SUSPEND);
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(1);
    assertThat(desk.driven.events(EnforcementEvent.CreatorEffectsChanged.class))
        .as("only when it began")
        .hasSize(1);
  }

  @Test
  void givesBackPartOfIt() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE).with(EVERYTHING).striking(3));
    opened(blocked);

    DecideResult.Decided result =
        (DecideResult.Decided)
            desk.decide(
                desk.taken(ROB),
                ROB,
                ReviewVerdict.restrict(
                        Actions.of(Visibility.AGE_RESTRICT), RULES, "too hard", Category.HATE)
                    .striking(1));

    assertThat(result.appeal()).isEqualTo(AppealState.PARTLY_OVERTURNED);
    assertThat(desk.enforcement.onContent(post.ref()))
        .isEqualTo(Actions.of(Visibility.AGE_RESTRICT));
    assertThat(desk.enforcement.onCreator(ADA)).isEqualTo(Actions.ALLOW);
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(1);
    assertThat(desk.appeals.open(result.decision(), ADA, null, desk.next()))
        .as("what an appeal decided is no decision to appeal again in house")
        .isInstanceOf(OpenResult.NotAppealable.class);
  }

  @Test
  void changesNothingThatIsUpheld() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE).striking(2));
    UUID appeal = opened(blocked);

    assertThat(desk.decide(desk.taken(ROB), ROB, block(Category.HATE)))
        .isInstanceOfSatisfying(
            DecideResult.Decided.class,
            decided -> {
              assertThat(decided.appeal()).isEqualTo(AppealState.UPHELD);
              assertThat(decided.decision()).isEqualTo(blocked.id());
            });
    assertThat(desk.moderation.decisions(post.ref())).containsExactly(blocked);
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(2);
    assertThat(desk.appeals.find(appeal).orElseThrow().result()).isNull();
  }

  @Test
  void leavesWhoeverAppealsNoWorseOff() {
    Decision demoted =
        desk.decide(post, Says.block(Category.SPAM).with(Actions.of(Visibility.DEMOTE)));
    UUID appeal = opened(demoted);
    TakeResult.Taken taken = desk.taken(ROB);

    assertThat(desk.decide(taken, ROB, block(Category.HATE)))
        .isEqualTo(new DecideResult.AgainstAppellant(taken.reviewCase(), false));
    assertThat(desk.moderation.standing(post.ref())).contains(demoted);
    assertThat(desk.appeals.find(appeal).orElseThrow().state()).isEqualTo(AppealState.IN_REVIEW);
    assertThat(desk.decide(taken, ROB, allow())).isInstanceOf(DecideResult.Decided.class);
  }

  @Test
  void givesNoMorePointsThanWereAppealed() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE).striking(1));
    opened(blocked);
    TakeResult.Taken taken = desk.taken(ROB);
    ReviewVerdict milder =
        ReviewVerdict.restrict(
            Actions.of(Visibility.AGE_RESTRICT), RULES, "too hard", Category.HATE);

    assertThat(desk.decide(taken, ROB, milder.striking(2)))
        .isEqualTo(new DecideResult.AgainstAppellant(taken.reviewCase(), false));
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo(1);
    assertThat(desk.decide(taken, ROB, milder.striking(1)))
        .isInstanceOf(DecideResult.Decided.class);
  }

  @Test
  void isNotDecidedByWhoMadeTheDecision() {
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE).forTwo());
    desk.decide(desk.taken(ROB), ROB, block(Category.HATE));
    DecideResult.Decided made =
        (DecideResult.Decided) desk.decide(desk.taken(SUE), SUE, block(Category.HATE));
    opened(desk.moderation.decision(made.decision()).orElseThrow());

    assertThat(desk.take(SUE)).as("the decision names her").isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.take(ROB)).as("he agreed to it").isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.take(TIM)).isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void isNotDecidedByWhoeverAppeals() {
    Decision blocked = desk.decide(post("p", CreatorId.of("rob")), Says.block(Category.HATE));
    desk.appeals.open(blocked.id(), CreatorId.of("rob"), null, desk.next());

    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void isOneHoweverOftenItIsSent() throws Exception {
    Decision blocked = desk.decide(post, Says.block(Category.HATE));
    OpenResult first = desk.appeals.open(blocked.id(), ADA, "a joke", key("form-1"));
    UUID appeal = ((OpenResult.Opened) first).appeal();

    assertThat(desk.appeals.open(blocked.id(), ADA, "a joke", key("form-1")))
        .isEqualTo(first.asReplayed());
    assertThat(desk.appeals.open(blocked.id(), ADA, "in other words", key("form-2")))
        .isEqualTo(new OpenResult.AlreadyAppealed(appeal, AppealState.OPEN, false));
    AtomicInteger form = new AtomicInteger(10);
    assertThat(
            inParallel(
                8,
                5,
                (thread, n) ->
                    desk.appeals.open(
                        blocked.id(), ADA, null, key("form-" + form.incrementAndGet()))))
        .allMatch(OpenResult.AlreadyAppealed.class::isInstance);
    assertThat(desk.appeals.about(ADA, Optional.empty(), 99)).hasSize(1);
    assertThat(desk.driven.events(ReviewEvent.AppealOpened.class)).hasSize(1);
    desk.decide(desk.taken(ROB), ROB, allow());
    assertThat(desk.appeals.open(blocked.id(), ADA, null, key("form-3")))
        .isEqualTo(new OpenResult.AlreadyAppealed(appeal, AppealState.OVERTURNED, false));
  }

  @Test
  void belongsToTheCreator() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE));
    Decision allowed = desk.decide(post("q"), Says.allow());

    assertThat(desk.appeals.open(blocked.id(), BEN, null, desk.next()))
        .isInstanceOf(OpenResult.NotYours.class);
    assertThat(desk.appeals.open(allowed.id(), ADA, null, desk.next()))
        .isInstanceOf(OpenResult.NotAppealable.class);
    assertThat(desk.appeals.standing(allowed.id()))
        .isEqualTo(new Appeals.Standing(false, null, null, null));
    assertThatThrownBy(() -> desk.appeals.open(new UUID(1, 1), ADA, null, desk.next()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void canBeTakenBackUntilItIsDecided() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE));
    UUID appeal = opened(blocked);
    TakeResult.Taken taken = desk.taken(ROB);

    assertThat(desk.appeals.withdraw(appeal, "ben", desk.next()))
        .isInstanceOf(Appeals.WithdrawResult.NotYours.class);
    assertThat(desk.appeals.withdraw(appeal, "ada", desk.next()))
        .isEqualTo(new Appeals.WithdrawResult.Withdrawn(appeal, false));
    assertThat(desk.decide(taken, ROB, allow())).isInstanceOf(DecideResult.Lost.class);
    assertThat(desk.appeals.withdraw(appeal, "ada", desk.next()))
        .isEqualTo(new Appeals.WithdrawResult.Closed(appeal, AppealState.WITHDRAWN, false));
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.moderation.standing(post.ref())).contains(blocked);
  }

  @Test
  void isDecidedOrWithdrawnButNeverBoth() throws Exception {
    for (int round = 0; round < 20; round++) {
      ContentItem item = post("round-" + round);
      Decision blocked = desk.decide(item, Says.block(Category.HATE));
      UUID appeal = opened(blocked);
      TakeResult.Taken taken = desk.taken(ROB);
      List<Object> results =
          inParallel(
              2,
              1,
              (thread, n) ->
                  thread == 0
                      ? desk.decide(taken, ROB, allow())
                      : desk.appeals.withdraw(appeal, "ada", desk.next()));

      boolean decided = results.stream().anyMatch(DecideResult.Decided.class::isInstance);
      boolean withdrawn =
          results.stream().anyMatch(Appeals.WithdrawResult.Withdrawn.class::isInstance);
      assertThat(decided).isNotEqualTo(withdrawn);
      assertThat(desk.moderation.isShown(item.ref())).isEqualTo(decided);
    }
  }

  @Test
  void canBeTakenToACourtOnceItIsDecided() {
    UUID appeal = opened(desk.decide(post, Says.block(Category.HATE)));
    assertThat(desk.appeals.refer(appeal, "ADR 7", desk.next()))
        .isInstanceOf(Appeals.ReferResult.StillOpen.class);
    desk.decide(desk.taken(ROB), ROB, block(Category.HATE));

    assertThat(desk.appeals.refer(appeal, "ADR 7", desk.next()))
        .isEqualTo(new Appeals.ReferResult.Noted(appeal, false));
    assertThat(desk.appeals.find(appeal).orElseThrow().reference()).isEqualTo("ADR 7");
  }

  @Test
  void hearsWhoeverReportedWhatNobodyActedOn() {
    desk.decide(post, Says.allow());
    UUID notice = notice("uma", Category.HATE);
    assertThat(desk.appeals.openByNotifier(notice, "uma", null, desk.next()))
        .as("not decided yet")
        .isInstanceOf(OpenResult.NotAppealable.class);
    desk.decide(desk.taken(ROB), ROB, allow());
    assertThat(desk.appeals.openByNotifier(notice, "vic", null, desk.next()))
        .isInstanceOf(OpenResult.NotYours.class);

    OpenResult opened =
        desk.appeals.openByNotifier(notice, "uma", "Look again, please", desk.next());
    assertThat(opened).isInstanceOf(OpenResult.Opened.class);
    assertThat(desk.take(ROB)).as("he decided").isInstanceOf(TakeResult.Nothing.class);
    DecideResult.Decided result =
        (DecideResult.Decided) desk.decide(desk.taken(SUE), SUE, block(Category.HATE));

    assertThat(result.appeal()).isEqualTo(AppealState.OVERTURNED);
    Decision made = desk.moderation.standing(post.ref()).orElseThrow();
    assertThat(made.visibility()).isEqualTo(Visibility.BLOCK);
    assertThat(made.appeal()).as("the creator may appeal that").isPresent();
    assertThatThrownBy(() -> desk.appeals.openByNotifier(new UUID(1, 1), "uma", null, desk.next()))
        .isInstanceOf(UnknownReviewException.class);
  }

  @Test
  void leavesANotifierWhoWasRightNothingToAppeal() {
    desk.decide(post, Says.allow());
    UUID notice = notice("uma", Category.HATE);
    desk.decide(desk.taken(ROB), ROB, block(Category.HATE));

    assertThat(desk.appeals.openByNotifier(notice, "uma", null, desk.next()))
        .isInstanceOf(OpenResult.NotAppealable.class);
  }

  @Test
  void goesByWhatStandsWhenItIsDecided() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE).striking(2));
    opened(blocked);
    TakeResult.Taken taken = desk.taken(ROB);
    desk.clock.advance(Duration.ofMinutes(1));
    Decision labelled =
        desk.decide(post, Says.block(Category.SPAM).with(Actions.of(Visibility.LABEL)));

    assertThat(desk.decide(taken, ROB, block(Category.HATE)))
        .as("harder than what stands by now")
        .isInstanceOf(DecideResult.AgainstAppellant.class);
    DecideResult.Decided result =
        (DecideResult.Decided)
            desk.decide(
                taken,
                ROB,
                ReviewVerdict.restrict(
                    Actions.of(Visibility.LABEL), RULES, "a label will do", Category.SPAM));
    assertThat(result.appeal()).isEqualTo(AppealState.PARTLY_OVERTURNED);
    assertThat(result.decision()).as("nothing to change").isEqualTo(labelled.id());
    assertThat(desk.enforcement.strikes(ADA)).isZero();
  }

  @Test
  void waitsInFrontOfWhatIsAsBad() {
    desk.decide(post("q"), Says.hold(Severity.HIGH, Category.HATE).sure(1));
    opened(desk.decide(post, Says.block(Category.HATE).sure(1)));

    assertThat(desk.reviews.waiting(ReviewQueue.STANDARD, Optional.empty(), 9))
        .extracting(ReviewCase::kind)
        .containsExactly(ReviewKind.APPEAL, ReviewKind.REVIEW);
  }

  @Test
  void forgetsWhatACreatorWrote() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE));
    desk.appeals.open(blocked.id(), ADA, "my private reasons", desk.next());

    assertThat(desk.appeals.forgetTexts("ada")).isEqualTo(1);
    Appeal kept = desk.appeals.about(ADA, Optional.empty(), 9).get(0);
    assertThat(kept.text()).isNull();
    assertThat(kept.state()).isEqualTo(AppealState.OPEN);
    assertThat(desk.driven.events().toString() + kept).doesNotContain("private");
  }

  @Test
  void keepsTextsThatADatabaseCouldNot() {
    Decision blocked = desk.decide(post, Says.block(Category.HATE));
    desk.appeals.open(blocked.id(), ADA, "a\u0000b\uD800c 🎹\nd", desk.next());

    assertThat(desk.appeals.about(ADA, Optional.empty(), 9).get(0).text())
        .isEqualTo("a\uFFFDb\uFFFDc 🎹\nd");
    assertThatThrownBy(() -> desk.appeals.open(blocked.id(), ADA, "x".repeat(5_001), desk.next()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5001");
  }

  @Test
  void isDecidedOnceByEightAtATime() throws Exception {
    List<UUID> appeals = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      appeals.add(opened(desk.decide(post("post-" + i), Says.block(Category.HATE).striking(1))));
    }
    inParallel(
        8,
        30,
        (thread, n) -> {
          Actor.Human me = Actor.human("reviewer-" + thread);
          if (n % 7 == 0) {
            desk.clock.advance(Duration.ofMinutes(11));
          }
          return desk.take(me) instanceof TakeResult.Taken taken
              ? desk.decide(taken, me, thread % 2 == 0 ? allow() : block(Category.HATE))
              : null;
        });

    assertThat(appeals).allMatch(id -> !desk.appeals.find(id).orElseThrow().state().isOpen());
    long upheld =
        appeals.stream()
            .filter(id -> desk.appeals.find(id).orElseThrow().state() == AppealState.UPHELD)
            .count();
    assertThat(desk.driven.events(ReviewEvent.AppealClosed.class)).hasSize(60);
    assertThat(desk.enforcement.strikes(ADA)).isEqualTo((int) upheld);
  }

  private UUID notice(String reporter, Category category) {
    return ((Notices.SubmitResult.Accepted)
            desk.notices.submit(NoticeRequest.of(post.ref(), category, reporter), desk.next()))
        .notice();
  }

  private UUID opened(Decision decision) {
    return ((OpenResult.Opened)
            desk.appeals.open(decision.id(), decision.creator(), "It is a joke", desk.next()))
        .appeal();
  }
}
