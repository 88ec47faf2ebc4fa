package dev.fanfare.moderation.review;

import static dev.fanfare.moderation.review.Desk.ROB;
import static dev.fanfare.moderation.review.Desk.SUE;
import static dev.fanfare.moderation.review.Desk.allow;
import static dev.fanfare.moderation.review.Desk.block;
import static dev.fanfare.moderation.review.Desk.post;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Notices.SubmitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users report, and what becomes of it. */
class NoticesTest {
  private final Desk desk = new Desk();
  private final ContentItem post = post("p");

  @Test
  void bringsAnItemToAReviewerAndChangesNothingAboutIt() {
    Decision shown = desk.decide(post, Says.allow());

    SubmitResult.Accepted accepted = report("uma", Category.HATE);

    assertThat(desk.moderation.standing(post.ref())).contains(shown);
    assertThat(desk.moderation.flags(post.ref()))
        .singleElement()
        .satisfies(
            flag -> {
              assertThat(flag.family()).isEqualTo(DetectorFamily.PERSON);
              assertThat(flag.raisedBy()).isEqualTo("uma");
              assertThat(flag.severity()).isEqualTo(Severity.MEDIUM);
            });
    ReviewCase opened = desk.reviews.find(accepted.reviewCase()).orElseThrow();
    assertThat(opened.decision()).isEqualTo(shown.id());
    assertThat(opened.confidence()).as("nobody knows her").isEqualTo(500_000);
    assertThat(accepted.dueAt()).isEqualTo(desk.clock.instant().plus(Duration.ofHours(24)));
    assertThat(desk.driven.events(ReviewEvent.NoticeReceived.class)).hasSize(1);
  }

  @Test
  void addsToTheCaseThatIsOpen() {
    desk.decide(post, Says.hold(Severity.MEDIUM, Category.SPAM).within(Duration.ofHours(48)));
    SubmitResult.Accepted first = report("uma", Category.HATE);
    SubmitResult.Accepted second = report("vic", Category.VIOLENT_EXTREMISM);

    assertThat(second.reviewCase()).isEqualTo(first.reviewCase());
    ReviewCase joined = desk.reviews.find(first.reviewCase()).orElseThrow();
    assertThat(joined.categories())
        .containsExactly(Category.VIOLENT_EXTREMISM, Category.HATE, Category.SPAM);
    assertThat(joined.severity())
        .as("HIGH at 0.5 is worse than MEDIUM at 0.9")
        .isEqualTo(Severity.HIGH);
    assertThat(joined.dueAt())
        .as("terror within the hour")
        .isEqualTo(desk.clock.instant().plus(Duration.ofHours(1)));
    assertThat(desk.driven.events(ReviewEvent.ReviewOpened.class)).hasSize(1);
  }

  @Test
  void takesAReportOfSomebodyOnce() {
    desk.decide(post, Says.allow());
    UUID first = report("uma", Category.HATE).notice();

    assertThat(submit("uma", Category.HATE)).isEqualTo(new SubmitResult.Duplicate(first, false));
    assertThat(submit("uma", Category.SPAM)).isInstanceOf(SubmitResult.Accepted.class);
    assertThat(submit("vic", Category.HATE)).isInstanceOf(SubmitResult.Accepted.class);
    desk.decide(desk.taken(ROB), ROB, allow());
    assertThat(submit("uma", Category.HATE))
        .as("after it was decided too")
        .isEqualTo(new SubmitResult.Duplicate(first, false));
    assertThat(desk.take(SUE)).isInstanceOf(Reviews.TakeResult.Nothing.class);
  }

