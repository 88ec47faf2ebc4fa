package dev.fanfare.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.InMemoryModerationStore;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationPolicies;
import dev.fanfare.moderation.ModerationPresets;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Pipeline;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.consent.ConsentGrant;
import dev.fanfare.moderation.consent.ConsentPolicy;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.consent.ConsentScope;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.consent.Consents;
import dev.fanfare.moderation.consent.InMemoryConsentStore;
import dev.fanfare.moderation.consent.PersonHash;
import dev.fanfare.moderation.reasons.PlainLanguage;
import dev.fanfare.moderation.reasons.ReasonsPolicy;
import dev.fanfare.moderation.reasons.StatementOfReasons;
import dev.fanfare.moderation.reasons.Statements;
import dev.fanfare.moderation.reasons.TransparencyBatch;
import dev.fanfare.moderation.reasons.TransparencyEntry;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.Appeals;
import dev.fanfare.moderation.review.Enforcement;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.InMemoryEnforcementStore;
import dev.fanfare.moderation.review.InMemoryReviewStore;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeRequest;
import dev.fanfare.moderation.review.Notices;
import dev.fanfare.moderation.review.Reach;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewPolicy;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.ReviewVerdict;
import dev.fanfare.moderation.review.Reviewers;
import dev.fanfare.moderation.review.Reviews;
import dev.fanfare.moderation.review.StrikePolicy;
import dev.fanfare.moderation.stage.ConsentStage;
import dev.fanfare.moderation.text.NormaliseStage;
import dev.fanfare.moderation.text.RuleSet;
import dev.fanfare.moderation.text.RulesStage;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The programs of docs/review-and-appeals.md. */
class ReviewAndAppealsDocsTest {
  private final TestClock clock = TestClock.at("2026-11-20T12:00:00Z");
  private final CreatorId ada = CreatorId.of("ada");
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final Operations operations = Operations.inMemory(transactions, clock);
  private final ModerationStore items = new InMemoryModerationStore(transactions);
  private final ReviewStore cases = new InMemoryReviewStore(transactions);
  private final EnforcementStore effects = new InMemoryEnforcementStore(transactions);
  private final ConsentStore consentStore = new InMemoryConsentStore(transactions);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Pipeline pipeline =
      Pipeline.builder(threads)
          .stage(NormaliseStage.standard())
          .stage(RulesStage.of(RuleSet.standard()))
          .stage(ConsentStage.of(Consents.gate(operations, consentStore, ConsentPolicy.standard())))
          .build();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  // snippet: review-wiring
  private final ReviewPolicy policy = ReviewPolicy.standard();
  private final Reach reach = Reach.unknown(); // how many see an item, if you know it

  private final Moderation moderation =
      Moderation.of(
          operations,
          items,
          ModerationPolicies.of(ModerationPresets.rulesOnly()),
          pipeline,
          Reviews.intake(operations, cases, policy, reach)); // what is held is queued with it
  private final Enforcement enforcement =
      Enforcement.of(operations, effects, moderation, StrikePolicy.standard());
  private final Reviews reviews =
      Reviews.of(
          operations,
          cases,
          moderation,
          enforcement,
          Reviewers.cleared(Set.of("rob")), // who may see what shows minors or intimate pictures
          policy);
  private final Notices notices = Notices.of(operations, cases, moderation, policy, reach);
  private final Appeals appeals = Appeals.of(operations, cases, moderation, policy);

  // end

  private final ContentRef scam = ContentRef.of("post-7", 1);

  private void screen(ContentRef ref, String text) {
    moderation.screen(ContentItem.text(ref, ada, text), IdempotencyKey.of("publish-" + ref.id()));
  }

  private UUID blocked() {
    screen(scam, "Double your bitcoin, ask me how");
    clock.advance(Duration.ofMinutes(1));
    return decide("rob", fraud());
  }

  private UUID decide(String reviewer, ReviewVerdict verdict) {
    Actor.Human by = Actor.human(reviewer);
    Reviews.TakeResult.Taken taken =
        (Reviews.TakeResult.Taken)
            reviews.take(ReviewQueue.STANDARD, by, IdempotencyKey.of("take-by-" + reviewer));
    Reviews.DecideResult.Decided decided =
        (Reviews.DecideResult.Decided)
            reviews.decide(
                taken.reviewCase(),
                taken.token(),
                by,
                verdict,
                IdempotencyKey.of("decide-by-" + reviewer));
    return decided.decision();
  }

  private static ReviewVerdict fraud() {
    return ReviewVerdict.restrict(
            Actions.BLOCK, Ground.terms("fraud 2.1"), "promises returns", Category.FRAUD_SCAM)
        .stating("block-fraud")
        .striking(1);
  }

