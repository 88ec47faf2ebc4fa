package dev.fanfare.content;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.JobType;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.testing.Crash;
import dev.fanfare.testing.Fuse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever crashes when: no credit is lost, none is taken twice, and no job is stuck. Extend it for
 * each storage.
 */
public abstract class ContentCrashContract {
  private static final CreditPolicy CREDITS = CreditPolicy.standard();

  /** Returns empty storage. */
  protected abstract Storage storage();

  /** How a request is made, and how the model and the screen behave. */
  enum Story {
    DELIVERED(Verdict.PASSED, false) {
      @Override
      void live(ContentGeneration content, Life life) {
        content.generate(life.request(), key(life.name()));
      }
    },
    STREAMED(Verdict.PASSED, false) {
      @Override
      void live(ContentGeneration content, Life life) {
        content.stream(life.request(), n -> {}, key(life.name()))
            .result()
            .toCompletableFuture()
            .join();
      }
    },
    BLOCKED(Verdict.BLOCKED, false) {
      @Override
      void live(ContentGeneration content, Life life) {
        content.generate(life.request(), key(life.name()));
      }
    },
    REFUSED(Verdict.PASSED, true) {
      @Override
      void live(ContentGeneration content, Life life) {
        content.generate(life.request(), key(life.name()));
      }
    },
    QUEUED(Verdict.PASSED, false) {
      @Override
      void live(ContentGeneration content, Life life) {
        content.submit(life.request(), key(life.name()));
        content.work(5);
        content.recover(5);
      }
    },
    APPROVED(Verdict.HELD, false) {
      @Override
      void live(ContentGeneration content, Life life) {
        content.generate(life.request(), key(life.name()));
        content
            .find(life.job())
            .ifPresent(job -> content.approve(job.id(), key(life.name() + "-" + job.state())));
      }
    },
    FORGOTTEN(Verdict.HELD, false) {
      @Override
      void live(ContentGeneration content, Life life) {
        content.generate(life.request(), key(life.name()));
        content.forget(life.creator());
      }
    };

    final Verdict verdict;
    final boolean refuses;

    Story(Verdict verdict, boolean refuses) {
      this.verdict = verdict;
      this.refuses = refuses;
    }

    abstract void live(ContentGeneration content, Life life);
  }

  /** One life of a process, with a creator of its own. */
  private record Life(String name, CreatorId creator) {
    static Life of(Story story, int call) {
      String name = story.name().toLowerCase(Locale.ROOT) + "-" + call;
      return new Life(name, CreatorId.of("ada-" + name));
    }

    ContentRequest request() {
      return ContentRequest.of(creator, JobType.SCRIPT, "A hook about sourdough");
    }

    UUID job() {
      return DerivedId.of(name, "content");
    }
  }

  private ContentWorld world(Story story) {
    ContentWorld world = new ContentWorld(storage());
    world.screen = draft -> story.verdict;
    if (story.refuses) {
      world.usually = request -> ContentWorld.refused();
    }
    return world;
  }

  @ParameterizedTest
  @EnumSource
  void losesNoCreditWhicheverCallIsTheLast(Story story) {
    ContentWorld world = world(story);
    int call = 0;
    boolean crashed;
    do {
      call++;
      Life life = Life.of(story, call);
      crashed = crashes(world, story, life, call);
      CreditBalance left = world.balance(life.creator());
      assertThat(left.available() + left.reserved()).as("crash at %d", call).isIn(90L, 100L);
      quiesce(world);
      check(world, life.creator(), call);
    } while (crashed);
    assertThat(call).as("crash points").isGreaterThan(15);
    world.assertAudited();
  }

  @ParameterizedTest
  @EnumSource
  void goesOnUnderTheSameKeyWhicheverCallWasTheLast(Story story) {
    ContentWorld world = world(story);
    int call = 0;
    boolean crashed;
    do {
      call++;
      Life life = Life.of(story, call);
      crashed = crashes(world, story, life, call);
      world.clock.advance(world.policy.lease());
      story.live(world.content(), life);
      assertThat(world.store.find(life.job())).as("crash at %d", call).isPresent();
      quiesce(world);
      check(world, life.creator(), call);
    } while (crashed);
    world.assertAudited();
  }

  private static boolean crashes(ContentWorld world, Story story, Life life, int call) {
    world.granted(life.creator(), 100);
    Fuse fuse = Fuse.at(call);
    try {
      story.live(content(world, fuse), life);
    } catch (Crash | CompletionException e) {
      // The process is dead; another one goes on.
    }
    return fuse.blown();
  }

  /** Everything that goes on by itself does: nobody decides any more. */
  static void quiesce(ContentWorld world) {
    for (int day = 0; day < 9; day++) {
      world.clock.advance(Duration.ofDays(1));
      world.content().recover(1000);
      world.content().work(1000);
    }
  }

  /** Compares a creator's wallet with the jobs. */
  static void check(ContentWorld world, CreatorId creator, int call) {
    List<JobRecord> jobs = world.store.ofCreator(creator, Optional.empty(), 1_000);
    assertThat(jobs).as("crash at %d", call).allMatch(job -> job.state().isFinal());
    long delivered = jobs.stream().filter(job -> job.state() == ContentState.COMPLETED).count();
    CreditBalance balance = world.balance(creator);
    assertThat(List.of(balance.available(), balance.reserved()))
        .as("credits after a crash at %d", call)
        .containsExactly(100 - 10 * delivered, 0L);
    List<RecordedEvent> waiting = world.events.waiting(1_000, Set.of());
    List<DomainEvent> announced = waiting.stream().map(RecordedEvent::event).toList();
    assertThat(announced.stream().filter(ContentGenerated.class::isInstance))
        .as("crash at %d", call)
        .hasSize((int) delivered);
    assertThat(announced.stream().filter(ContentGenerationFailed.class::isInstance))
        .as("crash at %d", call)
        .hasSize((int) (jobs.size() - delivered));
    waiting.forEach(world.events::delivered);
  }

  /** Returns the service of a process in which everything may be the last call. */
  static ContentGeneration content(ContentWorld world, Fuse fuse) {
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
        Credits.of(operations, fuse.on(CreditStore.class, world.creditStore), CREDITS),
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
