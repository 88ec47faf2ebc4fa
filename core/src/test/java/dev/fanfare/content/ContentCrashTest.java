package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;

import dev.fanfare.Storage;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.content.ContentScreen.Verdict;
import dev.fanfare.testing.Crash;
import dev.fanfare.testing.Fuse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ContentCrashTest extends ContentCrashContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
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
      } catch (Crash | CompletionException e) {
        // The next step is the next process.
      }
      world.assertAudited();
    }
    quiesce(world);
    check(world, ADA, 0);
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
}