  @Test
  void reviews() {
    List<Object> seen = new ArrayList<>();
    // snippet: review-queue
    screen(scam, "Double your bitcoin, ask me how"); // held, and in the queue by now

    Actor.Human rob = Actor.human("rob");
    if (reviews.take(ReviewQueue.STANDARD, rob, IdempotencyKey.of("take-1"))
        instanceof Reviews.TakeResult.Taken taken) {
      ReviewCase held = reviews.find(taken.reviewCase()).orElseThrow();
      held.categories(); // [FRAUD_SCAM]
      held.dueAt(); // 2026-11-21T12:00:00Z: the policy's row says within 24 hours
      taken.until(); // 2026-11-20T12:10:00Z: from then on somebody else may take it
      seen.add(held.categories());
      seen.add(held.dueAt().toString());
      seen.add(taken.until().toString());

      ReviewVerdict verdict =
          ReviewVerdict.restrict(
                  Actions.BLOCK,
                  Ground.terms("fraud 2.1"),
                  "promises returns", // for the record; in no event, no log and no statement
                  Category.FRAUD_SCAM)
              .stating("block-fraud")
              .striking(1);
      seen.add(
          reviews.decide(
              taken.reviewCase(), taken.token(), rob, verdict, IdempotencyKey.of("decide-1")));
    }
    moderation.isShown(scam); // false
    enforcement.strikes(ada); // 1
    // end
    assertThat(seen.subList(0, 3))
        .containsExactly(
            List.of(Category.FRAUD_SCAM), "2026-11-21T12:00:00Z", "2026-11-20T12:10:00Z");
    assertThat(seen.get(3)).isInstanceOf(Reviews.DecideResult.Decided.class);
    assertThat(moderation.isShown(scam)).isFalse();
    assertThat(enforcement.strikes(ada)).isEqualTo(1);
  }

  @Test
  void takesNotices() {
    // snippet: review-notice
    screen(scam, "A holiday by the sea");

    NoticeRequest request =
        NoticeRequest.of(scam, Category.HATE, "uma")
            .explaining("the second picture, against my neighbours") // only reviewers read it
            .claiming(NoticeClaim.ILLEGAL, true, false, true); // in good faith, and reachable
    Notices.SubmitResult submitted = notices.submit(request, IdempotencyKey.of("notice-31"));
    moderation.isShown(scam); // true: a notice alone changes nothing

    UUID upheld = decide("rob", ReviewVerdict.allow("nobody is attacked")); // as above
    if (submitted instanceof Notices.SubmitResult.Accepted accepted) {
      Notice notice = notices.find(accepted.notice()).orElseThrow();
      notice.settlement(); // DISMISSED, by that decision: tell uma
      notices.informed(notice.id(), clock.instant(), IdempotencyKey.of("told-uma"));
      appeals.openByNotifier(notice.id(), "uma", null, IdempotencyKey.of("uma-appeals")); // Opened
    }
    // end
    assertThat(moderation.isShown(scam)).isTrue();
    Notice notice =
        notices.find(((Notices.SubmitResult.Accepted) submitted).notice()).orElseThrow();
    assertThat(notice.settlement())
        .isNotNull()
        .extracting(Notice.Settlement::decision)
        .isEqualTo(upheld);
    assertThat(appeals.about(ada, Optional.empty(), 9))
        .singleElement()
        .matches(appeal -> appeal.state() == AppealState.OPEN);
  }

  @Test
  void decidesAppeals() {
    UUID decision = blocked();
    // snippet: review-appeal
    moderation.informed(decision, clock.instant(), IdempotencyKey.of("told-ada")); // the mail went
    appeals.standing(decision).until(); // 2027-05-21T00:00:00Z: the end of the last day

    Appeals.OpenResult opened =
        appeals.open(decision, ada, "It is a joke", IdempotencyKey.of("ada-appeals"));

    Actor.Human rob = Actor.human("rob"); // who decided it is given nothing
    Reviews.TakeResult nothing =
        reviews.take(ReviewQueue.STANDARD, rob, IdempotencyKey.of("take-2"));
    UUID allowed = decide("sue", ReviewVerdict.allow("a joke indeed"));

    appeals.standing(decision).state(); // OVERTURNED
    moderation.isShown(scam); // true
    enforcement.strikes(ada); // 0: all that the decision did is undone
    // end
    assertThat(appeals.standing(decision).until()).isEqualTo("2027-05-21T00:00:00Z");
    assertThat(opened).isInstanceOf(Appeals.OpenResult.Opened.class);
    assertThat(nothing).isInstanceOf(Reviews.TakeResult.Nothing.class);
    assertThat(appeals.standing(decision).state()).isEqualTo(AppealState.OVERTURNED);
    assertThat(moderation.isShown(scam)).isTrue();
    assertThat(enforcement.strikes(ada)).isZero();
    assertThat(moderation.standing(scam).map(Decision::id)).contains(allowed);
  }

