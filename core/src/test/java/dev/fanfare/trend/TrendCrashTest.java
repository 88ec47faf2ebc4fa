package dev.fanfare.trend;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.trend.TrendWorld.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.testing.Crash;
import dev.fanfare.testing.Fuse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever crashes when, doing it again leaves what doing it once leaves. */
class TrendCrashTest {
  @Test
  void leavesTheSameWhicheverCallWasTheLast() {
    TrendWorld whole = world();
    live(whole.trends(), whole);
    List<Object> expected = state(whole);
    int call = 0;
    boolean crashed;
    do {
      call++;
      TrendWorld world = world();
      Fuse fuse = Fuse.at(call);
      try {
        live(trends(world, fuse), world);
      } catch (Crash e) {
        // The process is dead; the next one does it again.
      }
      crashed = fuse.blown();
      world.clock.set("2026-03-02T03:00:00Z");
      live(world.trends(), world);
      assertThat(state(world)).as("crash at %d", call).isEqualTo(expected);
    } while (crashed);
    assertThat(call).as("crash points").isGreaterThan(30);
  }

  private static TrendWorld world() {
    TrendWorld world = new TrendWorld();
    world.usually =
        request ->
            TrendWorld.proposing(
                proposal("rye", 40, "2026-03-10"), proposal("sourdough", 99, "2026-03-10"));
    return world;
  }

  private static void live(Trends trends, TrendWorld world) {
    trends.setCategories(ADA, Set.of("food"), key("cat"));
    List<TrendCount> counts = new ArrayList<>();
    for (int day = -27; day < 25; day++) {
      LocalDate date = TrendWorld.YESTERDAY.plusDays(day);
      counts.add(TrendCount.of(TrendKind.HASHTAG, "food", "sourdough", date, 100 + day, 9));
      counts.add(TrendCount.of(TrendKind.HASHTAG, "food", "rye", date, day == 9 ? 10 : 0, 0));
    }
    trends.record(counts, key("counts"));
    trends.compute();
    trends.predict(key("predict"));
    world.clock.advance(Duration.ofDays(20));
    trends.followUp();
    trends.prune(LocalDate.of(2026, 2, 1));
  }

  /** Returns all that there is to see. */
  private static List<Object> state(TrendWorld world) {
    List<Object> all = new ArrayList<>();
    LocalDate first = LocalDate.EPOCH;
    all.addAll(world.store.top(TrendFilter.ALL, first, LocalDate.of(2030, 1, 1), first, 99));
    all.addAll(world.store.awaiting(LocalDate.of(2030, 1, 1), 99));
    all.addAll(world.store.series(first, LocalDate.of(2030, 1, 1), Optional.empty(), 99));
    all.addAll(world.store.categories(ADA));
    Trend rye =
        world
            .store
            .current(List.of(TrendWorld.hashtag("food", "rye")))
            .get(TrendWorld.hashtag("food", "rye"));
    // The peak was foreseen for the 10th, and came then.
    assertThat(rye.accuracy()).isEqualTo(100);
    return all;
  }

  private static Trends trends(TrendWorld world, Fuse fuse) {
    Operations operations =
        Operations.of(
            fuse.on(world.memory),
            fuse.on(OperationStore.class, world.answered),
            fuse.on(EventStore.class, world.events),
            IdGenerator.timeOrdered(world.clock),
            world.clock);
    return Trends.of(
        operations,
        fuse.on(TrendStore.class, world.store),
        world.tiers(),
        world.model,
        world.policy);
  }
}