  @Test
  void tellsHowEachNoticeEnded() {
    desk.decide(post, Says.allow());
    UUID right = report("uma", Category.HATE).notice();
    UUID wrong = report("vic", Category.SPAM).notice();

    Reviews.DecideResult.Decided made =
        (Reviews.DecideResult.Decided) desk.decide(desk.taken(ROB), ROB, block(Category.HATE));

    assertThat(desk.notices.find(right).orElseThrow().settlement().outcome())
        .isEqualTo(Flag.Outcome.CONFIRMED);
    assertThat(desk.notices.find(wrong).orElseThrow().settlement().outcome())
        .isEqualTo(Flag.Outcome.DISMISSED);
    assertThat(desk.driven.events(ReviewEvent.NoticesDecided.class))
        .containsExactly(
            new ReviewEvent.NoticesDecided(
                ADA, post.ref(), made.decision(), List.of(Category.HATE), 2));
    assertThat(desk.moderation.standing(post.ref()).orElseThrow().visibility())
        .isEqualTo(Visibility.BLOCK);
  }

  @ParameterizedTest(name = "{0} right and {1} wrong: {2} ppm")
  @CsvSource({"0, 0, 500000", "1, 0, 666666", "0, 1, 333333", "8, 0, 900000", "0, 98, 10000"})
  void believesWhoWasRightBefore(int confirmed, int dismissed, int ppm) {
    // (confirmed + 1) / (confirmed + dismissed + 2), by Laplace's rule of succession
    assertThat(StoredNotices.confidence(new NoticeStore.Record(confirmed, dismissed)))
        .isEqualTo(ppm);
  }

  @Test
  void putsThoseWhoAreUsuallyRightInFront() {
    for (int i = 0; i < 3; i++) {
      desk.decide(post("old-" + i), Says.allow());
      desk.notices.submit(
          NoticeRequest.of(post("old-" + i).ref(), Category.HATE, "right"), desk.next());
      desk.decide(desk.taken(ROB), ROB, block(Category.HATE));
      desk.decide(post("older-" + i), Says.allow());
      desk.notices.submit(
          NoticeRequest.of(post("older-" + i).ref(), Category.HATE, "wrong"), desk.next());
      desk.decide(desk.taken(ROB), ROB, allow());
    }
    desk.decide(post("a"), Says.allow());
    desk.decide(post("b"), Says.allow());
    desk.decide(post("c"), Says.allow());
    desk.notices.submit(NoticeRequest.of(post("a").ref(), Category.HATE, "wrong"), desk.next());
    desk.notices.submit(NoticeRequest.of(post("b").ref(), Category.HATE, "right"), desk.next());
    desk.notices.submit(
        NoticeRequest.of(post("c").ref(), Category.HATE, "flagger")
            .from(NoticeSource.TRUSTED_FLAGGER),
        desk.next());

    // 4 x 0.9 + 8, 4 x (3 + 1) / (3 + 2), 4 x (0 + 1) / (3 + 2)
    assertThat(desk.reviews.waiting(ReviewQueue.STANDARD, Optional.empty(), 9))
        .extracting(waiting -> waiting.content().id(), ReviewCase::priority)
        .containsExactly(tuple("c", 11_600_000L), tuple("b", 3_200_000L), tuple("a", 800_000L));
  }

  @Test
  void slowsDownWhoSendsMany() {
    Instant first = desk.clock.instant();
    for (int i = 0; i < 20; i++) {
      desk.decide(post("post-" + i), Says.allow());
      assertThat(
              desk.notices.submit(
                  NoticeRequest.of(post("post-" + i).ref(), Category.HATE, "uma"), desk.next()))
          .isInstanceOf(SubmitResult.Accepted.class);
      desk.clock.advance(Duration.ofMinutes(1));
    }
    desk.decide(post, Says.allow());

    assertThat(submit("uma", Category.HATE))
        .isEqualTo(new SubmitResult.Throttled(first.plus(Duration.ofHours(1)), false));
    assertThat(submit("vic", Category.HATE)).isInstanceOf(SubmitResult.Accepted.class);
    desk.clock.set(first.plus(Duration.ofHours(1)).minusNanos(1_000));
    assertThat(submit("uma", Category.HATE)).isInstanceOf(SubmitResult.Throttled.class);
    desk.clock.set(first.plus(Duration.ofHours(1)));
    assertThat(submit("uma", Category.HATE)).isInstanceOf(SubmitResult.Accepted.class);
    assertThat(submit("uma", Category.SPAM))
        .as("the next one a minute later")
        .isEqualTo(new SubmitResult.Throttled(first.plus(Duration.ofMinutes(61)), false));
  }

