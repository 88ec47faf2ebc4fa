package dev.fanfare.moderation;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Law 9 on the whole service: whatever the stages do, nothing is approved unless each of them
 * looked at it and none objected.
 */
class PipelineLawTest {
  private static final List<String> STAGES =
      List.of(
          StageName.NORMALISE,
          StageName.RULES,
          StageName.HASH,
          StageName.CONSENT,
          StageName.MODEL_TEXT,
          StageName.MODEL_SPEECH,
          StageName.MODEL_FRAMES,
          StageName.DEEPFAKE);

  /** What a stage may do. */
  enum Behaviour {
    CLEAN,
    HARMLESS,
    OBJECTING,
    BLOCKING,
    INAPPLICABLE,
    ERRORED,
    TIMED_OUT,
    REFUSED,
    MALFORMED,
    THROWING,
    BREAKING,
    SILENT,
    TOO_MUCH,
    NULLS;

    boolean looks() {
      return this == CLEAN || this == HARMLESS || this == OBJECTING || this == BLOCKING;
    }
  }

  private record Acting(String name, Behaviour behaviour) implements Stage {
    @Override
    public Duration timeout() {
      return Duration.ofSeconds(30);
    }

    @Override
    public List<StageResult> inspect(List<Inspection> items) {
      Inspection item = items.get(0);
      return switch (behaviour) {
        case CLEAN -> List.of(StageResult.ok(List.of()));
        case HARMLESS -> List.of(says(item, Category.SPAM, Severity.LOW));
        case OBJECTING -> List.of(says(item, Category.HATE, Severity.HIGH));
        case BLOCKING -> List.of(says(item, Category.MINORS, Severity.CRITICAL));
        case INAPPLICABLE -> List.of(StageResult.inapplicable("nothing"));
        case ERRORED -> List.of(missing(SignalStatus.ERRORED));
        case TIMED_OUT -> List.of(missing(SignalStatus.TIMED_OUT));
        case REFUSED -> List.of(missing(SignalStatus.REFUSED));
        case MALFORMED -> List.of(missing(SignalStatus.MALFORMED));
        case THROWING -> throw new IllegalStateException("content");
        case BREAKING -> throw new StackOverflowError();
        case SILENT -> List.of();
        case TOO_MUCH -> List.of(StageResult.ok(List.of()), StageResult.ok(List.of()));
        case NULLS -> new ArrayList<>(Collections.singletonList(null));
      };
    }

    private static StageResult says(Inspection item, Category category, Severity severity) {
      return StageResult.ok(
          List.of(
              item.found(
                  Given.HASHES, category, severity, 1, List.of(new Evidence.RuleHolds("r")))));
    }

    private static StageResult missing(SignalStatus status) {
      return StageResult.missing(status, "fault", List.of());
    }
  }

  @Property(tries = 1_000)
  void approvesOnlyWhatEverythingLookedAt(
      @ForAll("behaviours") Map<String, Behaviour> behaviours,
      @ForAll("items") ContentItem item,
      @ForAll CreatorStanding standing) {
    TestClock clock = new TestClock(Given.NOON);
    InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
    Pipeline.Builder pipeline = Pipeline.builder(Runnable::run).standings(creator -> standing);
    STAGES.stream()
        .filter(behaviours::containsKey)
        .forEach(name -> pipeline.stage(new Acting(name, behaviours.get(name))));
    List<Decision> asked = new ArrayList<>();
    Moderation moderation =
        Moderation.of(
            Operations.inMemory(transactions, clock),
            new InMemoryModerationStore(transactions),
            ModerationPolicies.of(ModerationPresets.standard()),
            pipeline.build(),
            (decision, content, flags) -> asked.add(decision));

    ScreenResult result = moderation.screen(item, key("k"));

    Decision decision = ((ScreenResult.Decided) result).decision();
    boolean looked =
        ModerationPresets.standard().requirements().stream()
            .filter(required -> required.holdsFor(Findings.of(item, standing)))
            .allMatch(
                required -> {
                  Behaviour behaviour = behaviours.get(required.stage());
                  return behaviour != null && behaviour.looks();
                });
    boolean objected =
        behaviours.containsValue(Behaviour.OBJECTING)
            || behaviours.containsValue(Behaviour.BLOCKING);
    boolean failed =
        behaviours.values().stream().anyMatch(b -> !b.looks() && b != Behaviour.INAPPLICABLE);

    assertThat(decision.isApproval()).isEqualTo(looked && !objected && !failed);
    if (decision.isDeferred()) {
      assertThat(standing).isEqualTo(CreatorStanding.GOOD);
      assertThat(item.kind()).isEqualTo(ContentKind.TEXT);
      assertThat(objected).isFalse();
      assertThat(moderation.backlog().waitingShown()).isEqualTo(1);
    }
    assertThat(moderation.isShown(item.ref())).isEqualTo(decision.visibility().isShown());
    assertThat(asked.isEmpty()).isEqualTo(!decision.needsHuman());
    if (decision.visibility() == Visibility.HOLD) {
      assertThat(decision.needsHuman() || moderation.backlog().waitingHeld() == 1).isTrue();
    }
  }

  @Provide
  Arbitrary<Map<String, Behaviour>> behaviours() {
    Arbitrary<Behaviour> any =
        Arbitraries.frequency(Tuple.of(12, Behaviour.CLEAN), Tuple.of(1, Behaviour.HARMLESS))
            .flatMap(
                fine ->
                    Arbitraries.integers()
                        .between(0, 9)
                        .flatMap(
                            n -> n > 0 ? Arbitraries.just(fine) : Arbitraries.of(Behaviour.class)));
    return Combinators.combine(
            any.list().ofSize(STAGES.size()), Arbitraries.integers().between(0, 20))
        .as(
            (acts, left) -> {
              Map<String, Behaviour> all = new HashMap<>();
              for (int i = 0; i < STAGES.size(); i++) {
                if (i != left) {
                  all.put(STAGES.get(i), acts.get(i));
                }
              }
              return all;
            });
  }

  @Provide
  Arbitrary<ContentItem> items() {
    return Arbitraries.of(
        Given.text("a", "hello"),
        Given.text("a", "hello").on(Surface.COMMENT),
        Given.image("b"),
        Given.image("b").withText("caption"),
        Given.video("c"),
        Given.video("c").withTranscript("words").withText("caption"));
  }
}
