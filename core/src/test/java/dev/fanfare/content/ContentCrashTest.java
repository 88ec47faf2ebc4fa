package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.Credits;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.testing.Crash;
import dev.fanfare.testing.Fuse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever crashes when: no credit is lost, none is taken twice, and no job is stuck. */
class ContentCrashTest {
  /** How a request is made, and how the model and the screen behave. */
  enum Story {
    DELIVERED(Verdict.PASSED, false) {
      @Override
      void live(ContentGeneration content, ContentWorld world) {
        content.generate(SCRIPT, key("k"));
      }
    },
    STREAMED(Verdict.PASSED, false) {
      @Override
      void live(ContentGeneration content, ContentWorld world) {
        content.stream(SCRIPT, n -> {}, key("k")).result().toCompletableFuture().join();
      }
    },
    BLOCKED(Verdict.BLOCKED, false) {
      @Override
      void live(ContentGeneration content, ContentWorld world) {
        content.generate(SCRIPT, key("k"));
      }
    },
    REFUSED(Verdict.PASSED, true) {
      @Override
      void live(ContentGeneration content, ContentWorld world) {
        content.generate(SCRIPT, key("k"));
      }
    },
    QUEUED(Verdict.PASSED, false) {
      @Override
      void live(ContentGeneration content, ContentWorld world) {
        content.submit(SCRIPT, key("k"));
        content.work(5);
        content.recover(5);
      }
    },
    APPROVED(Verdict.HELD, false) {
      @Override
      void live(ContentGeneration content, ContentWorld world) {
        content.generate(SCRIPT, key("k"));
        if (world.store.find(JOB).isPresent()) {
          content.approve(JOB, key("yes" + world.store.find(JOB).orElseThrow().state()));
        }
      }
    },
    FORGOTTEN(Verdict.HELD, false) {
      @Override
      void live(ContentGeneration content, ContentWorld world) {
        content.generate(SCRIPT, key("k"));
        content.forget(ADA);
      }
    };

    final Verdict verdict;
    final boolean refuses;

    Story(Verdict verdict, boolean refuses) {
      this.verdict = verdict;
      this.refuses = refuses;
    }

    abstract void live(ContentGeneration content, ContentWorld world);
  }

  private static final UUID JOB = DerivedId.of("k", "content");

