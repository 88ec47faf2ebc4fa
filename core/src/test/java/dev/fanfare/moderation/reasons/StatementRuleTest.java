package dev.fanfare.moderation.reasons;

import static dev.fanfare.moderation.reasons.Cases.ITEM;
import static dev.fanfare.moderation.reasons.Cases.LAW;
import static dev.fanfare.moderation.reasons.Cases.MACHINE;
import static dev.fanfare.moderation.reasons.Cases.NOON;
import static dev.fanfare.moderation.reasons.Cases.POST;
import static dev.fanfare.moderation.reasons.Cases.ROB;
import static dev.fanfare.moderation.reasons.Cases.RULES;
import static dev.fanfare.moderation.reasons.Cases.block;
import static dev.fanfare.moderation.reasons.Cases.decision;
import static dev.fanfare.moderation.reasons.Cases.notice;
import static dev.fanfare.moderation.reasons.Cases.settled;
import static dev.fanfare.moderation.reasons.Cases.signal;
import static dev.fanfare.moderation.reasons.Cases.state;
import static dev.fanfare.moderation.reasons.Cases.with;
import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation.Extent;
import dev.fanfare.moderation.reasons.StatementOfReasons.Basis;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements of reasons: what DSA Art. 17(3) asks for, letter by letter. */
class StatementRuleTest {
  private static final ReasonsPolicy STANDARD = ReasonsPolicy.standard();

