package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FactStore} does with counters and with what users do, and which marks it leaves
 * for a {@link RollupStore}. Extend it and hand over an empty storage for each test.
 */
public abstract class FactCountersContract {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Storage storage;
  private FactStore facts;
  private RollupStore rollups;

  /** Returns storage without anything in it. */
  protected abstract Storage newStorage();

  @BeforeEach
  void open() {
    storage = newStorage();
    facts = storage.facts();
    rollups = storage.rollups();
  }

  @Test
  void keepsWhatUsersDoAsItWas() {
    var joined = new Fact.UserJoined("j1", NOON, "Zoë 🌹");
    var seen = new Fact.UserSeen("s1", NOON, "u");
    var session = new Fact.SessionEnded("e1", NOON, "u", Duration.ofDays(7), 1_000_000);
    append(joined, seen, session);
    assertThat(List.of("j1", "s1", "e1"))
        .extracting(id -> facts.find(id).orElseThrow())
        .containsExactly(joined, seen, session);
    List<Fact> walked = new ArrayList<>();
    facts.forEach(walked::add);
    assertThat(walked).containsExactly(session, joined, seen);
    assertThat(facts.count()).isEqualTo(3);
  }

  @Test
  void addsCountersApartFromEvents() {
    var stats = stats("v", ADA, DAY, 1, 2, 3, 4);
    var followers = new Fact.FollowersCounted(ADA, DAY, 5);
    assertThat(raise(stats, followers)).isEmpty();
    assertThat(counters()).containsExactlyInAnyOrder(stats, followers);
    assertThat(facts.count()).isZero();
    assertThat(facts.find(stats.id())).isEmpty();
    assertThatThrownBy(() -> append(stats))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("counter");
  }

  @Test
  void keepsTheGreaterOfEveryCount() {
    var first = stats("v", ADA, DAY, 10, 2, 3, 4);
    raise(first);
    assertThat(raise(stats("v", ADA, DAY, 9, 7, 3, 5))).isEqualTo(Map.of(first.id(), first));
    assertThat(counters()).containsExactly(stats("v", ADA, DAY, 10, 7, 3, 5));

    raise(new Fact.FollowersCounted(BEN, DAY, 8));
    raise(new Fact.FollowersCounted(BEN, DAY, 6));
    assertThat(counters()).contains(new Fact.FollowersCounted(BEN, DAY, 8));
  }

  @Test
  void leavesTheCountersOfAnotherCreatorAlone() {
    var first = stats("v", ADA, DAY, 10, 2, 3, 4);
    raise(first);
    takeMarks();
    assertThat(raise(stats("v", BEN, DAY, 99, 99, 99, 99))).isEqualTo(Map.of(first.id(), first));
    assertThat(counters()).containsExactly(first);
    assertThat(takeMarks().dates()).isEmpty();
    assertThat(raise(stats("v", BEN, DAY.plusDays(1), 11, 2, 3, 4))).as("another date").isEmpty();
  }

  @Test
  void walksCountersByDate() {
    raise(
        stats("b", ADA, DAY.plusDays(2), 1, 1, 1, 1),
        new Fact.FollowersCounted(ADA, DAY.plusDays(1), 1),
        stats("a", ADA, DAY, 1, 1, 1, 1));
    assertThat(counters())
        .extracting(Fact.Counter::asOfDate)
        .containsExactly(DAY, DAY.plusDays(1), DAY.plusDays(2));
  }

  @Test
  void marksHoursOfEventsAndDatesOfCounters() {
    append(seen("a", "2026-03-01T12:00:00Z"), seen("b", "2026-03-01T12:59:59.999999Z"));
    append(seen("c", "2026-03-01T13:00:00Z"));
    raise(stats("v", ADA, DAY.plusDays(5), 1, 1, 1, 1));
    assertThat(takeMarks())
        .isEqualTo(
            new RollupStore.Marks(Set.of(NOON, NOON.plusSeconds(3600)), Set.of(DAY.plusDays(5))));
    assertThat(takeMarks()).as("taken once").isEqualTo(new RollupStore.Marks(Set.of(), Set.of()));
  }

