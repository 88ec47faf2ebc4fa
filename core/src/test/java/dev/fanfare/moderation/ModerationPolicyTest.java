package dev.fanfare.moderation;

import static dev.fanfare.moderation.Given.FAKES;
import static dev.fanfare.moderation.Given.HASHES;
import static dev.fanfare.moderation.Given.MODEL;
import static dev.fanfare.moderation.Given.RULES;
import static dev.fanfare.moderation.Given.bare;
import static dev.fanfare.moderation.Given.onText;
import static dev.fanfare.moderation.Given.onVideo;
import static dev.fanfare.moderation.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from findings. */
class ModerationPolicyTest {
  private static final ModerationPolicy POLICY = ModerationPresets.standard();

  @Test
  void approvesWhatEverythingLookedAtAndNothingObjectsTo() {
    Verdict verdict = POLICY.decide(onText(CreatorStanding.NEW));

    assertThat(verdict.actions()).isEqualTo(Actions.ALLOW);
    assertThat(verdict.deferred()).isFalse();
    assertThat(verdict.needsHuman()).isFalse();
    assertThat(verdict.rows()).isEmpty();
  }

  @ParameterizedTest(name = "{0} at {2} from {1}: {3}")
  @CsvSource({
    "LOW,      DEEPFAKE_DETECTOR, 0.81, BLOCK, the requirement's rule",
    "HIGH,     DEEPFAKE_DETECTOR, 0.80, HOLD,  80 is not above 80",
    "HIGH,     LANGUAGE_MODEL,    0.81, HOLD,  a general model has an opinion and no evidence",
    "CRITICAL, LANGUAGE_MODEL,    1.00, HOLD,  however sure it is",
    "HIGH,     HASH,              0.95, BLOCK, a copy of a known one",
    "MEDIUM,   DEEPFAKE_DETECTOR, 0.30, HOLD,  a lead",
    "MEDIUM,   DEEPFAKE_DETECTOR, 0.29, ALLOW, too little to hold"
  })
  void believesDeepfakesByWhoSaysSo(
      Severity severity, DetectorFamily family, double score, Visibility expected, String because) {
    Detector detector = new Detector("d", "1", family);

    Verdict verdict =
        POLICY.decide(
            onVideo(CreatorStanding.GOOD, signal(detector, Category.DEEPFAKE, severity, score)));

    assertThat(verdict.actions().visibility()).as(because).isEqualTo(expected);
    assertThat(verdict.needsHuman()).isEqualTo(expected == Visibility.HOLD);
  }

  @Test
  void blocksNoDeepfakeWithoutEvidence() {
    Signal bare = bare(FAKES, Category.DEEPFAKE, Severity.HIGH, 0.99);

    Verdict verdict = POLICY.decide(onVideo(CreatorStanding.GOOD, bare));

    assertThat(verdict.actions()).isEqualTo(Actions.HOLD);
  }

