package dev.fanfare.achievement;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.achievement.Achievements.AchievementsChecked;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryLog;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AchievementsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T05:00:00Z");

  /** A program with a memory: what was granted goes with the transaction that granted it. */
  private static final class Program {
    final TestClock clock = new TestClock(T0);
    final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
    final InMemoryEventStore outbox = new InMemoryEventStore(transactions);
    final InMemoryLog<Reward> rewards = new InMemoryLog<>(transactions);
    final InMemoryAchievementStore store = new InMemoryAchievementStore(transactions);
    final Achievements achievements;
    volatile CreatorId failing = CreatorId.of("nobody");

    record Reward(CreatorId creator, long credits, IdempotencyKey key) {}

    Program(AchievementPolicy policy) {
      achievements =
          Achievements.of(
              Operations.of(
                  transactions,
                  new InMemoryOperationStore(transactions),
                  outbox,
                  IdGenerator.timeOrdered(clock),
                  clock),
              store,
              (creator, rule, key) -> {
                if (creator.equals(failing)) {
                  throw new IllegalStateException("no credits for " + creator);
                }
                rewards.append(new Reward(creator, rule.rewardCredits(), key));
              },
              policy);
    }

    Program() {
      this(AchievementPolicy.standard());
    }

    List<DomainEvent> events() {
      return outbox.waiting(10_000, Set.of()).stream().map(RecordedEvent::event).toList();
    }
  }

  private final Program program = new Program();
  private final Achievements achievements = program.achievements;

  @Test
  void unlocksWhatIsReachedWithItsRewardAndItsEvent() {
    AchievementsChecked checked = achievements.check(views(ADA, 10_500), key("c"));

    assertThat(checked.unlocked())
        .containsExactly(
            new UnlockedAchievement(
                ADA,
                "views_1k",
                "1K Views",
                "1000 views of all videos together",
                "🌱",
                100,
                "standard-1",
                "total_views",
                10_500,
                T0),
            new UnlockedAchievement(
                ADA,
                "views_10k",
                "10K Views",
                "10000 views of all videos together",
                "🌟",
                100,
                "standard-1",
                "total_views",
                10_500,
                T0));
    assertThat(achievements.unlocked(ADA)).containsExactlyInAnyOrderElementsOf(checked.unlocked());
    assertThat(program.rewards.all())
        .extracting(Program.Reward::credits)
        .containsExactly(100L, 100L);
    assertThat(program.events())
        .containsExactly(
            new AchievementUnlocked(ADA, "views_1k", "1K Views", "🌱", 100, T0),
            new AchievementUnlocked(ADA, "views_10k", "10K Views", "🌟", 100, T0));
  }

  @Test
  void unlocksForEveryCreatorAlthoughAnotherHasItAlready() {
    achievements.check(views(ADA, 1_000), key("a"));

    assertThat(achievements.check(views(BEN, 1_000), key("b")).unlocked())
        .extracting(UnlockedAchievement::code)
        .containsExactly("views_1k");
    assertThat(program.rewards.all()).extracting(Program.Reward::creator).containsExactly(ADA, BEN);
  }

  @Test
  void unlocksAndRewardsOnceHoweverOftenItIsChecked() {
    achievements.check(views(ADA, 1_000), key("monday"));
    program.clock.set("2026-03-02T05:00:00Z");

    assertThat(achievements.check(views(ADA, 1_500), key("tuesday")).unlocked()).isEmpty();
    assertThat(achievements.unlocked(ADA))
        .singleElement()
        .extracting(UnlockedAchievement::unlockedAt)
        .isEqualTo(T0);
    assertThat(program.rewards.size()).isEqualTo(1);
    assertThat(program.events()).hasSize(1);
  }

  @Test
  void takesNothingBackWhenFiguresDropLater() {
    achievements.check(views(ADA, 1_000), key("high"));

    assertThat(achievements.check(views(ADA, 3), key("low")).unlocked()).isEmpty();
    assertThat(achievements.unlocked(ADA)).hasSize(1);
    assertThat(achievements.check(views(ADA, 1_000), key("again")).unlocked()).isEmpty();
    assertThat(program.rewards.size()).isEqualTo(1);
  }

  @Test
  void answersARepeatedKeyAsTheFirstTime() {
    AchievementsChecked first = achievements.check(views(ADA, 1_000), key("c"));

    assertThat(achievements.check(views(ADA, 1_000), key("c"))).isEqualTo(first.asReplayed());
    assertThat(program.rewards.size()).isEqualTo(1);
    assertThatThrownBy(() -> achievements.check(views(ADA, 10_000), key("c")))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("figures");
  }

  @Test
  void unlocksNothingIfTheRewardCannotBeGranted() {
    program.failing = ADA;
    assertThatThrownBy(() -> achievements.check(views(ADA, 10_000), key("c")))
        .hasMessage("no credits for ada");

    assertThat(achievements.unlocked(ADA)).isEmpty();
    assertThat(program.rewards.size()).isZero();
    assertThat(program.events()).isEmpty();

    program.failing = BEN;
    assertThat(achievements.check(views(ADA, 10_000), key("c")).unlocked()).hasSize(2);
  }

  @Test
  void rewardsUnderAKeyOfTheCreatorAndTheCodeAlone() {
    achievements.check(views(ADA, 1_000), key("one"));
    Program other = new Program();
    other.achievements.check(views(ADA, 1_000), key("two"));
    other.achievements.check(views(BEN, 1_000), key("three"));

    IdempotencyKey granted = program.rewards.get(0).key();
    assertThat(other.rewards.get(0).key()).isEqualTo(granted);
    assertThat(other.rewards.get(1).key()).isNotEqualTo(granted);
    assertThat(achievements.unlocked(ADA).get(0).rewardKey()).isEqualTo(granted);
  }

  @Test
  void callsForNoRewardWhereThereIsNone() {
    Program bare =
        new Program(
            policy(
                Instant.EPOCH,
                new AchievementRule("fan", "Fan", "Ten fans", Metric.FOLLOWERS, 10, "👋", 0)));

    assertThat(bare.achievements.check(followers(ADA, 10), key("c")).unlocked()).hasSize(1);
    assertThat(bare.rewards.size()).isZero();
    assertThat(bare.events()).hasSize(1);
  }

  @Test
  void unlocksNothingBeforeItsPolicyIsInForce() {
    Program coming = new Program(policy(T0.plusSeconds(1), fan()));

    assertThat(coming.achievements.check(followers(ADA, 10), key("early")).unlocked()).isEmpty();
    coming.clock.set(T0.plusSeconds(1));
    assertThat(coming.achievements.check(followers(ADA, 10), key("now")).unlocked()).hasSize(1);
  }

  @Test
  void unlocksAndRewardsOnceOnSixteenThreads() throws Exception {
    List<AchievementsChecked> all =
        inParallel(
            16, 4, (thread, n) -> achievements.check(views(ADA, 1_000_000), key(thread + "-" + n)));

    assertThat(all.stream().flatMap(checked -> checked.unlocked().stream())).hasSize(4);
    assertThat(program.rewards.size()).isEqualTo(4);
    assertThat(program.events()).hasSize(4);
  }

  @Test
  void saysWhatIsMissing() {
    achievements.check(followers(ADA, 1_000), key("c"));

    List<AchievementProgress> progress =
        achievements.progress(CreatorStats.of(ADA, USD).followers(900).totalViews(1_200).build());

    assertThat(progress)
        .extracting(p -> p.rule().code())
        .containsExactlyElementsOf(
            achievements.policy().rules().stream().map(AchievementRule::code).toList());
    assertThat(of(progress, "followers_1k").unlocked()).as("kept although it dropped").isTrue();
    assertThat(of(progress, "followers_1k").missing()).isZero();
    assertThat(of(progress, "followers_10k").missing()).as("10000 - 900").isEqualTo(9_100);
    assertThat(of(progress, "views_1k").unlocked()).as("reached, not checked yet").isFalse();
    assertThat(of(progress, "views_1k").missing()).isZero();
    assertThat(of(progress, "views_10k").missing()).as("10000 - 1200").isEqualTo(8_800);
    assertThat(of(progress, "streak_7").value()).as("not measured").isNull();
    assertThat(of(progress, "streak_7").missing()).isEqualTo(7);
    assertThat(program.rewards.size()).as("asking unlocks nothing").isEqualTo(1);
  }

  @Test
  void checksMoreCreatorsThanFitATransaction() {
    int creators = 2 * StoredAchievements.CHUNK + 3;

    var report = achievements.checkAll(everyone(creators), key("run"));

    assertThat(report.checked()).isEqualTo(creators);
    assertThat(report.unlocked()).isEqualTo(creators);
    assertThat(report.replayed()).isFalse();
    assertThat(program.rewards.size()).isEqualTo(creators);
    assertThat(achievements.checkAll(everyone(creators), key("run")))
        .isEqualTo(report.asReplayed());
    assertThat(achievements.checkAll(everyone(creators), key("next")).unlocked()).isZero();
    assertThat(program.rewards.size()).isEqualTo(creators);
  }

  @Test
  void resumesARunThatCrashedAsIfItHadNot() {
    int creators = 3 * StoredAchievements.CHUNK;
    program.failing = creator(2 * StoredAchievements.CHUNK);
    assertThatThrownBy(() -> achievements.checkAll(everyone(creators), key("run")))
        .hasMessageContaining("no credits for");
    assertThat(program.rewards.size())
        .as("two chunks are kept")
        .isEqualTo(2 * StoredAchievements.CHUNK);

    program.failing = BEN;
    // Since the crash everyone has more views; the run's key still names the same run.
    var report =
        achievements.checkAll(
            everyone(creators).map(stats -> stats.toBuilder().totalViews(20_000).build()),
            key("run"));

    assertThat(report.checked()).isEqualTo(creators);
    // 1,000 creators unlocked one before the crash; 500 unlock two now.
    assertThat(report.unlocked())
        .isEqualTo(2 * StoredAchievements.CHUNK + 2 * StoredAchievements.CHUNK);
    assertThat(report.replayed()).isFalse();
    assertThat(program.rewards.all()).doesNotHaveDuplicates();
  }

  @Test
  void passesOverNobodyWhenCreatorsShiftBetweenTheCrashAndTheRestart() {
    int creators = 2 * StoredAchievements.CHUNK;
    program.failing = creator(creators - 1);
    assertThatThrownBy(() -> achievements.checkAll(everyone(creators), key("run")))
        .hasMessageContaining("no credits for");

    program.failing = BEN;
    var report =
        achievements.checkAll(
            Stream.concat(Stream.of(views(ADA, 1_000)), everyone(creators)), key("run"));

    assertThat(report.checked()).isEqualTo(creators + 1L);
    assertThat(program.store.codes(List.of(ADA)).get(ADA)).containsExactly("views_1k");
    assertThat(program.rewards.size()).isEqualTo(creators + 1);
  }

  @Test
  void refusesARunUnderAKeyThatNamesAnotherRequest() {
    achievements.check(views(ADA, 1_000), key("c"));

    assertThatThrownBy(() -> achievements.checkAll(everyone(3), key("c")))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(program.rewards.size()).isEqualTo(1);
  }

  @Test
  void leavesNothingOfARunInATransactionThatTheHostRollsBack() {
    assertThatThrownBy(
            () ->
                program.transactions.inTransaction(
                    () -> {
                      achievements.checkAll(everyone(700), key("run"));
                      throw new IllegalStateException("host");
                    }))
        .hasMessage("host");

    assertThat(program.rewards.size()).isZero();
    assertThat(program.events()).isEmpty();
    assertThat(achievements.checkAll(everyone(700), key("run")).unlocked()).isEqualTo(700);
  }

  @Property(tries = 1000)
  void unlocksTheSameInAnyOrderAndInPieces(
      @ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> creators,
      @ForAll @Size(value = 20) List<@IntRange(max = 150_000) Integer> figures,
      @ForAll @IntRange(max = 20) int cut) {
    List<CreatorStats> all =
        IntStream.range(0, creators.size())
            .mapToObj(i -> views(creator(creators.get(i)), figures.get(i)))
            .toList();
    List<CreatorStats> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    Program whole = new Program();
    Program pieces = new Program();
    Program backwards = new Program();

    whole.achievements.checkAll(all.stream(), key("run"));
    int middle = Math.min(cut, all.size());
    pieces.achievements.checkAll(all.subList(0, middle).stream(), key("first"));
    pieces.achievements.checkAll(all.subList(middle, all.size()).stream(), key("second"));
    for (int i = 0; i < reversed.size(); i++) {
      backwards.achievements.check(reversed.get(i), key("c" + i));
    }

    assertThat(codes(pieces)).isEqualTo(codes(whole));
    assertThat(codes(backwards)).isEqualTo(codes(whole));
    assertThat(whole.rewards.size()).isEqualTo(codes(whole).size());
  }

  private static List<String> codes(Program program) {
    List<String> codes = new ArrayList<>();
    program.store.forEach(row -> codes.add(row.creator() + "/" + row.code()));
    return codes;
  }

  private static AchievementProgress of(List<AchievementProgress> progress, String code) {
    return progress.stream().filter(p -> p.rule().code().equals(code)).findFirst().orElseThrow();
  }

  private static AchievementPolicy policy(Instant from, AchievementRule... rules) {
    return new AchievementPolicy("test", from, List.of(rules));
  }

  private static AchievementRule fan() {
    return new AchievementRule("fan", "Fan", "Ten fans", Metric.FOLLOWERS, 10, "👋", 100);
  }

  private static Stream<CreatorStats> everyone(int creators) {
    return IntStream.range(0, creators).mapToObj(i -> views(creator(i), 1_000));
  }

  private static CreatorId creator(int i) {
    return CreatorId.of("creator-%05d".formatted(i));
  }

  private static CreatorStats views(CreatorId creator, long views) {
    return CreatorStats.of(creator, USD).totalViews(views).build();
  }

  private static CreatorStats followers(CreatorId creator, long followers) {
    return CreatorStats.of(creator, USD).followers(followers).build();
  }
}