  @ParameterizedTest
  @EnumSource
  void losesNoCreditWhicheverCallIsTheLast(Story story) {
    int call = 0;
    boolean crashed;
    do {
      call++;
      ContentWorld world = new ContentWorld().granted(ADA, 100);
      world.screen = draft -> story.verdict;
      if (story.refuses) {
        world.usually = request -> ContentWorld.refused();
      }
      Fuse fuse = Fuse.at(call);
      try {
        story.live(content(world, fuse), world);
      } catch (Crash | java.util.concurrent.CompletionException e) {
        // The process is dead; the next one starts below.
      }
      crashed = fuse.blown();
      world.assertAudited();
      assertThat(world.balance(ADA).available() + world.balance(ADA).reserved())
          .as("crash at %d", call)
          .isIn(90L, 100L);
      quiesce(world);
      check(world, call);
    } while (crashed);
    assertThat(call).as("crash points").isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnUnderTheSameKeyWhicheverCallWasTheLast(Story story) {
    int call = 0;
    boolean crashed;
    do {
      call++;
      ContentWorld world = new ContentWorld().granted(ADA, 100);
      world.screen = draft -> story.verdict;
      Fuse fuse = Fuse.at(call);
      try {
        story.live(content(world, fuse), world);
      } catch (Crash | java.util.concurrent.CompletionException e) {
        // The host starts again.
      }
      crashed = fuse.blown();
      world.clock.advance(world.policy.lease());
      story.live(world.content(), world);
      world.assertAudited();
      assertThat(world.store.find(JOB)).as("crash at %d", call).isPresent();
      quiesce(world);
      check(world, call);
    } while (crashed);
  }

  /** Twenty steps of a host with crashes anywhere. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void isExactInAnyStory(@ForAll long seed) {
    Random random = new Random(seed);
    ContentWorld world = new ContentWorld().granted(ADA, 100);
    world.screen = draft -> Verdict.values()[random.nextInt(Verdict.values().length)];
    world.usually =
        request ->
            answer(random)
                .before(0, () -> world.clock.advance(Duration.ofSeconds(random.nextInt(900))));
    Fuse fuse = Fuse.never();
    for (int step = 0; step < 20; step++) {
      if (fuse.blown() || random.nextInt(4) == 0) {
        fuse = random.nextInt(3) == 0 ? Fuse.never() : Fuse.at(1 + random.nextInt(60));
      }
      try {
        step(world, content(world, fuse), random);
      } catch (Crash | java.util.concurrent.CompletionException e) {
        // The next step is the next process.
      }
      world.assertAudited();
    }
    quiesce(world);
    check(world, 0);
  }

  private static ScriptedAnswer answer(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> ContentWorld.busy();
      case 1 -> ContentWorld.refused();
      case 2 -> ContentWorld.said("");
      default -> ContentWorld.said("A text of " + random.nextInt());
    };
  }

  private static void step(ContentWorld world, ContentGeneration content, Random random) {
    String name = "r" + random.nextInt(6);
    List<JobRecord> jobs = world.store.ofCreator(ADA, Optional.empty(), 100);
    switch (random.nextInt(9)) {
      case 0, 1 -> content.generate(SCRIPT, key("g" + name));
      case 2 -> content.submit(SCRIPT, key("s" + name));
      case 3 ->
          content.stream(SCRIPT, n -> {}, key("g" + name)).result().toCompletableFuture().join();
      case 4 -> content.work(1 + random.nextInt(3));
      case 5 -> content.recover(1 + random.nextInt(5));
      case 6 -> world.clock.advance(Duration.ofMinutes(random.nextInt(2000)));
      case 7 -> {
        if (!jobs.isEmpty()) {
          UUID job = jobs.get(random.nextInt(jobs.size())).id();
          if (random.nextBoolean()) {
            content.approve(job, key("yes" + random.nextInt()));
          } else {
            content.block(job, key("no" + random.nextInt()));
          }
        }
      }
      default -> {
        if (random.nextInt(4) == 0) {
          content.forget(ADA);
        }
      }
    }
  }

  /** Everything that goes on by itself does: nobody decides any more. */
  private static void quiesce(ContentWorld world) {
    for (int day = 0; day < 9; day++) {
      world.clock.advance(Duration.ofDays(1));
      world.content().recover(1000);
      world.content().work(1000);
    }
  }

  /** Compares the wallet with the jobs. */
  private static void check(ContentWorld world, int call) {
    List<JobRecord> jobs = new ArrayList<>();
    world.store.forEach(jobs::add);
    assertThat(jobs).as("crash at %d", call).allMatch(job -> job.state().isFinal());
    long delivered = jobs.stream().filter(job -> job.state() == ContentState.COMPLETED).count();
    world.assertCredits(ADA, 100 - 10 * delivered, 0);
    assertThat(world.announced().stream().filter(ContentGenerated.class::isInstance))
        .as("crash at %d", call)
        .hasSize((int) delivered);
    assertThat(world.announced().stream().filter(ContentGenerationFailed.class::isInstance))
        .as("crash at %d", call)
        .hasSize((int) (jobs.size() - delivered));
  }

  /** Returns the service of a process in which everything may be the last call. */
  private static ContentGeneration content(ContentWorld world, Fuse fuse) {
    Operations operations =
        Operations.of(
            fuse.on(world.memory),
            fuse.on(OperationStore.class, world.answered),
            fuse.on(EventStore.class, world.events),
            IdGenerator.timeOrdered(world.clock),
            world.clock);
    return ContentGeneration.of(
        operations,
        fuse.on(ContentJobStore.class, world.store),
        Credits.of(
            operations, fuse.on(CreditStore.class, world.creditStore), CreditPolicy.standard()),
        CreditPrices.general(),
        new Fused(world.model, fuse),
        draft -> {
          fuse.burn();
          Verdict verdict = world.screen.screen(draft);
          fuse.burn();
          return verdict;
        },
        world.policy);
  }

  /** A model during and after whose calls the process may die. */
  private record Fused(LanguageModel model, Fuse fuse) implements LanguageModel {
    @Override
    public ModelName name() {
      return model.name();
    }

    @Override
    public AiResponse complete(AiRequest request) {
      fuse.burn();
      AiResponse response = model.complete(request);
      fuse.burn();
      return response;
    }

    @Override
    public AiStream stream(AiRequest request, AiListener listener) {
      fuse.burn();
      AiStream stream = model.stream(request, listener);
      fuse.burn();
      return stream;
    }
  }
}