  @Test
  void takesTheStrongestActionInEachDimensionAndListsEveryRow() {
    PolicyRow blocked =
        PolicyRow.builder("blocked")
            .on(Category.SPAM)
            .then(Actions.BLOCK, Ground.terms("spam"), "block-spam")
            .strikes(1)
            .build();
    PolicyRow unpaid =
        PolicyRow.builder("unpaid")
            .on(Category.HATE)
            .then(
                Actions.of(Visibility.LABEL)
                    .withMonetary(Sanction.TERMINATE)
                    .withAccount(Sanction.SUSPEND),
                Ground.law("Art. 1"),
                "label-hate")
            .review(Duration.ofHours(3))
            .strikes(5)
            .build();
    PolicyRow watched =
        PolicyRow.builder("watched").in(RowMode.SHADOW).hold(Duration.ofHours(1)).build();
    PolicyRow off = PolicyRow.builder("off").in(RowMode.OFF).hold(Duration.ofHours(1)).build();
    ModerationPolicy policy =
        ModerationPolicy.builder("p", Instant.EPOCH)
            .require(Requirement.nothing("read-nothing", ContentPart.TEXT))
            .row(watched)
            .row(unpaid)
            .row(off)
            .row(blocked)
            .build();
    Signal spam = signal(RULES, Category.SPAM, Severity.LOW, 0.5);
    Signal hate = signal(RULES, Category.HATE, Severity.HIGH, 0.5);

    Verdict verdict = policy.decide(onText(CreatorStanding.NEW, spam, hate));

    assertThat(verdict.actions())
        .isEqualTo(
            new Actions(Visibility.BLOCK, Sanction.TERMINATE, Sanction.NONE, Sanction.SUSPEND));
    assertThat(verdict.matches())
        .extracting(match -> match.row().id() + " " + match.signal().category())
        .containsExactly("blocked SPAM", "watched HATE", "watched SPAM", "unpaid HATE");
    assertThat(verdict.rows()).containsExactly("blocked", "unpaid");
    assertThat(verdict.ground()).isEqualTo(Ground.terms("spam"));
    assertThat(verdict.statement()).isEqualTo("block-spam");
    assertThat(verdict.strikes()).isEqualTo(5);
    assertThat(verdict.reviewWithin()).isEqualTo(Duration.ofHours(3));
    assertThat(verdict.severity()).isEqualTo(Severity.HIGH);
    assertThat(verdict.categories()).containsExactly(Category.HATE, Category.SPAM);
    assertThat(verdict.appealable()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = SignalStatus.class,
      names = {"OK"},
      mode = EnumSource.Mode.EXCLUDE)
  void holdsWhatARequiredStageDidNotLookAt(SignalStatus status) {
    for (String stage : List.of(StageName.RULES, StageName.MODEL_TEXT, StageName.NORMALISE)) {
      Verdict verdict = POLICY.decide(onText(CreatorStanding.NEW).with(stage, result(status)));

      assertThat(verdict.actions()).as(stage).isEqualTo(Actions.HOLD);
      assertThat(verdict.rescreen()).as(stage).isEqualTo(status.isOutage());
      assertThat(verdict.needsHuman()).as(stage).isEqualTo(!status.isOutage());
    }
  }

  @Test
  void holdsWhatARequiredStageNeverSaw() {
    Findings nothing = Findings.of(Given.text("t", "hello"), CreatorStanding.GOOD);

    Verdict verdict = POLICY.decide(nothing);

    assertThat(verdict.actions()).isEqualTo(Actions.HOLD);
    assertThat(verdict.needsHuman()).isTrue();
    assertThat(verdict.rows())
        .containsExactly("need-normalise", "need-rules", "need-model-text-good");
  }

  @ParameterizedTest(name = "{0} of a creator in {1} standing: {2}, deferred {3}")
  @CsvSource({
    "ERRORED,   GOOD,    ALLOW, true",
    "TIMED_OUT, GOOD,    ALLOW, true",
    "REFUSED,   GOOD,    HOLD,  false",
    "MALFORMED, GOOD,    HOLD,  false",
    "ERRORED,   NEW,     HOLD,  false",
    "ERRORED,   WATCHED, HOLD,  false"
  })
  void showsForNowOnlyTextOfTrustedCreatorsWhileTheModelIsOut(
      SignalStatus status, CreatorStanding standing, Visibility expected, boolean deferred) {
    Verdict verdict = POLICY.decide(onText(standing).with(StageName.MODEL_TEXT, result(status)));

    assertThat(verdict.actions().visibility()).isEqualTo(expected);
    assertThat(verdict.deferred()).isEqualTo(deferred);
    assertThat(verdict.rescreen()).isEqualTo(status.isOutage());
  }

  @ParameterizedTest(name = "{0} {1}: shown for now {2}")
  @CsvSource({
    "SPAM,         LOW,    true",
    "PRIVACY,      LOW,    true",
    "SPAM,         MEDIUM, false",
    "HARASSMENT,   MEDIUM, false",
    "MANIPULATION, LOW,    false",
    "MANIPULATION, NONE,   true"
  })
  void showsForNowOnlyWhatIsOfLowRisk(Category category, Severity severity, boolean shown) {
    Findings findings =
        onText(CreatorStanding.GOOD, signal(RULES, category, severity, 0.6))
            .with(StageName.MODEL_TEXT, result(SignalStatus.ERRORED));

    Verdict verdict = POLICY.decide(findings);

    assertThat(verdict.deferred()).isEqualTo(shown);
    assertThat(verdict.actions().visibility())
        .isEqualTo(shown ? Visibility.ALLOW : Visibility.HOLD);
    assertThat(verdict.rescreen()).isTrue();
  }

  @Test
  void leavesToAPersonWhatIsStillMissingAtTheLastTry() {
    Findings out =
        onText(CreatorStanding.GOOD).with(StageName.MODEL_TEXT, result(SignalStatus.ERRORED));

    Verdict verdict = POLICY.decide(out.asLastTry());

    assertThat(verdict.actions()).isEqualTo(Actions.HOLD);
    assertThat(verdict.needsHuman()).isTrue();
    assertThat(verdict.rescreen()).isFalse();
  }

  @Test
  void holdsWhereAStageFailsThatNobodyRequires() {
    Findings extra =
        onText(CreatorStanding.GOOD).with("own-classifier", result(SignalStatus.ERRORED));

    assertThat(POLICY.decide(extra).actions()).isEqualTo(Actions.HOLD);
    assertThat(POLICY.decide(extra).rows()).containsExactly("unavailable/own-classifier");
  }

  @Test
  void holdsPartsThatNoRowSpeaksOf() {
    ModerationPolicy empty = ModerationPolicy.builder("empty", Instant.EPOCH).build();

    assertThat(empty.decide(onText(CreatorStanding.GOOD)).actions()).isEqualTo(Actions.HOLD);
    assertThat(ModerationPresets.rulesOnly().decide(onText(CreatorStanding.NEW)).actions())
        .isEqualTo(Actions.ALLOW);
    assertThat(ModerationPresets.rulesOnly().decide(onVideo(CreatorStanding.GOOD)).rows())
        .containsExactly("unguarded/SPEECH", "unguarded/PICTURES");
  }

  @Test
  void asksNothingMoreOfWhatIsBlocked() {
    Findings known =
        Findings.of(Given.video("v"), CreatorStanding.GOOD)
            .with(
                StageName.HASH,
                StageResult.ok(List.of(signal(HASHES, Category.MINORS, Severity.CRITICAL, 1))));

    assertThat(POLICY.blocks(known)).isTrue();
    Verdict verdict = POLICY.decide(known);
    assertThat(verdict.actions())
        .isEqualTo(Actions.BLOCK.withMonetary(Sanction.SUSPEND).withAccount(Sanction.SUSPEND));
    assertThat(verdict.missing()).isEmpty();
    assertThat(verdict.needsSecondApproval()).isTrue();
  }

  @Test
  void countsOnWhatWasFoundBefore() {
    Signal before = signal(MODEL, Category.HATE, Severity.HIGH, 0.9);

    assertThat(POLICY.decide(onText(CreatorStanding.GOOD).withEarlier(List.of(before))).actions())
        .isEqualTo(Actions.HOLD);
  }

  @Test
  void goesByStandingAndSurface() {
    Signal spam = signal(MODEL, Category.SPAM, Severity.MEDIUM, 0.6);
    Signal nude = signal(MODEL, Category.SEXUAL_ADULT, Severity.MEDIUM, 0.6);
    Findings comment =
        Given.looked(
            Findings.of(Given.text("t", "x").on(Surface.COMMENT), CreatorStanding.GOOD), nude);

    assertThat(POLICY.decide(onText(CreatorStanding.GOOD, spam)).actions().visibility())
        .isEqualTo(Visibility.DEMOTE);
    assertThat(POLICY.decide(onText(CreatorStanding.NEW, spam)).actions().visibility())
        .isEqualTo(Visibility.HOLD);
    assertThat(POLICY.decide(onText(CreatorStanding.GOOD, nude)).actions().visibility())
        .isEqualTo(Visibility.AGE_RESTRICT);
    assertThat(POLICY.decide(comment).actions().visibility()).isEqualTo(Visibility.HOLD);
  }

  @Test
  void refusesRowsThatMakeNoSense() {
    assertThatThrownBy(() -> PolicyRow.builder("r").from(Severity.NONE).build())
        .hasMessageContaining("LOW or worse");
    assertThatThrownBy(
            () ->
                new PolicyRow(
                    "r",
                    Set.of(),
                    Severity.LOW,
                    0,
                    false,
                    Set.of(),
                    false,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Actions.HOLD,
                    null,
                    null,
                    false,
                    false,
                    false,
                    Duration.ofHours(1),
                    0,
                    RowMode.LIVE))
        .hasMessageContaining("a person has to look");
    assertThatThrownBy(() -> PolicyRow.builder("r").confidence(1.1).build())
        .hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> PolicyRow.builder("r").secondApproval().build())
        .hasMessageContaining("no first");
    assertThatThrownBy(
            () ->
                ModerationPolicy.builder("p", Instant.EPOCH)
                    .row(PolicyRow.builder("r"))
                    .row(PolicyRow.builder("r"))
                    .build())
        .hasMessageContaining("'r' comes twice");
    assertThatThrownBy(() -> POLICY.toBuilder("q", Instant.EPOCH).remove("nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsWhichVersionIsInForceAndWhichRunsBeside() {
    Instant spring = Instant.parse("2026-03-01T00:00:00Z");
    ModerationPolicy next = POLICY.toBuilder("next", spring).remove("noted").build();
    ModerationPolicies versions = ModerationPolicies.of(List.of(next, POLICY));

    assertThat(versions.inForce(spring)).isEqualTo(next);
    assertThat(versions.inForce(spring.minusNanos(1))).isEqualTo(POLICY);
    assertThat(versions.shadowOf(next)).isEmpty();
    assertThat(versions.withShadow(POLICY.toBuilder("try", spring).build()).shadowOf(next))
        .get()
        .extracting(ModerationPolicy::version)
        .isEqualTo("try");
    assertThatThrownBy(() -> versions.withShadow(next)).hasMessageContaining("live");
    assertThatThrownBy(() -> versions.inForce(Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static StageResult result(SignalStatus status) {
    return status == SignalStatus.INAPPLICABLE
        ? StageResult.inapplicable("nothing-there")
        : StageResult.missing(status, "fault", List.of());
  }
}
