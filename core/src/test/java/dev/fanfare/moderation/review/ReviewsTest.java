package dev.fanfare.moderation.review;

import static dev.fanfare.moderation.review.Desk.ROB;
import static dev.fanfare.moderation.review.Desk.RULES;
import static dev.fanfare.moderation.review.Desk.SUE;
import static dev.fanfare.moderation.review.Desk.TIM;
import static dev.fanfare.moderation.review.Desk.allow;
import static dev.fanfare.moderation.review.Desk.block;
import static dev.fanfare.moderation.review.Desk.post;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Reviews.DecideResult;
import dev.fanfare.moderation.review.Reviews.LeaseResult;
import dev.fanfare.moderation.review.Reviews.TakeResult;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queue as reviewers use it. */
class ReviewsTest {
  private final Desk desk = new Desk();

  @Test
  void opensACaseForWhatAPolicyHolds() {
    ContentItem post = post("p");
    Decision held =
        desk.decide(post, Says.hold(Severity.HIGH, Category.HATE).within(Duration.ofHours(1)));

    ReviewCase opened = desk.reviews.about(post.ref()).orElseThrow();
    assertThat(opened.decision()).isEqualTo(held.id());
    assertThat(opened.categories()).containsExactly(Category.HATE);
    assertThat(opened.severity()).isEqualTo(Severity.HIGH);
    assertThat(opened.confidence()).isEqualTo(900_000);
    assertThat(opened.dueAt()).isEqualTo(desk.clock.instant().plus(Duration.ofHours(1)));
    assertThat(opened.priority()).as("16 x 0.9").isEqualTo(14_400_000);
    assertThat(opened.simplePriority()).isEqualTo(5);
    assertThat(desk.driven.events(ReviewEvent.ReviewOpened.class)).hasSize(1);
  }

  @Test
  void derivesTheTwoPrioritiesOfTheDesign() {
    desk.decide(post("p"), Says.hold(Severity.CRITICAL, Category.HATE));
    desk.decide(post("q"), Says.hold(Severity.HIGH, Category.HATE));

    assertThat(desk.reviews.waiting(ReviewQueue.STANDARD, Optional.empty(), 9))
        .extracting(ReviewCase::simplePriority)
        .containsExactly(1, 5);
  }