  @Test
  void keepsEffects() {
    UUID decision = blocked();
    // snippet: review-effects
    enforcement.onContent(scam).visibility(); // BLOCK
    enforcement.onCreator(ada); // ALLOW: neither service nor account is restricted
    enforcement.history(ada, Optional.empty(), 100).get(0).decision(); // which one did it

    clock.advance(Duration.ofDays(90));
    enforcement.strikes(ada); // 0: their time is over, the block is not
    enforcement.onContent(scam).visibility(); // BLOCK
    // end
    assertThat(enforcement.onContent(scam).visibility()).isEqualTo(Visibility.BLOCK);
    assertThat(enforcement.onCreator(ada)).isEqualTo(Actions.ALLOW);
    assertThat(enforcement.history(ada, Optional.empty(), 100).get(0).decision())
        .isEqualTo(decision);
    assertThat(enforcement.strikes(ada)).isZero();
  }

  @Test
  void statesReasons() {
    UUID decision = blocked();
    // snippet: review-reasons
    ReasonsPolicy reasons =
        ReasonsPolicy.builder()
            .explaining("block-fraud", "Clause 2.1 forbids promises of returns.")
            .reading("fraud 2.1", "https://example.com/terms#fraud")
            .complaints("https://example.com/complaints")
            .build();
    Statements statements = Statements.of(moderation, notices, reasons);

    StatementOfReasons statement = statements.about(decision).orElseThrow();
    String letter = PlainLanguage.letter(statement); // in English; or write your own
    statement.automation().detection(); // true: a rule found it
    statement.automation().decision(); // PARTIALLY: the policy held it, then a person decided
    statement.facts().source(); // OWN_INITIATIVE: no notice led to it

    LocalDate posted = LocalDate.of(2026, 11, 20); // you know when it was posted
    TransparencyEntry entry = TransparencyEntry.of(statement, posted);
    entry.get("category"); // STATEMENT_CATEGORY_SCAMS_AND_FRAUD
    Map<String, Object> body = new TransparencyBatch(List.of(entry)).body(); // write it as JSON
    // end
    assertThat(letter)
        .isEqualTo(
            """
            Our decision of 2026-11-20 about post-7, version 1

            What we do
            Nobody sees your content any more, until we decide otherwise. This holds from 2026-11-20 on, everywhere. It counts 1 against your account.

            Why
            The content was found to have: fraud. We looked at it on our own initiative.

            Automated means
            Automated means found what we decided about. Automated means acted first; then a person decided.

            The rule
            We consider the content to be against our terms. The clause is: fraud 2.1 (https://example.com/terms#fraud). Clause 2.1 forbids promises of returns.

            What you can do
            You can complain to us, free of charge, until the end of 2027-05-20 (UTC): https://example.com/complaints. A person decides who did not make this decision. You can bring it before a certified body for the settlement of disputes out of court. You can go to a court at any time.
            """);
    assertThat(statement.automation().detection()).isTrue();
    assertThat(statement.automation().decision())
        .isEqualTo(StatementOfReasons.Automation.Extent.PARTIALLY);
    assertThat(statement.facts().source()).hasToString("OWN_INITIATIVE");
    assertThat(entry.get("category")).isEqualTo("STATEMENT_CATEGORY_SCAMS_AND_FRAUD");
    assertThat(body).containsOnlyKeys("statements");
  }

  @Test
  void asksForConsent() {
    // snippet: review-consent
    Consents consents =
        Consents.of(
            operations,
            consentStore,
            items,
            moderation,
            ConsentPolicy.standard(), // the one of the pipeline's ConsentStage
            PersonHash.hmacSha256("thirty-two bytes of a secret key".getBytes(UTF_8)));
    PersonId pia = PersonId.of("person-12"); // a pseudonym
    consents.grant(
        ConsentGrant.of(
            pia,
            ConsentPurpose.PUBLISH,
            ConsentScope.creator(ada),
            "contracts/2026/12.pdf", // where you keep the proof
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "model-release-3",
            clock.instant(),
            "desk-2"),
        IdempotencyKey.of("pia-agrees"));

    ContentItem interview =
        ContentItem.text(ContentRef.of("post-9", 1), ada, "A talk at the sea").depicting(pia);
    moderation.screen(interview, IdempotencyKey.of("publish-post-9")).isShown(); // true

    Consents.WithdrawResult withdrawn =
        consents.withdraw(
            pia, ConsentPurpose.PUBLISH, ConsentScope.all(), "desk-2", IdempotencyKey.of("pia-no"));
    withdrawn.reopened(); // 1
    moderation.isShown(interview.ref()); // false: held in the same transaction
    // end
    assertThat(withdrawn.reopened()).isEqualTo(1);
    assertThat(moderation.isShown(interview.ref())).isFalse();
    assertThat(moderation.decisions(interview.ref()).get(0).isApproval()).isTrue();
  }
}
