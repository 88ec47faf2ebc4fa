package dev.fanfare.moderation.reasons;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DrivenModeration;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation.Extent;
import dev.fanfare.moderation.review.Appeals;
import dev.fanfare.moderation.review.Enforcement;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeRequest;
import dev.fanfare.moderation.review.Notices;
import dev.fanfare.moderation.review.Reach;
import dev.fanfare.moderation.review.ReviewPolicy;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.ReviewVerdict;
import dev.fanfare.moderation.review.Reviewers;
import dev.fanfare.moderation.review.Reviews;
import dev.fanfare.moderation.review.StrikePolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The statements of what really was decided, with what is stored about it. */
class StatementsTest {
  private static final Actor.Human ROB = Actor.human("rob");
  private static final Actor.Human SUE = Actor.human("sue");
  private static final Ground RULES = Ground.terms("community-rules 4");

  private final DrivenModeration driven = new DrivenModeration("2026-03-01T12:00:00Z");
  private final Moderation moderation = driven.moderation;
  private final ReviewPolicy policy = ReviewPolicy.standard();
  private final ReviewStore store = driven.storage.reviews();
  private final Enforcement enforcement =
      Enforcement.of(
          driven.operations, driven.storage.enforcement(), moderation, StrikePolicy.standard());
  private final Reviews reviews =
      Reviews.of(
          driven.operations,
          store,
          moderation,
          enforcement,
          Reviewers.cleared(Set.of("rob", "sue")),
          policy);
  private final Notices notices =
      Notices.of(driven.operations, store, moderation, policy, Reach.unknown());
  private final Appeals appeals = Appeals.of(driven.operations, store, moderation, policy);
  private final Statements statements =
      Statements.of(moderation, notices, ReasonsPolicy.standard());
  private final ContentItem post =
      ContentItem.text(ContentRef.of("post-7", 1), ADA, "what somebody wrote");
  private int calls;

  StatementsTest() {
    driven.sendTo(Reviews.intake(driven.operations, store, policy, Reach.unknown()));
  }

  private UUID decide(Actor.Human by, ReviewVerdict verdict) {
    calls++;
    Reviews.TakeResult.Taken taken =
        (Reviews.TakeResult.Taken) reviews.take(ReviewQueue.STANDARD, by, key("take-" + calls));
    Reviews.DecideResult.Decided decided =
        (Reviews.DecideResult.Decided)
            reviews.decide(taken.reviewCase(), taken.token(), by, verdict, key("decide-" + calls));
    return decided.decision();
  }

  private static ReviewVerdict restrict(Visibility visibility) {
    return ReviewVerdict.restrict(
        Actions.of(visibility), RULES, "rob's private note", Category.HATE);
  }

  @Test
  void explainsWhatAMachineDecided() {
    Decision blocked = driven.decide(post, Says.block(Category.HATE).striking(2));

    StatementOfReasons statement = statements.about(blocked.id()).orElseThrow();

    assertThat(statement.facts().source()).isEqualTo(NoticeBasis.OWN_INITIATIVE);
    assertThat(statement.facts().kinds()).containsExactly(ContentKind.TEXT);
    assertThat(statement.automation()).isEqualTo(new Automation(true, Extent.FULLY));
    assertThat(statement.strikes()).isEqualTo(2);
    assertThat(statements.about(blocked.id())).as("always the same").contains(statement);
  }

  @Test
  void explainsWhatANoticeLedTo() {
    driven.decide(post, Says.allow());
    notices.submit(
        NoticeRequest.of(post.ref(), Category.HATE, "uma")
            .explaining("uma's reasons")
            .claiming(NoticeClaim.ILLEGAL, true, false, true),
        key("notice"));
    UUID blocked = decide(ROB, restrict(Visibility.BLOCK));

    StatementOfReasons statement = statements.about(blocked).orElseThrow();

    assertThat(statement.facts().source()).isEqualTo(NoticeBasis.ARTICLE_16);
    assertThat(statement.automation()).isEqualTo(new Automation(false, Extent.NOT_AUTOMATED));
    assertThat(PlainLanguage.letter(statement)).doesNotContain("uma").doesNotContain("rob");
  }

  @Test
  void remembersTheNoticeWhenAnAppealMakesItMilder() {
    driven.decide(post, Says.hold(Severity.HIGH, Category.HATE));
    notices.submit(NoticeRequest.of(post.ref(), Category.HATE, "uma"), key("notice"));
    UUID blocked = decide(ROB, restrict(Visibility.BLOCK));
    driven.clock.advance(Duration.ofDays(2));
    appeals.open(blocked, ADA, "ada's plea", key("appeal"));
    UUID milder = decide(SUE, restrict(Visibility.AGE_RESTRICT));

    StatementOfReasons statement = statements.about(milder).orElseThrow();

    assertThat(statement.facts().source()).isEqualTo(NoticeBasis.OTHER_NOTIFICATION);
    assertThat(statement.automation())
        .as("the policy had held it, two people decided")
        .isEqualTo(new Automation(true, Extent.PARTIALLY));
    assertThat(statement.redress().complaint()).as("a complaint is decided once").isNull();
    assertThat(PlainLanguage.redress(statement.redress()))
        .doesNotContain("complain")
        .contains("out of court")
        .contains("to a court");
    assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 3, 3));
    assertThat(TransparencyEntry.of(statement, LocalDate.of(2026, 2, 1)).puid())
        .isEqualTo(milder.toString());
  }

  @Test
  void explainsTheHoldingOfWhatWasShown() {
    driven.decide(post, Says.allow());
    moderation.reopen(post.ref(), "consent", key("reopen"));
    UUID held = moderation.standing(post.ref()).orElseThrow().id();

    assertThat(statements.about(held).orElseThrow().measures().actions()).isEqualTo(Actions.HOLD);
    Decision first =
        driven.decide(
            ContentItem.text(ContentRef.of("post-8", 1), ADA, "words"),
            Says.hold(Severity.HIGH, Category.HATE));
    assertThat(statements.about(first.id())).as("nobody has seen it").isEmpty();
  }

  @Test
  void readsEveryNotice() {
    driven.decide(post, Says.allow());
    for (int i = 0; i < 1_001; i++) {
      notices.submit(NoticeRequest.of(post.ref(), Category.HATE, "user-" + i), key("n-" + i));
      driven.clock.advance(Duration.ofSeconds(1));
    }
    notices.submit(
        NoticeRequest.of(post.ref(), Category.HATE, "vic")
            .explaining("why")
            .claiming(NoticeClaim.ILLEGAL, true, false, true),
        key("last"));
    UUID blocked = decide(ROB, restrict(Visibility.BLOCK));
    assertThat(statements.about(blocked).orElseThrow().facts().source())
        .isEqualTo(NoticeBasis.ARTICLE_16);
  }

  @Test
  void endsWhenTheHostSaysSo() {
    Decision blocked = driven.decide(post, Says.block(Category.HATE));
    assertThat(
            PlainLanguage.measures(
                statements
                    .about(
                        blocked.id(),
                        Durations.INDEFINITE.visibilityUntil(LocalDate.of(2026, 4, 1)))
                    .orElseThrow()))
        .isEqualTo(
            "Nobody sees your content any more, until 2026-04-01."
                + " This holds from 2026-03-01 on, everywhere.");
  }

  @Test
  void knowsNoDecisionThatThereIsNot() {
    assertThatThrownBy(() -> statements.about(new UUID(1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no decision 00000000-0000-0001-0000-000000000001");
  }
}