  @Test
  void marksNothingThatChangesNothing() {
    append(seen("a", "2026-03-01T12:00:00Z"));
    raise(stats("v", ADA, DAY, 5, 5, 5, 5), new Fact.FollowersCounted(ADA, DAY, 5));
    takeMarks();
    append(seen("a", "2026-03-01T12:00:00Z"));
    raise(stats("v", ADA, DAY, 5, 4, 3, 5), new Fact.FollowersCounted(ADA, DAY, 5));
    assertThat(takeMarks()).isEqualTo(new RollupStore.Marks(Set.of(), Set.of()));
    raise(stats("v", ADA, DAY, 5, 5, 5, 6));
    assertThat(takeMarks().dates()).containsExactly(DAY);
  }

  @Test
  void forgetsTheMarksOfAFailedTransaction() {
    assertThatThrownBy(
            () ->
                storage.inTransaction(
                    () -> {
                      facts.append(List.of(seen("a", "2026-03-01T12:00:00Z")));
                      facts.raise(List.of(stats("v", ADA, DAY, 5, 5, 5, 5)));
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(takeMarks()).isEqualTo(new RollupStore.Marks(Set.of(), Set.of()));
    assertThat(counters()).isEmpty();
  }

  @Test
  void givesMarksBackWhenWhoeverTookThemFails() {
    append(seen("a", "2026-03-01T12:00:00Z"));
    raise(stats("v", ADA, DAY, 5, 5, 5, 5));
    assertThatThrownBy(
            () ->
                storage.inTransaction(
                    () -> {
                      rollups.lock();
                      rollups.takeMarks();
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(takeMarks()).isEqualTo(new RollupStore.Marks(Set.of(NOON), Set.of(DAY)));
  }

  /** A database neither waits nor shows the mark; memory makes whoever asks wait, and shows it. */
  @Test
  void losesNoMarkOfATransactionThatCommitsLater() throws Exception {
    var added = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Background<Boolean> adding =
        Background.start(
            () ->
                storage.inTransaction(
                    () -> {
                      facts.append(List.of(seen("a", "2026-03-01T12:00:00Z")));
                      added.countDown();
                      return awaited(go);
                    }));
    added.await();
    Background<RollupStore.Marks> taking = Background.start(this::takeMarks);
    taking.endsSoon();
    go.countDown();
    assertThat(adding.result()).isTrue();
    List<Instant> hours = new ArrayList<>(taking.result().hours());
    hours.addAll(takeMarks().hours());
    assertThat(hours).containsExactly(NOON);
  }

  @Test
  void raisesToTheGreatestWhenManyCompete() throws Exception {
    Parallel.inParallel(
        8,
        10,
        (thread, n) -> {
          List<Fact.Counter> told = new ArrayList<>();
          for (int video = 0; video < 20; video++) {
            told.add(stats("v" + video, ADA, DAY, thread * 10 + n, 80 - thread, n, 1));
          }
          if (thread % 2 == 0) {
            Collections.reverse(told);
          }
          return storage.inTransaction(() -> facts.raise(told));
        });
    assertThat(counters())
        .hasSize(20)
        .allSatisfy(
            counter ->
                assertThat(VideoCounts.of((Fact.VideoStats) counter))
                    .isEqualTo(new VideoCounts(79, 80, 9, 1)));
  }

  @Test
  void withdrawsAnEventThatTurnedOutImpossible() {
    storage.inTransaction(
        () -> {
          facts.append(List.of(new Fact.GiftSent("g", NOON, "u", ADA, "rose", "", 1, cents(1))));
          facts.withdraw(Set.of("g"));
        });
    List<Fact> walked = new ArrayList<>();
    facts.forEach(walked::add);
    assertThat(walked).isEmpty();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void append(Fact... added) {
    storage.inTransaction(() -> facts.append(List.of(added)));
  }

  private Map<String, Fact.Counter> raise(Fact.Counter... told) {
    return storage.inTransaction(() -> facts.raise(List.of(told)));
  }

  private RollupStore.Marks takeMarks() {
    return storage.inTransaction(
        () -> {
          rollups.lock();
          return rollups.takeMarks();
        });
  }

  private List<Fact.Counter> counters() {
    List<Fact.Counter> found = new ArrayList<>();
    facts.forEachCounter(found::add);
    return found;
  }

  private static Fact seen(String id, String at) {
    return new Fact.UserSeen(id, Instant.parse(at), "u");
  }

  private static Fact.VideoStats stats(
      String video,
      CreatorId creator,
      LocalDate date,
      long views,
      long likes,
      long comments,
      long shares) {
    return new Fact.VideoStats(video, creator, date, views, likes, comments, shares);
  }
}