  @Test
  void makesAVerdictADecision() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE, Category.SPAM));
    TakeResult.Taken taken = desk.taken(ROB);

    DecideResult result = desk.decide(taken, ROB, block(Category.HATE).striking(2));

    Decision stands = desk.moderation.standing(post.ref()).orElseThrow();
    assertThat(result)
        .isEqualTo(new DecideResult.Decided(taken.reviewCase(), stands.id(), null, false));
    assertThat(stands.actor()).isEqualTo(ROB);
    assertThat(stands.visibility()).isEqualTo(Visibility.BLOCK);
    assertThat(stands.ground()).contains(RULES);
    assertThat(stands.appeal()).isPresent();
    assertThat(desk.moderation.flags(post.ref()))
        .extracting(Flag::category, flag -> flag.resolution().outcome())
        .containsExactlyInAnyOrder(
            tuple(Category.HATE, Flag.Outcome.CONFIRMED),
            tuple(Category.SPAM, Flag.Outcome.DISMISSED));
    assertThat(desk.enforcement.strikes(post.creator())).as("at once").isEqualTo(2);
    ReviewCase ended = desk.reviews.find(taken.reviewCase()).orElseThrow();
    assertThat(ended.isOpen()).isFalse();
    assertThat(ended.outcome().by()).isEqualTo(ROB);
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Nothing.class);
  }

  @Test
  void answersARepeatedRequestAsBefore() {
    desk.decide(post("p"), Says.hold(Severity.HIGH, Category.HATE));
    TakeResult first = desk.reviews.take(ReviewQueue.STANDARD, ROB, key("take"));
    assertThat(desk.reviews.take(ReviewQueue.STANDARD, ROB, key("take")))
        .isEqualTo(first.asReplayed());
    TakeResult.Taken taken = (TakeResult.Taken) first;
    DecideResult decided =
        desk.reviews.decide(taken.reviewCase(), taken.token(), ROB, block(), key("decide"));

    assertThat(desk.reviews.decide(taken.reviewCase(), taken.token(), ROB, block(), key("decide")))
        .isEqualTo(decided.asReplayed());
    assertThatThrownBy(
            () ->
                desk.reviews.decide(taken.reviewCase(), taken.token(), ROB, allow(), key("decide")))
        .isInstanceOf(IdempotencyConflictException.class);
  }

  @Test
  void fencesOffWhoseCaseSomebodyElseHasTaken() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken robs = desk.taken(ROB);
    desk.clock.advance(Duration.ofMinutes(10));
    TakeResult.Taken sues = desk.taken(SUE);
    assertThat(sues.reviewCase()).isEqualTo(robs.reviewCase());
    assertThat(sues.token()).isEqualTo(robs.token() + 1);

    assertThat(desk.decide(robs, ROB, block())).isInstanceOf(DecideResult.Lost.class);
    assertThat(desk.decide(sues, ROB, block()))
        .as("with her number, but not her")
        .isInstanceOf(DecideResult.Lost.class);
    assertThat(desk.decide(sues, SUE, allow())).isInstanceOf(DecideResult.Decided.class);
    assertThat(desk.decide(sues, SUE, block())).as("twice").isInstanceOf(DecideResult.Lost.class);
    assertThat(desk.moderation.isShown(post.ref())).isTrue();
  }

  @Test
  void fencesOffAnOlderLeaseOfTheSamePerson() {
    desk.decide(post("p"), Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken inOneWindow = desk.taken(ROB);
    desk.clock.advance(Duration.ofMinutes(10));
    TakeResult.Taken inAnother = desk.taken(ROB);

    assertThat(desk.decide(inOneWindow, ROB, block())).isInstanceOf(DecideResult.Lost.class);
    assertThat(desk.decide(inAnother, ROB, allow())).isInstanceOf(DecideResult.Decided.class);
  }

  @Test
  void takesALateVerdictIfNobodyElseHasTakenTheCase() {
    desk.decide(post("p"), Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken taken = desk.taken(ROB);
    desk.clock.advance(Duration.ofHours(1));

    assertThat(desk.decide(taken, ROB, allow())).isInstanceOf(DecideResult.Decided.class);
  }

  @Test
  void lengthensALease() {
    desk.decide(post("p"), Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken taken = desk.taken(ROB);
    desk.clock.advance(Duration.ofMinutes(9));
    assertThat(desk.reviews.renew(taken.reviewCase(), taken.token(), ROB, desk.next()))
        .isEqualTo(
            new LeaseResult.Done(
                taken.reviewCase(), desk.clock.instant().plus(Duration.ofMinutes(10)), false));
    desk.clock.advance(Duration.ofMinutes(9));
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Nothing.class);
    desk.clock.advance(Duration.ofMinutes(1));
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Taken.class);
    assertThat(desk.reviews.renew(taken.reviewCase(), taken.token(), ROB, desk.next()))
        .isInstanceOf(LeaseResult.Lost.class);
  }

  @Test
  void takesACaseBackAndDoesNotOfferItAgain() {
    desk.decide(post("p"), Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken taken = desk.taken(ROB);

    assertThat(
            desk.reviews.skip(
                taken.reviewCase(), taken.token(), ROB, SkipReason.WELLBEING, desk.next()))
        .isEqualTo(new LeaseResult.Done(taken.reviewCase(), null, false));
    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.decide(taken, ROB, allow())).isInstanceOf(DecideResult.Lost.class);
    assertThat(desk.taken(SUE).reviewCase()).isEqualTo(taken.reviewCase());
  }

  @Test
  void givesNobodyTheirOwnContent() {
    desk.decide(post("p", CreatorId.of("rob")), Says.hold(Severity.HIGH, Category.HATE));

    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void asksTheHostWhoseContentItIs() {
    Desk strict =
        new Desk(
            ReviewPolicy.standard(),
            ZoneOffset.UTC,
            new Reviewers() {
              @Override
              public boolean mayTake(Actor.Human reviewer, ReviewQueue queue) {
                return true;
              }

              @Override
              public boolean isOwn(Actor.Human reviewer, CreatorId creator) {
                return reviewer.equals(ROB) && creator.value().equals("robs-second-account");
              }
            });
    strict.decide(
        post("p", CreatorId.of("robs-second-account")),
        Says.hold(Severity.CRITICAL, Category.HATE));
    strict.decide(post("q"), Says.hold(Severity.LOW, Category.HATE));

    assertThat(strict.reviews.find(strict.taken(ROB).reviewCase()).orElseThrow().content().id())
        .isEqualTo("q");
    assertThat(strict.reviews.find(strict.taken(SUE).reviewCase()).orElseThrow().content().id())
        .isEqualTo("p");
  }

  @Test
  void givesNobodyWhatTheyHaveDecidedBefore() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    desk.decide(desk.taken(ROB), ROB, allow());
    desk.notices.submit(NoticeRequest.of(post.ref(), Category.HATE, "uma"), desk.next());

    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void givesNobodyWhatTheyDecidedWithoutTheQueue() {
    ContentItem post = post("p");
    desk.decide(post, Says.allow());
    desk.moderation.rule(
        HumanRuling.of(post.ref(), ROB, Actions.of(Visibility.LABEL), RULES, "seen in passing"),
        desk.next());
    desk.clock.advance(Duration.ofSeconds(1));
    desk.notices.submit(NoticeRequest.of(post.ref(), Category.HATE, "uma"), desk.next());

    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void looksFirstAtWhatHasWaitedTooLong() {
    desk.decide(post("mild"), Says.hold(Severity.LOW, Category.SPAM).within(Duration.ofHours(1)));
    desk.clock.advance(Duration.ofHours(1));
    desk.decide(post("worse"), Says.hold(Severity.HIGH, Category.HATE));

    // 1 x 0.9 + 8 steps x 4 against 16 x 0.9
    assertThat(desk.reviews.find(desk.taken(ROB).reviewCase()).orElseThrow().content().id())
        .isEqualTo("mild");
  }

  @Test
  void givesNobodyWhatTheyReported() {
    ContentItem post = post("p");
    desk.decide(post, Says.allow());
    desk.notices.submit(NoticeRequest.of(post.ref(), Category.HATE, "rob"), desk.next());

    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void looksOnceMoreWhetherSomebodyMayDecide() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken taken = desk.taken(ROB);
    desk.notices.submit(NoticeRequest.of(post.ref(), Category.SPAM, "rob"), desk.next());

    assertThat(desk.decide(taken, ROB, block()))
        .isEqualTo(new DecideResult.Recused(taken.reviewCase(), Recusal.OWN_REPORT, false));
    assertThat(desk.moderation.standing(post.ref()).orElseThrow().visibility())
        .isEqualTo(Visibility.HOLD);
    assertThat(desk.taken(SUE).reviewCase()).isEqualTo(taken.reviewCase());
  }

  @Test
  void keepsWhatShowsMinorsForThoseWhoAreCleared() {
    desk.decide(post("p"), Says.hold(Severity.CRITICAL, Category.MINORS));

    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.reviews.take(ReviewQueue.RESTRICTED, TIM, desk.next()))
        .isInstanceOf(TakeResult.NotCleared.class);
    assertThat(desk.reviews.take(ReviewQueue.RESTRICTED, ROB, desk.next()))
        .isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void takesACaseAwayFromWhoMayNotSeeWhatWasFoundSince() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken taken = desk.taken(TIM);

    desk.notices.submit(NoticeRequest.of(post.ref(), Category.NCII, "uma"), desk.next());

    assertThat(desk.decide(taken, TIM, allow())).isInstanceOf(DecideResult.Lost.class);
    assertThat(desk.take(SUE)).isInstanceOf(TakeResult.Nothing.class);
    ReviewCase moved = desk.reviews.about(post.ref()).orElseThrow();
    assertThat(moved.queue()).isEqualTo(ReviewQueue.RESTRICTED);
    assertThat(moved.hints()).contains(ViewingHint.BLUR, ViewingHint.MUTE);
    assertThat(desk.reviews.take(ReviewQueue.RESTRICTED, SUE, desk.next()))
        .isInstanceOf(TakeResult.Taken.class);
  }

  @Test
  void needsTwoWhoSayTheSame() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE).forTwo());
    TakeResult.Taken first = desk.taken(ROB);
    assertThat(desk.decide(first, ROB, block(Category.HATE)))
        .isEqualTo(new DecideResult.NeedsSecond(first.reviewCase(), 1, false));
    assertThat(desk.moderation.standing(post.ref()).orElseThrow().visibility())
        .isEqualTo(Visibility.HOLD);
    assertThat(desk.take(ROB)).as("not both himself").isInstanceOf(TakeResult.Nothing.class);

    TakeResult.Taken second = desk.taken(SUE);
    assertThat(desk.decide(second, SUE, allow()))
        .as("she does not agree")
        .isEqualTo(new DecideResult.NeedsSecond(first.reviewCase(), 2, false));

    TakeResult.Taken third = desk.taken(TIM);
    assertThat(
            desk.decide(
                third,
                TIM,
                ReviewVerdict.restrict(Actions.BLOCK, RULES, "in other words", Category.HATE)))
        .isInstanceOf(DecideResult.Decided.class);
    assertThat(desk.moderation.standing(post.ref()).orElseThrow().visibility())
        .isEqualTo(Visibility.BLOCK);
    desk.notices.submit(NoticeRequest.of(post.ref(), Category.SPAM, "uma"), desk.next());
    for (Actor.Human took : Set.of(ROB, SUE, TIM)) {
      assertThat(desk.take(took))
          .as("%s took part, whoever the decision names", took)
          .isInstanceOf(TakeResult.Nothing.class);
    }
  }

  @Test
  void startsOverWhenThePolicyDecidesAnew() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE).forTwo());
    desk.decide(desk.taken(ROB), ROB, block(Category.HATE));
    TakeResult.Taken sues = desk.taken(SUE);

    Decision anew = desk.decide(post, Says.hold(Severity.CRITICAL, Category.WEAPONS));

    assertThat(desk.decide(sues, SUE, block(Category.HATE))).isInstanceOf(DecideResult.Lost.class);
    ReviewCase joined = desk.reviews.about(post.ref()).orElseThrow();
    assertThat(joined.votes()).isEmpty();
    assertThat(joined.decision()).isEqualTo(anew.id());
    assertThat(joined.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(joined.categories()).containsExactly(Category.HATE, Category.WEAPONS);
    assertThat(joined.needsSecondApproval()).isTrue();
  }

  @Test
  void decidesNothingOverADecisionThatNobodyHasLookedAt() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken taken = desk.taken(ROB);
    Decision since = desk.decide(post, Says.block(Category.WEAPONS));

    assertThat(desk.decide(taken, ROB, allow()))
        .isEqualTo(new DecideResult.Overtaken(taken.reviewCase(), since.id(), false));
    assertThat(desk.moderation.standing(post.ref())).contains(since);
    assertThat(desk.taken(ROB).reviewCase())
        .as("to be looked at anew")
        .isEqualTo(taken.reviewCase());
    assertThat(desk.reviews.find(taken.reviewCase()).orElseThrow().decision())
        .isEqualTo(since.id());
  }

  @Test
  void passesOverWhatSomebodyDecidedWithoutTheQueue() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    desk.notices.submit(NoticeRequest.of(post.ref(), Category.HATE, "uma"), desk.next());
    UUID opened = desk.reviews.about(post.ref()).orElseThrow().id();
    desk.clock.advance(Duration.ofSeconds(1));
    desk.moderation.rule(
        HumanRuling.of(post.ref(), SUE, Actions.BLOCK, RULES, "seen in passing")
            .about(Category.HATE),
        desk.next());

    assertThat(desk.take(ROB)).isInstanceOf(TakeResult.Nothing.class);
    assertThat(desk.reviews.find(opened).orElseThrow().outcome().end())
        .isEqualTo(ReviewOutcome.End.OVERTAKEN);
    assertThat(desk.notices.about(post.ref(), Optional.empty(), 9).get(0).settlement().outcome())
        .isEqualTo(Flag.Outcome.CONFIRMED);
  }

  @Test
  void forgetsNothingOfAVerdictWithAHostsTransaction() {
    ContentItem post = post("p");
    desk.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    TakeResult.Taken taken = desk.taken(ROB);

    assertThatThrownBy(
            () ->
                desk.driven.operations.inTransaction(
                    () -> {
                      desk.decide(taken, ROB, block(Category.HATE).striking(3));
                      throw new IllegalStateException("host");
                    }))
        .hasMessage("host");

    assertThat(desk.moderation.standing(post.ref()).orElseThrow().visibility())
        .isEqualTo(Visibility.HOLD);
    assertThat(desk.reviews.find(taken.reviewCase()).orElseThrow().isOpen()).isTrue();
    assertThat(desk.enforcement.strikes(post.creator())).isZero();
    assertThat(desk.decide(taken, ROB, allow())).isInstanceOf(DecideResult.Decided.class);
  }

  @Test
  void saysWhenACaseWasLate() {
    desk.decide(post("p"), Says.hold(Severity.HIGH, Category.HATE).within(Duration.ofHours(1)));
    desk.clock.advance(Duration.ofHours(1));
    desk.decide(post("q"), Says.hold(Severity.LOW, Category.HATE).within(Duration.ofHours(1)));
    assertThat(desk.reviews.load(ReviewQueue.STANDARD)).isEqualTo(new ReviewStore.Load(2, 0, 0));
    desk.clock.advance(Duration.ofSeconds(1));
    assertThat(desk.reviews.load(ReviewQueue.STANDARD)).isEqualTo(new ReviewStore.Load(2, 0, 1));

    desk.decide(desk.taken(ROB), ROB, allow());
    desk.clock.advance(Duration.ofMinutes(60).minusSeconds(1));
    desk.decide(desk.taken(ROB), ROB, allow()); // at the very end of its time

    assertThat(desk.driven.events(ReviewEvent.ReviewEnded.class))
        .extracting(ReviewEvent.ReviewEnded::late)
        .containsExactly(true, false);
  }

  @Test
  void showsNobodysWordsInItsTexts() {
    ReviewVerdict verdict = ReviewVerdict.allow("a secret reason");
    desk.decide(post("p"), Says.hold(Severity.HIGH, Category.HATE).forTwo());
    TakeResult.Taken taken = desk.taken(ROB);
    desk.decide(taken, ROB, verdict);

    ReviewCase voted = desk.reviews.find(taken.reviewCase()).orElseThrow();
    assertThat(voted.votes()).hasSize(1);
    assertThat(voted.toString() + verdict + voted.votes() + desk.driven.events())
        .doesNotContain("secret");
  }

  @Test
  void knowsNoCaseThatNobodyOpened() {
    assertThatThrownBy(() -> desk.reviews.decide(new UUID(1, 1), 1, ROB, allow(), desk.next()))
        .isInstanceOf(UnknownReviewException.class);
    assertThat(desk.reviews.find(new UUID(1, 1))).isEmpty();
  }
}
