package dev.fanfare.content;

import static dev.fanfare.content.ContentWorld.SCRIPT;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.content.ContentScreen.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentConcurrencyTest {
  private final ContentWorld world = new ContentWorld();

  @Test
  void makesAsManyOfSixteenParallelJobsAsOneWalletPays() throws Exception {
    // 95 credits pay nine jobs of 10.
    world.granted(ADA, 95);
    ContentGeneration content = world.content();

    List<ContentResult> results =
        inParallel(16, 1, (thread, n) -> content.generate(SCRIPT, key("k" + thread)));

    assertThat(results).filteredOn(ContentResult.Generated.class::isInstance).hasSize(9);
    assertThat(results).filteredOn(ContentResult.Declined.class::isInstance).hasSize(7);
    assertThat(world.calls()).isEqualTo(9);
    world.assertCredits(ADA, 5, 0);
  }

  @Test
  void asksTheModelOnceForSixteenCallsUnderOneKey() throws Exception {
    world.granted(ADA, 1_000);
    ContentGeneration content = world.content();

    List<ContentResult> results =
        inParallel(16, 4, (thread, n) -> content.generate(SCRIPT, key("one")));

    assertThat(world.calls()).isEqualTo(1);
    assertThat(results)
        .allMatch(
            result ->
                result instanceof ContentResult.Generated
                    || result instanceof ContentResult.InProgress
                    || result instanceof ContentResult.Held);
    world.assertCredits(ADA, 990, 0);
  }

  @Test
  void givesEachJobOfTheQueueToOneWorker() throws Exception {
    world.granted(ADA, 1_000);
    ContentGeneration content = world.content();
    for (int i = 0; i < 60; i++) {
      content.submit(SCRIPT, key("k" + i));
    }

    List<WorkReport> reports = inParallel(8, 10, (thread, n) -> content.work(3));

    assertThat(reports.stream().mapToInt(WorkReport::total).sum()).isEqualTo(60);
    assertThat(world.calls()).isEqualTo(60);
    world.assertCredits(ADA, 400, 0);
  }

  @Test
  void decidesOnceHoweverManyDecide() throws Exception {
    world.granted(ADA, 100);
    world.screen = draft -> Verdict.HELD;
    ContentGeneration content = world.content();
    content.generate(SCRIPT, key("k"));
    UUID job = content.forCreator(ADA, Optional.empty(), 1).get(0).id();

    List<ContentDecision> decisions =
        inParallel(
            8,
            1,
            (thread, n) ->
                thread % 2 == 0
                    ? content.approve(job, key("yes" + thread))
                    : content.block(job, key("no" + thread)));

    assertThat(decisions).filteredOn(ContentDecision.Decided.class::isInstance).hasSize(1);
    boolean approved = world.job(job).state() == ContentState.COMPLETED;
    world.assertCredits(ADA, approved ? 90 : 100, 0);
  }
}