  @Test
  void slowsDownNobodyWhereItMayHarm() {
    Desk slow =
        new Desk(
            ReviewPolicy.standard()
                .noticing(NoticePolicy.standard().limited(1, Duration.ofHours(1))),
            ZoneOffset.UTC);
    slow.decide(post, Says.allow());
    NoticeRequest request = NoticeRequest.of(post.ref(), Category.HATE, "uma");
    slow.notices.submit(request, slow.next());
    NoticeRequest second = NoticeRequest.of(post.ref(), Category.SPAM, "uma");

    assertThat(slow.notices.submit(second, slow.next())).isInstanceOf(SubmitResult.Throttled.class);
    assertThat(
            slow.notices.submit(NoticeRequest.of(post.ref(), Category.MINORS, "uma"), slow.next()))
        .as("never for what may show minors")
        .isInstanceOf(SubmitResult.Accepted.class);
    assertThat(slow.notices.submit(second.from(NoticeSource.TRUSTED_FLAGGER), slow.next()))
        .as("nor for trusted flaggers")
        .isInstanceOf(SubmitResult.Accepted.class);
  }

  @Test
  void letsExactlyTheNumberThrough() throws Exception {
    Desk slow =
        new Desk(
            ReviewPolicy.standard()
                .noticing(NoticePolicy.standard().limited(5, Duration.ofHours(1))),
            ZoneOffset.UTC);
    for (int i = 0; i < 80; i++) {
      slow.decide(post("post-" + i), Says.allow());
    }
    AtomicInteger next = new AtomicInteger();
    assertThat(
            inParallel(
                8,
                10,
                (thread, n) ->
                    slow.notices.submit(
                        NoticeRequest.of(
                            ContentRef.of("post-" + next.getAndIncrement(), 1),
                            Category.HATE,
                            "uma"),
                        slow.next())))
        .filteredOn(SubmitResult.Accepted.class::isInstance)
        .hasSize(5);
  }

  @Test
  void suspendsWhoAbusesItAfterAWarning() {
    desk.decide(post, Says.allow());
    Instant until = desk.clock.instant().plus(Duration.ofDays(7));
    assertThat(desk.notices.suspend("uma", until, ROB, desk.next()))
        .isInstanceOf(Notices.StandingResult.NotWarned.class);
    assertThat(desk.notices.warn("uma", ROB, desk.next()))
        .isInstanceOf(Notices.StandingResult.Changed.class);
    assertThat(desk.notices.suspend("uma", until, ROB, desk.next()))
        .isEqualTo(
            new Notices.StandingResult.Changed(
                new ReporterStanding("uma", desk.clock.instant(), until, "rob"), false));

    assertThat(submit("uma", Category.HATE)).isEqualTo(new SubmitResult.Suspended(until, false));
    assertThat(desk.moderation.flags(post.ref())).isEmpty();
    assertThat(submit("uma", Category.NCII)).isInstanceOf(SubmitResult.Accepted.class);
    desk.clock.set(until);
    assertThat(submit("uma", Category.HATE)).isInstanceOf(SubmitResult.Accepted.class);
  }

