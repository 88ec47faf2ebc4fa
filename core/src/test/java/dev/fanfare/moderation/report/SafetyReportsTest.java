package dev.fanfare.moderation.report;

import static dev.fanfare.moderation.report.SafetyReportLawTest.asMap;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Storage;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DrivenModeration;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Says;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.Appeals;
import dev.fanfare.moderation.review.Enforcement;
import dev.fanfare.moderation.review.Reach;
import dev.fanfare.moderation.review.ReviewPolicy;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore;
import dev.fanfare.moderation.review.ReviewVerdict;
import dev.fanfare.moderation.review.Reviewers;
import dev.fanfare.moderation.review.Reviews;
import dev.fanfare.moderation.review.StrikePolicy;
import dev.fanfare.testing.Intercepted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What safety reports say, over any storage. */
public class SafetyReportsTest {
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

  /** Clocks go forward: 23 hours, from 2026-03-28T23:00:00Z to 2026-03-29T22:00:00Z. */
  private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 29);

  private static final Actor.Human ROB = Actor.human("rob");
  private static final Actor.Human SUE = Actor.human("sue");
  private static final Ground RULES = Ground.terms("community-rules");

  private final DrivenModeration driven =
      new DrivenModeration("2026-03-28T20:00:00Z", ZURICH, storage());
  private final ReviewStore reviewStore = driven.storage.reviews();
  private final Reviews reviews =
      Reviews.of(
          driven.operations,
          reviewStore,
          driven.moderation,
          Enforcement.of(
              driven.operations,
              driven.storage.enforcement(),
              driven.moderation,
              StrikePolicy.standard()),
          Reviewers.cleared(Set.of("rob", "sue")),
          ReviewPolicy.standard());
  private final Appeals appeals =
      Appeals.of(driven.operations, reviewStore, driven.moderation, ReviewPolicy.standard());
  private final SafetyReportStore store = driven.storage.safetyReports();
  private final SafetyReports reports = reports(store);
  private int calls;

  /** Returns an empty storage. */
  protected Storage storage() {
    return Storage.inMemory();
  }

  private SafetyReports reports(SafetyReportStore over) {
    return SafetyReports.of(
        driven.operations, over, driven.store, reviewStore, SafetyReportPolicy.of(ZURICH));
  }

  private void at(String instant) {
    driven.clock.set(instant);
  }

  private Decision decide(String item, Says says) {
    return driven.decide(
        ContentItem.text(ContentRef.of(item, 1), ADA, "what somebody wrote"), says);
  }

  /** Lets a reviewer take cases until it is that of an item, and decide it. */
  private void review(Actor.Human by, String item, ReviewVerdict verdict) {
    while (true) {
      Reviews.TakeResult.Taken taken =
          (Reviews.TakeResult.Taken) reviews.take(ReviewQueue.STANDARD, by, key("k" + ++calls));
      if (reviewStore.findCase(taken.reviewCase()).orElseThrow().content().id().equals(item)) {
        assertThat(
                reviews.decide(taken.reviewCase(), taken.token(), by, verdict, key("k" + ++calls)))
            .isInstanceOf(Reviews.DecideResult.Decided.class);
        return;
      }
    }
  }

  private static ReviewVerdict block(Category found) {
    return ReviewVerdict.restrict(Actions.BLOCK, RULES, "it breaks the rules", found);
  }

  /** What happens on a Sunday of 23 hours, and a little before and after. */
  private void sunday() {
    driven.sendTo(
        Reviews.intake(driven.operations, reviewStore, ReviewPolicy.standard(), Reach.unknown()));
    decide("held-on-saturday", Says.hold(Severity.HIGH, Category.HATE)); // due in 24 hours
    at("2026-03-28T21:00:00Z");
    decide("deferred-on-saturday", Says.defer());
    at("2026-03-28T21:30:00Z");
    driven.store.beginOutage("model-text", driven.clock.instant());
    at("2026-03-28T22:59:59.999999Z");
    decide("last-of-saturday", Says.allow());

    at("2026-03-28T23:00:00Z");
    decide("first-of-sunday", Says.allow());
    at("2026-03-29T00:30:00Z");
    driven.store.endOutage("model-text", driven.clock.instant());
    at("2026-03-29T01:00:00Z");
    Decision blocked =
        decide(
            "blocked",
            Says.block(Category.HATE).with(Actions.BLOCK.withMonetary(Sanction.SUSPEND)));
    at("2026-03-29T02:00:00Z");
    decide("fake", Says.hold(Severity.CRITICAL, Category.DEEPFAKE));
    at("2026-03-29T03:00:00Z");
    decide("two-flags", Says.hold(Severity.HIGH, Category.DEEPFAKE, Category.CONSENT_MISSING));
    at("2026-03-29T04:00:00Z");
    decide("deferred", Says.defer());
    at("2026-03-29T05:00:00Z");
    decide("deferred", Says.allow());
    at("2026-03-29T06:00:00Z");
    appeals.open(blocked.id(), ADA, "it is a joke", key("appeal"));
    at("2026-03-29T07:00:00Z");
    review(ROB, "fake", block(Category.DEEPFAKE));
    at("2026-03-29T12:00:00Z");
    review(SUE, "blocked", ReviewVerdict.allow("it is a joke"));
    at("2026-03-29T21:00:00Z");
    driven.store.beginOutage("hash", driven.clock.instant());
    at("2026-03-29T21:59:59.999999Z");
    decide("last-of-sunday", Says.allow());

    at("2026-03-29T22:00:00Z");
    decide("first-of-monday", Says.hold(Severity.LOW, Category.SPAM));
  }

  @Test
  void saysWhatHappenedOnADay() {
    sunday();
    SafetyReport report = ((MakeResult.Made) reports.make(SUNDAY)).report();

    assertThat(report.day()).isEqualTo(new SafetyDay(SUNDAY, ZURICH));
    assertThat(report.from()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
    assertThat(report.to()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(report.revision()).isEqualTo(1);
    assertThat(report.madeAt()).isEqualTo(driven.clock.instant());
    Map<String, Long> expected = new TreeMap<>();
    // first, blocked, fake, two-flags, deferred, last
    expected.put("SCANNED", 6L);
    // blocked, fake, two-flags
    expected.put("FLAGGED", 3L);
    expected.put("FLAGS HATE HIGH", 1L);
    expected.put("FLAGS_DISMISSED HATE HIGH", 1L);
    expected.put("FLAGS DEEPFAKE CRITICAL", 1L);
    expected.put("FLAGS_CONFIRMED DEEPFAKE CRITICAL", 1L);
    expected.put("FLAGS DEEPFAKE HIGH", 1L);
    expected.put("FLAGS CONSENT_MISSING HIGH", 1L);
    // first, deferred twice, last
    expected.put("DECISIONS_AUTOMATED VISIBILITY ALLOW", 4L);
    // fake, two-flags
    expected.put("DECISIONS_AUTOMATED VISIBILITY HOLD", 2L);
    expected.put("DECISIONS_AUTOMATED VISIBILITY BLOCK", 1L);
    expected.put("DECISIONS_AUTOMATED MONETARY SUSPEND", 1L);
    expected.put("DECISIONS_HUMAN VISIBILITY BLOCK", 1L);
    expected.put("DECISIONS_HUMAN VISIBILITY ALLOW", 1L);
    expected.put("CASES_OPENED STANDARD REVIEW", 2L);
    expected.put("CASES_OPENED STANDARD APPEAL", 1L);
    expected.put("CASES_ENDED STANDARD DECIDED", 2L);
    // held-on-saturday, for 26 hours, and two-flags, for 19
    expected.put("CASES_OPEN STANDARD", 2L);
    expected.put("CASES_OVERDUE STANDARD", 1L);
    expected.put("QUEUE_AGE_OLDEST STANDARD", 26 * 3_600L);
    expected.put("QUEUE_AGE_MEDIAN STANDARD", 19 * 3_600L);
    expected.put("QUEUE_AGE_P95 STANDARD", 26 * 3_600L);
    expected.put("APPEALS_OPENED CREATOR", 1L);
    expected.put("APPEALS_CLOSED CREATOR OVERTURNED", 1L);
    expected.put("OUTAGES hash", 1L);
    expected.put("OUTAGES_OPEN hash", 1L);
    expected.put("OUTAGE_SECONDS hash", 3_600L);
    expected.put("OUTAGES model-text", 1L);
    expected.put("OUTAGE_SECONDS model-text", 5_400L);
    expected.put("DEFERRED", 1L);
    // deferred-on-saturday, for 25 hours
    expected.put("DEFERRED_OPEN", 1L);
    expected.put("DEFERRED_OLDEST", 25 * 3_600L);
    assertThat(asMap(report.figures())).isEqualTo(expected);
  }

  @Test
  void answersWhatPeopleAskOfAReport() {
    sunday();
    SafetyFigures figures = ((MakeResult.Made) reports.make(SUNDAY)).report().figures();

    assertThat(figures.scanned()).isEqualTo(6);
    assertThat(figures.flagged()).isEqualTo(3);
    assertThat(figures.flags()).isEqualTo(4);
    assertThat(figures.flags(Category.DEEPFAKE)).isEqualTo(2);
    assertThat(figures.flags(Severity.HIGH)).isEqualTo(3);
    assertThat(figures.flags(Category.DEEPFAKE, Severity.HIGH)).isEqualTo(1);
    assertThat(figures.deepfakeLeads()).isEqualTo(2);
    assertThat(figures.deepfakesConfirmed()).isEqualTo(1);
    assertThat(figures.dismissed(Category.HATE)).isEqualTo(1);
    assertThat(figures.consentViolations()).isEqualTo(1);
    assertThat(figures.decisions()).isEqualTo(9);
    assertThat(figures.automatedDecisions()).isEqualTo(7);
    assertThat(figures.humanDecisions()).isEqualTo(2);
    assertThat(figures.decisions(Visibility.BLOCK)).isEqualTo(2);
    assertThat(figures.decisions(SafetyDimension.MONETARY, Sanction.SUSPEND)).isEqualTo(1);
    assertThat(figures.automatedShareBps()).as("7 / 9 = 77.77 %").hasValue(7_777);
    assertThat(figures.openCases(ReviewQueue.STANDARD)).isEqualTo(2);
    assertThat(figures.openCases(ReviewQueue.RESTRICTED)).isZero();
    assertThat(figures.overdueCases(ReviewQueue.STANDARD)).isEqualTo(1);
    assertThat(figures.oldestCase(ReviewQueue.STANDARD)).isEqualTo(Duration.ofHours(26));
    assertThat(figures.medianAge(ReviewQueue.STANDARD)).isEqualTo(Duration.ofHours(19));
    assertThat(figures.ageP95(ReviewQueue.STANDARD)).isEqualTo(Duration.ofHours(26));
    assertThat(figures.appealsOpened()).isEqualTo(1);
    assertThat(figures.openAppeals()).isZero();
    assertThat(figures.appealsDecided()).isEqualTo(1);
    assertThat(figures.appealsOverturned()).isEqualTo(1);
    assertThat(figures.appeals(Appeal.Party.CREATOR, AppealState.OVERTURNED)).isEqualTo(1);
    assertThat(figures.overturnRateBps()).hasValue(10_000);
    assertThat(figures.stagesOut()).containsExactly("hash", "model-text");
    assertThat(figures.outage("model-text")).isEqualTo(Duration.ofMinutes(90));
    assertThat(figures.outageMinutes("model-text")).isEqualTo(90);
    assertThat(figures.outageMinutes("rules")).isZero();
    assertThat(figures.deferred()).isEqualTo(1);
    assertThat(figures.deferredOpen()).isEqualTo(1);
    assertThat(figures.oldestDeferred()).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void saysWhatChangedOnceSomethingIsSettledLater() {
    sunday();
    reports.make(SUNDAY);
    at("2026-03-30T09:00:00Z");
    assertThat(reports.make(SUNDAY)).isInstanceOf(MakeResult.Unchanged.class);
    review(ROB, "two-flags", block(Category.CONSENT_MISSING));

    MakeResult.Revised revised = (MakeResult.Revised) reports.make(SUNDAY);
    assertThat(revised.report().revision()).isEqualTo(2);
    assertThat(revised.changes())
        .extracting(SafetyChange::toString)
        .containsExactly(
            "FLAGS_CONFIRMED CONSENT_MISSING HIGH: 0 -> 1",
            "FLAGS_DISMISSED DEEPFAKE HIGH: 0 -> 1");
    assertThat(revised.report().figures().openCases(ReviewQueue.STANDARD))
        .as("it was open at the end of the day")
        .isEqualTo(2);
    assertThat(reports.make(SUNDAY)).isEqualTo(new MakeResult.Unchanged(revised.report()));
    assertThat(reports.find(SUNDAY)).contains(revised.report());
    SafetyDay day = new SafetyDay(SUNDAY, ZURICH);
    assertThat(driven.events(SafetyReportMade.class))
        .containsExactly(
            new SafetyReportMade(day, 1, List.of()),
            new SafetyReportMade(day, 2, revised.changes()));
  }

  @Test
  void makesNoReportOfADayThatIsNotOver() {
    sunday();
    at("2026-03-29T21:59:59.999999Z");
    assertThat(reports.make(SUNDAY))
        .isEqualTo(
            new MakeResult.NotOver(
                new SafetyDay(SUNDAY, ZURICH), Instant.parse("2026-03-29T22:00:00Z")));
    assertThat(reports.find(SUNDAY)).isEmpty();
    at("2026-03-29T22:00:00Z");
    assertThat(reports.make(SUNDAY)).isInstanceOf(MakeResult.Made.class);
  }

  @Test
  void makesAReportOfNothing() {
    at("2026-05-01T00:00:00Z");
    SafetyReport report = ((MakeResult.Made) reports.make(SUNDAY)).report();
    assertThat(report.figures().counts()).isEmpty();
    assertThat(report.figures().automatedShareBps()).isEmpty();
    assertThat(report.figures().overturnRateBps()).isEmpty();
    assertThat(report.figures().stagesOut()).isEmpty();
    assertThat(reports.make(SUNDAY)).isEqualTo(new MakeResult.Unchanged(report));
  }

  @Test
  void catchesUpAndFollowsUp() {
    sunday();
    at("2026-03-29T22:10:00Z"); // Monday, 00:10 in Zurich
    assertThat(reports.catchUp(10)).as("the last day alone").isEqualTo(1);
    assertThat(store.between(ZURICH, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)))
        .extracting(report -> report.day().date())
        .containsExactly(SUNDAY);
    assertThat(reports.catchUp(10)).isZero();

    at("2026-04-01T23:00:00Z"); // Thursday; Monday to Wednesday are missing
    assertThat(reports.catchUp(2)).as("oldest first").isEqualTo(2);
    assertThat(store.latest(ZURICH)).contains(SUNDAY.plusDays(2));
    review(ROB, "two-flags", block(Category.CONSENT_MISSING));
    assertThat(reports.catchUp(10)).as("Wednesday, and Sunday's again").isEqualTo(2);
    assertThat(reports.find(SUNDAY).orElseThrow().revision()).isEqualTo(2);
    assertThat(reports.catchUp(10)).isZero();
    assertThat(reports.between(SUNDAY, SUNDAY.plusDays(4))).hasSize(4);

    at("2026-04-04T22:10:00Z"); // of the last seven days, Sunday is the first
    reports.catchUp(100);
    raiseAgain("fake", Category.DEEPFAKE);
    assertThat(reports.catchUp(100)).isEqualTo(1);
    assertThat(reports.find(SUNDAY).orElseThrow().revision()).isEqualTo(3);

    at("2026-04-05T22:10:00Z"); // and no longer
    raiseAgain("blocked", Category.HATE);
    assertThat(reports.catchUp(100)).as("the last day alone").isEqualTo(1);
    assertThat(reports.find(SUNDAY).orElseThrow().revision()).isEqualTo(3);
    assertThat(((MakeResult.Revised) reports.make(SUNDAY)).changes())
        .as("what was settled and is raised again counts on the later day")
        .extracting(SafetyChange::toString)
        .containsExactly(
            "FLAGGED: 2 -> 1", "FLAGS HATE HIGH: 1 -> 0", "FLAGS_DISMISSED HATE HIGH: 1 -> 0");
  }

  private void raiseAgain(String item, Category category) {
    driven.moderation.flag(
        ContentRef.of(item, 1), category, Severity.LOW, "zoe", key("k" + ++calls));
  }

  @Test
  void makesOneReportWhoeverAsks() throws Exception {
    sunday();
    List<MakeResult> made = inParallel(8, 5, (thread, n) -> reports.make(SUNDAY));
    assertThat(made).filteredOn(MakeResult.Made.class::isInstance).hasSize(1);
    assertThat(made).filteredOn(MakeResult.Unchanged.class::isInstance).hasSize(39);
    assertThat(driven.events(SafetyReportMade.class)).hasSize(1);
  }

  @Test
  void doesNotPutAnOlderCountInThePlaceOfANewerOne() {
    sunday();
    at("2026-03-30T09:00:00Z");
    AtomicInteger saves = new AtomicInteger();
    // While the first one counted, somebody settled a case, and another one made the report.
    SafetyReportStore slow =
        Intercepted.on(
            SafetyReportStore.class,
            store,
            (method, arguments) -> {
              if (method.equals("save") && saves.getAndIncrement() == 0) {
                review(ROB, "two-flags", block(Category.CONSENT_MISSING));
                reports.make(SUNDAY);
              }
            });

    MakeResult made = reports(slow).make(SUNDAY);
    assertThat(made).isInstanceOf(MakeResult.Unchanged.class);
    SafetyReport kept = reports.find(SUNDAY).orElseThrow();
    assertThat(kept.revision()).isEqualTo(1);
    assertThat(kept.figures().confirmed(Category.CONSENT_MISSING)).isEqualTo(1);
    assertThat(saves).hasValue(1);
  }

  @Test
  void keepsNothingOfATransactionThatFails() {
    sunday();
    assertThatThrownBy(
            () ->
                driven.operations.inTransaction(
                    () -> {
                      reports.make(SUNDAY);
                      throw new IllegalStateException("host");
                    }))
        .hasMessage("host");
    assertThat(reports.find(SUNDAY)).isEmpty();
    assertThat(driven.events(SafetyReportMade.class)).isEmpty();
  }

  @Test
  void countsNothingOnADateThatAZoneLeftOut() {
    // Samoa went from 29 December 2011 to the 31st.
    SafetyDay none = new SafetyDay(LocalDate.of(2011, 12, 30), ZoneId.of("Pacific/Apia"));
    assertThat(none.length()).isZero();
    assertThat(none.contains(none.from())).isFalse();
    assertThat(new SafetyDay(SUNDAY, ZURICH).length()).isEqualTo(Duration.ofHours(23));
    assertThat(new SafetyDay(LocalDate.of(2026, 10, 25), ZURICH).length())
        .isEqualTo(Duration.ofHours(25));
    assertThat(SafetyDay.before(Instant.parse("2026-03-29T22:00:00Z"), ZURICH).date())
        .isEqualTo(SUNDAY);
    assertThat(SafetyDay.before(Instant.parse("2026-03-29T21:59:59Z"), ZURICH).date())
        .isEqualTo(SUNDAY.minusDays(1));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> reports.catchUp(0)).hasMessageContaining("limit must be 1 to 1000");
    assertThatThrownBy(() -> reports.between(SUNDAY, SUNDAY.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reports.between(SUNDAY, SUNDAY.plusDays(1_001)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SafetyReportPolicy(ZURICH, 93))
        .hasMessageContaining("followUpDays must be 0 to 92");
    assertThatThrownBy(() -> new SafetyFigure(SafetyMetric.SCANNED, "x", ""))
        .hasMessageContaining("SCANNED has no part");
    assertThatThrownBy(() -> new SafetyFigure(SafetyMetric.FLAGS, "x", ""))
        .hasMessageContaining("detail");
    SafetyCount one = new SafetyCount(SafetyFigure.of(SafetyMetric.SCANNED), 1);
    assertThatThrownBy(() -> new SafetyFigures(List.of(one, one)))
        .hasMessageContaining("'SCANNED' is there twice");
    assertThatThrownBy(() -> new SafetyCount(one.figure(), 0)).hasMessageContaining("amount");
    assertThatThrownBy(
            () -> new SafetyFigures(List.of()).decisions(SafetyDimension.VISIBILITY, Sanction.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    SafetyDay day = new SafetyDay(SUNDAY, ZURICH);
    assertThatThrownBy(
            () ->
                new SafetyAccumulator(day)
                    .merge(new SafetyAccumulator(new SafetyDay(SUNDAY, ZoneId.of("UTC")))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new SafetyReport(
                    day, day.from(), day.to(), 1, day.from(), new SafetyFigures(List.of())))
        .hasMessageContaining("madeAt");
  }
}
