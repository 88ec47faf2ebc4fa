package dev.fanfare.moderation;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.testing.Crash;
import dev.fanfare.testing.Fuse;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process dies at every call of a store, of a transaction's beginning and end, of a stage and
 * of the watermark, one after the other. What is under way then is shown to nobody, and after the
 * next start all ends as if nothing had happened.
 */
class ModerationCrashTest {
  private static final ContentRef ONE = ContentRef.of("one", 1);
  private static final Actor.Human EVE = Actor.human("eve");
  private static final Detector KNOWN = new Detector("d", "1", DetectorFamily.HASH);
  private static final ModerationPolicy POLICY =
      Bench.policy("look").toBuilder("crash-1", Instant.EPOCH)
          .remove("need-text")
          .require(Requirement.that("need-post", ContentPart.TEXT, "look").onSurfaces(Surface.POST))
          .require(
              Requirement.that("need-comment", ContentPart.TEXT, "look")
                  .onSurfaces(Surface.COMMENT)
                  .orDefer())
          .build();

  /** What a host does; all of it can be done again under the same keys. */
  enum Script {
    APPROVED(Visibility.ALLOW) {
      @Override
      void run(World world, Moderation moderation) {
        world.stage.now(clean());
        moderation.screen(Given.image("one"), key("k"));
      }
    },
    BLOCKED(Visibility.BLOCK) {
      @Override
      void run(World world, Moderation moderation) {
        world.stage.now(finding(Category.DEEPFAKE));
        moderation.screen(Given.image("one"), key("k"));
      }
    },
    HELD(Visibility.HOLD) {
      @Override
      void run(World world, Moderation moderation) {
        world.stage.now(finding(Category.HATE));
        moderation.screen(Given.image("one"), key("k"));
      }
    },
    BATCH(Visibility.ALLOW) {
      @Override
      void run(World world, Moderation moderation) {
        world.stage.now(
            inspection ->
                inspection.item().ref().equals(ONE)
                    ? StageResult.ok(List.of())
                    : finding(Category.HATE).apply(inspection));
        moderation.screen(
            List.of(Given.image("two"), Given.image("one"), Given.text("three", "x")), key("k"));
      }
    },
    SCREENED_AGAIN(Visibility.ALLOW) {
      @Override
      void run(World world, Moderation moderation) {
        world.stage.now(
            inspection -> {
              throw new IllegalStateException();
            });
        moderation.screen(ContentItem.text(ONE, ADA, "x").on(Surface.COMMENT), key("k"));
        world.clock.advance(Duration.ofHours(1));
        world.stage.now(clean());
        moderation.rescreen(10);
      }
    },
    RULED(Visibility.ALLOW) {
      @Override
      void run(World world, Moderation moderation) {
        HELD.run(world, moderation);
        moderation.rule(HumanRuling.of(ONE, EVE, Actions.ALLOW, null, "fine"), key("r"));
        moderation.resume(10);
      }
    },
    TAKEN_DOWN(Visibility.BLOCK) {
      @Override
      void run(World world, Moderation moderation) {
        APPROVED.run(world, moderation);
        moderation.rule(HumanRuling.of(ONE, EVE, Actions.BLOCK, Ground.terms("t"), "no"), key("r"));
      }
    },
    REOPENED(Visibility.HOLD) {
      @Override
      void run(World world, Moderation moderation) {
        APPROVED.run(world, moderation);
        world.stage.now(finding(Category.CONSENT_MISSING));
        moderation.reopen(ONE, "consent-withdrawn", key("o"));
        moderation.resume(10);
      }
    },
    FLAGGED(Visibility.ALLOW) {
      @Override
      void run(World world, Moderation moderation) {
        APPROVED.run(world, moderation);
        FlagResult raised = moderation.flag(ONE, Category.SPAM, Severity.LOW, "fan", key("f"));
        moderation.resolve(
            ((FlagResult.Opened) raised).flag(), Flag.Outcome.DISMISSED, "no", EVE, key("s"));
      }
    },
    ERASED(Visibility.ALLOW) {
      @Override
      void run(World world, Moderation moderation) {
        APPROVED.run(world, moderation);
        moderation.erase("one", key("e"));
      }
    };

    private final Visibility end;

    Script(Visibility end) {
      this.end = end;
    }

    abstract void run(World world, Moderation moderation);