  @Test
  void saysWhatIsDoneWhereAndUntilWhen() {
    Decision made =
        with(
            decision(
                Actions.BLOCK.withMonetary(Sanction.SUSPEND).withAccount(Sanction.TERMINATE),
                RULES,
                MACHINE,
                Category.HATE),
            2,
            null);
    ReasonsPolicy policy = ReasonsPolicy.builder().territory(List.of("PT", "DE")).build();
    Durations durations = Durations.INDEFINITE.monetaryUntil(LocalDate.of(2026, 6, 1));

    StatementOfReasons statement =
        StatementRule.state(CaseFile.of(made).ending(durations), policy).orElseThrow();

    assertThat(statement.decision()).isEqualTo(made.id());
    assertThat(statement.content()).isEqualTo(POST);
    assertThat(statement.creator()).isEqualTo(ADA);
    assertThat(statement.measures())
        .isEqualTo(
            new StatementOfReasons.Measures(made.actions(), List.of("DE", "PT"), durations, false));
    assertThat(statement.strikes()).isEqualTo(2);
    assertThat(statement.decidedAt()).isEqualTo(NOON);
    assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void countsDaysInThePlatformsZone() {
    ReasonsPolicy auckland = ReasonsPolicy.builder().zone(ZoneId.of("Pacific/Auckland")).build();
    assertThat(
            StatementRule.state(CaseFile.of(block(Category.HATE)), auckland).orElseThrow().from())
        .as("noon of UTC is 1 in the morning there")
        .isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void refusesAnEndThatDoesNotFit() {
    CaseFile file = CaseFile.of(block(Category.HATE));
    assertThatThrownBy(
            () -> state(file.ending(Durations.INDEFINITE.accountUntil(LocalDate.of(2026, 6, 1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the account is not restricted, so it cannot end 2026-06-01");
    assertThatThrownBy(
            () ->
                state(file.ending(Durations.INDEFINITE.visibilityUntil(LocalDate.of(2026, 2, 28)))))
        .hasMessage(
            "the end of the visibility restriction must be 2026-03-01 or later, was 2026-02-28");
    assertThat(
            state(file.ending(Durations.INDEFINITE.visibilityUntil(LocalDate.of(2026, 3, 1))))
                .measures()
                .durations()
                .visibility())
        .isEqualTo("2026-03-01");
  }

  @ParameterizedTest
  @EnumSource(
      value = Visibility.class,
      names = {"LABEL", "AGE_RESTRICT", "INTERACTION_RESTRICT", "DEMOTE", "BLOCK"})
  void isDueForEveryRestrictionOfVisibility(Visibility visibility) {
    Decision made = decision(Actions.of(visibility), RULES, MACHINE, Category.HATE);
    assertThat(StatementRule.state(CaseFile.of(made), STANDARD)).isPresent();
  }

  @Test
  void isNotDueForWhatRestrictsNobody() {
    Decision allowed = decision(Actions.ALLOW, null, MACHINE);
    assertThat(StatementRule.state(CaseFile.of(allowed), STANDARD)).isEmpty();
    assertThat(
            StatementRule.state(
                CaseFile.of(decision(Actions.ALLOW.withMonetary(Sanction.SUSPEND), RULES, MACHINE)),
                STANDARD))
        .as("what no longer earns is restricted")
        .isPresent();
  }

  @Test
  void isDueForAHoldOfWhatWasShownAlone() {
    Decision held = decision(Actions.HOLD, null, MACHINE, Category.CONSENT_MISSING);
    Decision shown = decision(Actions.ALLOW, null, MACHINE, NOON.minusSeconds(9));

    assertThat(StatementRule.state(CaseFile.of(held), STANDARD)).as("nobody saw it").isEmpty();
    StatementOfReasons statement = state(CaseFile.of(held).after(List.of(shown)));

    assertThat(statement.basis().kind()).isEqualTo(Basis.Kind.AGAINST_TERMS);
    assertThat(statement.basis().reference()).isEqualTo("review of published content");
    assertThat(statement.redress().complaint()).isNull();
    assertThat(statement.redress().reviewBy()).isEqualTo(NOON.plusSeconds(86_400));
    assertThat(PlainLanguage.letter(statement))
        .contains("Nobody sees your content while it is being checked")
        .contains("A person will look at it");
  }

  @Test
  void sparesBulkSpamWhereThePlatformSaysSo() {
    ReasonsPolicy sparing = ReasonsPolicy.builder().sparingBulkSpam().build();
    assertThat(StatementRule.state(CaseFile.of(block(Category.SPAM)), sparing)).isEmpty();
    assertThat(StatementRule.state(CaseFile.of(block(Category.SPAM)), STANDARD)).isPresent();
    assertThat(StatementRule.state(CaseFile.of(block(Category.SPAM, Category.FRAUD_SCAM)), sparing))
        .isPresent();
  }

  @ParameterizedTest(name = "{0} {1}, complete {2}: {3}")
  @CsvSource({
    "USER,            ILLEGAL,          true,  ARTICLE_16",
    "DEPICTED_PERSON, ILLEGAL,          true,  ARTICLE_16",
    "USER,            ILLEGAL,          false, OTHER_NOTIFICATION",
    "USER,            TERMS,            true,  OTHER_NOTIFICATION",
    "USER,            INTIMATE_REMOVAL, true,  OTHER_NOTIFICATION",
    "TRUSTED_FLAGGER, ILLEGAL,          true,  TRUSTED_FLAGGER",
    "TRUSTED_FLAGGER, TERMS,            true,  TRUSTED_FLAGGER"
  })
  void saysWhatMadeThePlatformLook(
      NoticeSource source, NoticeClaim claim, boolean complete, NoticeBasis expected) {
    Decision made = block(Category.HATE);
    Notice right =
        settled(notice(Category.HATE, claim, source, complete), Flag.Outcome.CONFIRMED, made);
    assertThat(state(CaseFile.of(made).reported(List.of(right))).facts().source())
        .isEqualTo(expected);
  }

  @Test
  void namesTheWeightiestOfSeveralNotices() {
    Decision made = block(Category.HATE);
    Notice plain = notice(Category.HATE, NoticeClaim.TERMS, NoticeSource.USER, true);
    Notice formal = notice(Category.HATE, NoticeClaim.ILLEGAL, NoticeSource.USER, true);
    assertThat(
            state(
                    CaseFile.of(made)
                        .reported(
                            List.of(
                                settled(plain, Flag.Outcome.CONFIRMED, made),
                                settled(formal, Flag.Outcome.CONFIRMED, made))))
                .facts()
                .source())
        .isEqualTo(NoticeBasis.ARTICLE_16);
  }

  @Test
  void countsOnlyNoticesThatWereRight() {
    Decision before = decision(Actions.BLOCK, RULES, ROB, NOON.minusSeconds(30), Category.HATE);
    Decision later = decision(Actions.BLOCK, RULES, ROB, NOON.plusSeconds(30), Category.HATE);
    Decision made = block(Category.HATE);
    Notice open = notice(Category.HATE, NoticeClaim.ILLEGAL, NoticeSource.USER, true);

    assertThat(source(made, open)).as("nobody decided it").isEqualTo(NoticeBasis.OWN_INITIATIVE);
    assertThat(source(made, settled(open, Flag.Outcome.DISMISSED, made)))
        .as("it was wrong")
        .isEqualTo(NoticeBasis.OWN_INITIATIVE);
    assertThat(source(made, settled(open, Flag.Outcome.CONFIRMED, before)))
        .as("the decision that it led to was replaced by a milder one")
        .isEqualTo(NoticeBasis.ARTICLE_16);
    assertThat(source(made, settled(open, Flag.Outcome.CONFIRMED, later)))
        .as("it came true only afterwards")
        .isEqualTo(NoticeBasis.OWN_INITIATIVE);
    Notice other = notice(Category.SPAM, NoticeClaim.ILLEGAL, NoticeSource.USER, true);
    assertThat(source(made, settled(other, Flag.Outcome.CONFIRMED, before)))
        .as("it was about something else")
        .isEqualTo(NoticeBasis.OWN_INITIATIVE);
  }

  private static NoticeBasis source(Decision made, Notice notice) {
    return state(CaseFile.of(made).reported(List.of(notice))).facts().source();
  }

  @Test
  void saysWhetherADetectorFoundIt() {
    Decision made = block(Category.HATE);
    assertThat(detection(made)).isFalse();
    assertThat(detection(made, signal(DetectorFamily.RULES, Category.HATE, Severity.LOW, NOON)))
        .isTrue();
    assertThat(detection(made, signal(DetectorFamily.PERSON, Category.HATE, Severity.LOW, NOON)))
        .as("a person is no detector")
        .isFalse();
    assertThat(detection(made, signal(DetectorFamily.RULES, Category.SPAM, Severity.LOW, NOON)))
        .as("it found something else")
        .isFalse();
    assertThat(detection(made, signal(DetectorFamily.RULES, Category.HATE, Severity.NONE, NOON)))
        .as("it found nothing")
        .isFalse();
    assertThat(
            detection(
                made,
                signal(DetectorFamily.RULES, Category.HATE, Severity.LOW, NOON.plusSeconds(1))))
        .as("it found it afterwards")
        .isFalse();
    assertThat(
            detection(
                made,
                Signal.without(
                    Cases.id(),
                    new Detector("d", "1", DetectorFamily.RULES),
                    SignalStatus.ERRORED,
                    "out",
                    NOON)))
        .as("it was out")
        .isFalse();
  }

  private static boolean detection(Decision made, Signal... signals) {
    return state(CaseFile.of(made).finding(List.of(signals))).automation().detection();
  }

  @Test
  void saysHowFarAMachineDecided() {
    Decision byMachine = block(Category.HATE);
    Decision byPerson = decision(Actions.BLOCK, RULES, ROB, Category.HATE);
    Decision held = decision(Actions.HOLD, null, MACHINE, NOON.minusSeconds(9), Category.HATE);
    Decision shown = decision(Actions.ALLOW, null, MACHINE, NOON.minusSeconds(9));

    assertThat(state(CaseFile.of(byMachine)).automation())
        .isEqualTo(new Automation(false, Extent.FULLY));
    assertThat(state(CaseFile.of(byPerson)).automation().decision())
        .isEqualTo(Extent.NOT_AUTOMATED);
    assertThat(state(CaseFile.of(byPerson).after(List.of(shown))).automation().decision())
        .as("the policy had nothing against it")
        .isEqualTo(Extent.NOT_AUTOMATED);
    assertThat(state(CaseFile.of(byPerson).after(List.of(held))).automation().decision())
        .as("the policy held it for the person")
        .isEqualTo(Extent.PARTIALLY);
    assertThat(
            state(CaseFile.of(byPerson).after(List.of(decision(Actions.BLOCK, RULES, ROB))))
                .automation()
                .decision())
        .as("another person decided before")
        .isEqualTo(Extent.NOT_AUTOMATED);
  }

  @Test
  void tellsLawTermsAndLabelsApart() {
    assertThat(state(CaseFile.of(block(Category.HATE))).basis())
        .isEqualTo(
            new Basis(
                Basis.Kind.AGAINST_TERMS,
                "community-rules 4",
                "The clause does not allow attacks on people for what they are.",
                null));
    Decision illegal = decision(Actions.BLOCK, LAW, MACHINE, Category.NCII);
    assertThat(state(CaseFile.of(illegal)).basis().kind()).isEqualTo(Basis.Kind.ILLEGAL);

    Ground act = Ground.law("Regulation (EU) 2024/1689 Art. 50(4)");
    Decision label = decision(Actions.of(Visibility.LABEL), act, MACHINE, Category.AI_MADE);
    StatementOfReasons labelled = state(CaseFile.of(label));
    assertThat(labelled.basis().kind()).isEqualTo(Basis.Kind.LABELLING_DUTY);
    assertThat(labelled.isReportable()).isFalse();
    assertThat(PlainLanguage.letter(labelled))
        .contains("The law asks us for this label")
        .doesNotContain("illegal");
    assertThat(
            state(
                    CaseFile.of(
                        decision(
                            Actions.of(Visibility.LABEL).withMonetary(Sanction.SUSPEND),
                            act,
                            MACHINE,
                            Category.AI_MADE)))
                .isReportable())
        .as("more than a label")
        .isTrue();
  }

  @Test
  void takesTheHostsExplanationAndAddress() {
    ReasonsPolicy policy =
        ReasonsPolicy.builder()
            .explaining("block-hate", "Clause 4 forbids contempt for groups of people.")
            .reading("community-rules 4", "https://example.com/rules#4")
            .build();
    StatementOfReasons statement =
        StatementRule.state(CaseFile.of(with(block(Category.HATE), 0, "block-hate")), policy)
            .orElseThrow();
    assertThat(statement.basis())
        .isEqualTo(
            new Basis(
                Basis.Kind.AGAINST_TERMS,
                "community-rules 4",
                "Clause 4 forbids contempt for groups of people.",
                "https://example.com/rules#4"));
    assertThatThrownBy(() -> ReasonsPolicy.builder().reading("4", "see the rules"))
        .hasMessage("url must be an address of http or https, was 'see the rules'");
    assertThatThrownBy(() -> ReasonsPolicy.builder().territory(List.of("UK")))
        .hasMessage("territory must be of countries, had UK");
  }

  @Test
  void namesEveryWayOfRedress() {
    ReasonsPolicy policy =
        ReasonsPolicy.builder()
            .complaints("https://example.com/complain")
            .bodies("https://example.com/bodies")
            .build();
    StatementOfReasons statement =
        StatementRule.state(CaseFile.of(block(Category.HATE)), policy).orElseThrow();

    assertThat(statement.redress())
        .isEqualTo(
            new StatementOfReasons.Redress(
                new AppealWindow(
                    LocalDate.of(2026, 3, 1), LocalDate.of(2026, 9, 1), ZoneOffset.UTC),
                "https://example.com/complain",
                true,
                "https://example.com/bodies",
                null));
    assertThat(PlainLanguage.redress(statement.redress()))
        .contains("until the end of 2026-09-01", "https://example.com/complain")
        .contains("out of court: https://example.com/bodies")
        .contains("to a court");
  }

  @Test
  void leavesOutOfCourtBodiesToLargerPlatforms() {
    ReasonsPolicy small =
        ReasonsPolicy.builder().bodies("https://e.example").smallEnterprise().build();
    StatementOfReasons statement =
        StatementRule.state(CaseFile.of(block(Category.HATE)), small).orElseThrow();
    assertThat(statement.redress().outOfCourt()).isFalse();
    assertThat(statement.redress().bodiesUrl()).isNull();
    assertThat(PlainLanguage.redress(statement.redress()))
        .doesNotContain("certified")
        .contains("to a court");
  }

  @Test
  void saysWhatTheContentConsistsOf() {
    ContentItem video =
        ContentItem.media(POST, ADA, MediaHandle.video("files/v.mp4"), "ab".repeat(32))
            .inLocale("pt-BR");
    Decision made = block(Category.DEEPFAKE);
    StatementOfReasons.Facts facts = state(CaseFile.of(made).about(video)).facts();
    assertThat(facts.kinds()).containsExactly(ContentKind.VIDEO);
    assertThat(facts.synthetic()).as("that was found").isTrue();
    assertThat(facts.language()).isEqualTo("pt-BR");
    assertThat(state(CaseFile.of(block(Category.HATE)).about(ITEM)).facts().kinds())
        .containsExactly(ContentKind.TEXT);
    assertThat(state(CaseFile.of(block(Category.HATE))).facts().kinds())
        .as("erased since")
        .isEmpty();
  }

  @Test
  void takesNothingAboutOtherContent() {
    ContentItem other = ContentItem.text(ContentRef.of("post-of-ben", 1), ADA, "words");
    assertThatThrownBy(() -> CaseFile.of(block(Category.HATE)).about(other))
        .hasMessage("the item must be post-of-ada@1");
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void quotesNobody(Category category) {
    Decision made = decision(Actions.BLOCK, RULES, ROB, category);
    Notice notice =
        settled(
            notice(category, NoticeClaim.ILLEGAL, NoticeSource.USER, true),
            Flag.Outcome.CONFIRMED,
            made);
    StatementOfReasons statement =
        state(
            CaseFile.of(made)
                .about(ITEM)
                .finding(
                    List.of(signal(DetectorFamily.LANGUAGE_MODEL, category, Severity.HIGH, NOON)))
                .reported(List.of(notice)));

    assertThat(PlainLanguage.letter(statement) + statement)
        .as("neither content, notifier, notice, reviewer nor model")
        .doesNotContain("secret")
        .doesNotContain("uma")
        .doesNotContain("wrote")
        .doesNotContain("rob")
        .doesNotContain("reviewer's")
        .doesNotContain("a-model");
    assertThat(PlainLanguage.letter(statement))
        .contains(PlainLanguage.category(category))
        .doesNotContain(category.name());
  }
}