  @Test
  void hasIntimatePicturesLookedAtWithinTwoDaysWhateverThePolicySays() {
    NoticePolicy lax =
        new NoticePolicy(20, Duration.ofHours(1), Map.of(), Duration.ofDays(30), Map.of());
    NoticeRequest valid =
        NoticeRequest.of(post.ref(), Category.NCII, "uma")
            .from(NoticeSource.DEPICTED_PERSON)
            .claiming(NoticeClaim.INTIMATE_REMOVAL, true, true, true);

    assertThat(lax.within(valid)).isEqualTo(Duration.ofHours(48));
    assertThat(lax.within(valid.claiming(NoticeClaim.INTIMATE_REMOVAL, true, false, true)))
        .as("not signed: any other report")
        .isEqualTo(Duration.ofDays(30));
    assertThat(NoticePolicy.standard().within(valid))
        .as("sooner where the policy says so")
        .isEqualTo(Duration.ofHours(24));
    assertThat(NoticePolicy.standard().severity(Category.NCII)).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void knowsWhatAFormalNoticeNeeds() {
    NoticeRequest bare =
        NoticeRequest.of(post.ref(), Category.HATE, "uma")
            .claiming(NoticeClaim.ILLEGAL, true, false, true);
    assertThat(bare.isComplete()).as("no reason").isFalse();
    assertThat(bare.explaining("It calls for violence").isComplete()).isTrue();
    assertThat(
            bare.explaining("It calls for violence")
                .claiming(NoticeClaim.ILLEGAL, false, false, true)
                .isComplete())
        .as("no good faith")
        .isFalse();
    assertThat(
            bare.explaining("It calls for violence")
                .claiming(NoticeClaim.ILLEGAL, true, false, false)
                .isComplete())
        .as("nobody to answer")
        .isFalse();
    assertThat(
            NoticeRequest.of(post.ref(), Category.MINORS, "anonymous-1")
                .explaining("It shows a child")
                .claiming(NoticeClaim.ILLEGAL, true, false, false)
                .isComplete())
        .as("nobody needs to say who they are (Art. 16(2)(c))")
        .isTrue();
  }

  @Test
  void takesNoReportOfWhatWasNeverScreened() {
    assertThat(submit("uma", Category.HATE)).isInstanceOf(SubmitResult.UnknownContent.class);
    assertThat(desk.driven.events()).isEmpty();
  }

  @Test
  void takesAReportOfWhatWasErased() {
    desk.decide(post, Says.allow());
    desk.moderation.erase(post.ref().id(), desk.next());

    assertThat(submit("uma", Category.HATE)).isInstanceOf(SubmitResult.Accepted.class);
  }

  @Test
  void answersARepeatedRequestAsBefore() {
    desk.decide(post, Says.allow());
    NoticeRequest request = NoticeRequest.of(post.ref(), Category.HATE, "uma");
    SubmitResult first = desk.notices.submit(request, key("form-1"));

    assertThat(desk.notices.submit(request, key("form-1"))).isEqualTo(first.asReplayed());
    assertThat(desk.notices.about(post.ref(), Optional.empty(), 9)).hasSize(1);
  }

  @Test
  void forgetsWhatSomebodyWroteAndShowsItNowhere() {
    desk.decide(post, Says.allow());
    desk.notices.submit(
        NoticeRequest.of(post.ref(), Category.HATE, "uma").explaining("my private view"),
        desk.next());
    Notice kept = desk.notices.about(post.ref(), Optional.empty(), 9).get(0);
    assertThat(kept.explanation()).isEqualTo("my private view");
    assertThat(kept + "" + desk.driven.events()).doesNotContain("private");

    assertThat(desk.notices.forgetTexts("uma")).isEqualTo(1);
    assertThat(desk.notices.find(kept.id())).contains(kept.withoutText());
  }

  @Test
  void isNotKeptFromReviewByAHostThatCannotSayHowManySeeIt() {
    Notices broken =
        Notices.of(
            desk.driven.operations,
            desk.store,
            desk.moderation,
            desk.policy,
            (content, creator) -> {
              throw new IllegalStateException("no figures");
            });
    desk.decide(post, Says.allow());

    assertThat(broken.submit(NoticeRequest.of(post.ref(), Category.HATE, "uma"), desk.next()))
        .isInstanceOf(SubmitResult.Accepted.class);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(
            () -> NoticeRequest.of(post.ref(), Category.HATE, "uma").explaining("x".repeat(5_001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5001")
        .hasMessageNotContaining("xxx");
    assertThatThrownBy(() -> desk.notices.informed(new UUID(1, 1), Instant.EPOCH, desk.next()))
        .isInstanceOf(UnknownReviewException.class);
  }

  private SubmitResult submit(String reporter, Category category) {
    return desk.notices.submit(NoticeRequest.of(post.ref(), category, reporter), desk.next());
  }

  private SubmitResult.Accepted report(String reporter, Category category) {
    return (SubmitResult.Accepted) submit(reporter, category);
  }
}