    private static FakeStage.Step clean() {
      return inspection -> StageResult.ok(List.of());
    }

    private static FakeStage.Step finding(Category category) {
      return inspection ->
          StageResult.ok(
              List.of(
                  inspection.found(
                      KNOWN, category, Severity.HIGH, 0.95, List.of(new Evidence.RuleHolds("r")))));
    }
  }

  /** What outlives a process, and a stage. */
  private static final class World {
    private final TestClock clock = new TestClock(Given.NOON);
    private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
    private final OperationStore answers = new InMemoryOperationStore(transactions);
    private final EventStore outbox = new InMemoryEventStore(transactions);
    private final ModerationStore store = new InMemoryModerationStore(transactions);
    private final FakeStage stage = FakeStage.clean("look");
    private final Set<UUID> marks = new HashSet<>();

    Moderation start(Fuse fuse) {
      Stage dying =
          new FakeStage(
              "look",
              inspection -> {
                fuse.burn();
                return stage.inspect(List.of(inspection)).get(0);
              });
      Watermarking marking =
          (item, mark) -> {
            fuse.burn();
            marks.add(mark);
            return new Watermarking.Result.Verified();
          };
      return Moderation.of(
          Operations.of(
              fuse.on(transactions),
              fuse.on(OperationStore.class, answers),
              fuse.on(EventStore.class, outbox),
              IdGenerator.timeOrdered(clock),
              clock),
          fuse.on(ModerationStore.class, store),
          ModerationPolicies.of(POLICY),
          Pipeline.builder(Runnable::run)
              .stage(dying)
              .watermarking(marking, Duration.ofSeconds(10))
              .build(),
          ReviewIntake.none());
    }

    /** How things stand, without what differs by when it happened. */
    Map<String, Object> ends() {
      Map<String, Object> ends = new TreeMap<>();
      Moderation moderation = start(Fuse.never());
      for (String id : List.of("one", "two", "three")) {
        ContentRef ref = ContentRef.of(id, 1);
        store
            .find(ref)
            .ifPresent(
                screening -> {
                  Decision standing = moderation.standing(ref).orElseThrow();
                  ends.put(id + " actions", standing.actions());
                  ends.put(id + " deferred", standing.isDeferred());
                  ends.put(id + " mark", screening.mark());
                  ends.put(id + " item", screening.item() != null);
                  ends.put(
                      id + " flags", moderation.flags(ref).stream().map(Flag::category).toList());
                  ends.put(id + " open", moderation.flags(ref).stream().map(Flag::isOpen).toList());
                });
      }
      ends.put("backlog", moderation.backlog());
      ends.put("marks", marks);
      List<String> told = new ArrayList<>();
      for (RecordedEvent event : outbox.waiting(1_000, Set.of())) {
        String name = event.event().getClass().getSimpleName();
        if (!name.equals("ContentDeferred")) {
          told.add(name);
        }
      }
      told.sort(null);
      ends.put("told", told);
      return ends;
    }
  }

  @ParameterizedTest
  @EnumSource(Script.class)
  void endsAsIfNothingHadHappened(Script script) {
    World calm = new World();
    script.run(calm, calm.start(Fuse.never()));
    Map<String, Object> expected = calm.ends();
    assertThat(calm.store.find(ONE).flatMap(Screening::standingDecision)).isPresent();

    int call = 1;
    boolean died = true;
    while (died) {
      World world = new World();
      Fuse fuse = Fuse.at(call);
      try {
        script.run(world, world.start(fuse));
      } catch (Crash crash) {
        // As it should be.
      }
      died = fuse.blown();
      if (died) {
        Moderation next = world.start(Fuse.never());
        if (!script.end.isShown() && script != Script.TAKEN_DOWN && script != Script.REOPENED) {
          assertThat(next.isShown(ONE)).as("shown after call %d", call).isFalse();
        }
        world.clock.advance(Duration.ofHours(1));
        next.resume(100);
        script.run(world, next);
        world.clock.advance(Duration.ofHours(1));
        next.resume(100);
        next.rescreen(100);
        assertThat(world.ends()).as("after a crash at call %d", call).isEqualTo(expected);
        assertThat(next.standing(ONE).orElseThrow().visibility()).isEqualTo(script.end);
      }
      call++;
      assertThat(call).isLessThan(1_000);
    }
    assertThat(call).as("it had something to die at").isGreaterThan(10);
  }
}
