package dev.fanfare.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Law 9 on the policy: nothing that is missing approves, and nothing that is found helps. */
class FailsClosedTest {
  private static final List<ModerationPolicy> POLICIES =
      List.of(ModerationPresets.standard(), ModerationPresets.rulesOnly());

  private static final List<String> STAGES =
      List.of(
          StageName.NORMALISE,
          StageName.RULES,
          StageName.HASH,
          StageName.CONSENT,
          StageName.PROVENANCE,
          StageName.MODEL_TEXT,
          StageName.MODEL_SPEECH,
          StageName.MODEL_FRAMES,
          StageName.DEEPFAKE,
          "own");

  @Property(tries = 2_000)
  void approvesNothingThatAStageFailedOn(@ForAll("findings") Findings findings) {
    boolean failed =
        findings.stages().values().stream().anyMatch(result -> result.status().isMissing());
    for (ModerationPolicy policy : POLICIES) {
      Verdict verdict = policy.decide(findings);
      boolean lacks =
          failed
              || policy.requirements().stream()
                  .filter(requirement -> requirement.holdsFor(findings))
                  .anyMatch(
                      requirement -> {
                        StageResult result = findings.stages().get(requirement.stage());
                        return result == null || result.status() != SignalStatus.OK;
                      });

      boolean approved = verdict.actions().visibility().isShown() && !verdict.deferred();
      assertThat(approved && lacks).isFalse();
      if (verdict.deferred()) {
        assertThat(findings.standing()).isEqualTo(CreatorStanding.GOOD);
        assertThat(findings.kind()).isEqualTo(ContentKind.TEXT);
        assertThat(verdict.rescreen()).isTrue();
        assertThat(verdict.matches())
            .noneMatch(match -> match.signal().severity().atLeast(Severity.MEDIUM));
        assertThat(findings.signals())
            .noneMatch(
                signal ->
                    signal.category() == Category.MANIPULATION
                        && signal.severity() != Severity.NONE);
        assertThat(findings.stages().get(StageName.MODEL_TEXT).status().isOutage()).isTrue();
      }
      if (verdict.actions().visibility() == Visibility.HOLD) {
        assertThat(verdict.needsHuman() || verdict.rescreen()).isTrue();
      }
      assertThat(verdict.ground() != null).isEqualTo(verdict.actions().areRestrictive());
    }
  }

  @Property(tries = 2_000)
  void getsNoMilderByAFurtherSignal(
      @ForAll("findings") Findings findings, @ForAll("signals") Signal more) {
    for (ModerationPolicy policy : POLICIES) {
      Verdict before = policy.decide(findings);
      Verdict after = policy.decide(findings.withEarlier(List.of(more)));

      assertThat(after.actions().stronger(before.actions())).isEqualTo(after.actions());
      assertThat(after.severity().worse(before.severity()).compareTo(before.severity()))
          .isNotNegative();
      assertThat(!before.needsHuman() || after.needsHuman() || isBlocked(after)).isTrue();
    }
  }

  @Property(tries = 2_000)
  void getsNoMilderByAnythingASingleStageDoes(
      @ForAll("findings") Findings findings, @ForAll("failures") StageResult failure) {
    for (ModerationPolicy policy : POLICIES) {
      for (String stage : STAGES) {
        StageResult result = findings.stages().get(stage);
        if (result != null && result.status() == SignalStatus.OK) {
          // The stage says all it said, and then fails.
          StageResult failed = StageResult.missing(failure.status(), "fault", result.signals());
          Verdict before = policy.decide(findings);
          Verdict after = policy.decide(findings.with(stage, failed));

          assertThat(after.actions().stronger(before.actions())).isEqualTo(after.actions());
          assertThat(after.actions().visibility().isShown() && !after.deferred()).isFalse();
        }
      }
    }
  }

  private static boolean isBlocked(Verdict verdict) {
    return verdict.actions().visibility() == Visibility.BLOCK;
  }

  @Provide
  Arbitrary<Findings> findings() {
    Arbitrary<ContentItem> items =
        Arbitraries.of(
            Given.text("a", "hello"),
            Given.text("a", "hello").on(Surface.COMMENT),
            Given.text("a", "hello").withMedia(MediaHandle.image("x")),
            Given.image("b"),
            Given.video("c").withTranscript("hello"),
            Given.video("c"));
    Arbitrary<Map<String, StageResult>> stages =
        Arbitraries.maps(
                Arbitraries.of(STAGES),
                Arbitraries.frequencyOf(
                    Tuple.of(6, found()),
                    Tuple.of(1, failures()),
                    Tuple.of(1, Arbitraries.of(StageResult.inapplicable("nothing")))))
            .ofMinSize(4)
            .ofMaxSize(9);
    return Combinators.combine(
            items, Arbitraries.of(CreatorStanding.class), stages, Arbitraries.of(true, false))
        .as(
            (item, standing, results, last) -> {
              Findings all = Findings.of(item, standing);
              for (var result : results.entrySet()) {
                all = all.with(result.getKey(), result.getValue());
              }
              return last ? all.asLastTry() : all;
            });
  }

  private Arbitrary<StageResult> found() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(StageResult.ok(List.of()))),
        Tuple.of(1, signals().list().ofMaxSize(3).map(StageResult::ok)));
  }

  @Provide
  Arbitrary<StageResult> failures() {
    return Combinators.combine(
            Arbitraries.of(SignalStatus.class).filter(SignalStatus::isMissing),
            signals().list().ofMaxSize(2))
        .as((status, signals) -> StageResult.missing(status, "fault", new ArrayList<>(signals)));
  }

  @Provide
  Arbitrary<Signal> signals() {
    return Combinators.combine(
            Arbitraries.of(DetectorFamily.class),
            Arbitraries.of(Category.class),
            Arbitraries.of(Severity.class),
            Arbitraries.integers().between(0, 100).map(percent -> percent / 100.0),
            Arbitraries.of(true, false))
        .as(
            (family, category, severity, confidence, evidence) ->
                evidence
                    ? Given.signal(new Detector("d", "1", family), category, severity, confidence)
                    : Given.bare(new Detector("d", "1", family), category, severity, confidence));
  }
}
