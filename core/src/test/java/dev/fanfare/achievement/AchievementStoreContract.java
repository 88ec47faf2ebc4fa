package dev.fanfare.achievement;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AchievementStore} does. Extend it and hand over an empty store for each test.
 */
public abstract class AchievementStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract AchievementStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    UnlockedAchievement achievement =
        new UnlockedAchievement(
            ADA,
            "family",
            "Family 'quoted'",
            "Joined emoji \\ % _",
            "👨‍👩‍👧‍👦",
            1_000_000,
            "v-7",
            "best_video_views",
            Long.MAX_VALUE,
            T0.plusNanos(123_456_000));
    unlock(achievement);

    assertThat(store().ofCreator(ADA)).containsExactly(achievement);
  }

  @Test
  void unlocksACodeOnceForACreator() {
    UnlockedAchievement first = achievement(ADA, "views_1k", T0);

    assertThat(unlock(first)).isTrue();
    assertThat(unlock(achievement(ADA, "views_1k", T0.plusSeconds(9)))).isFalse();
    assertThat(store().ofCreator(ADA)).containsExactly(first);
  }

  @Test
  void unlocksTheSameCodeForAnotherCreator() {
    assertThat(unlock(achievement(ADA, "views_1k", T0))).isTrue();
    assertThat(unlock(achievement(BEN, "views_1k", T0))).isTrue();
    assertThat(unlock(achievement(ADA, "views_10k", T0))).isTrue();
  }

  @Test
  void returnsTheCodesOfTheCreatorsAskedFor() {
    unlock(achievement(ADA, "b", T0));
    unlock(achievement(ADA, "a", T0));
    unlock(achievement(BEN, "c", T0));
    unlock(achievement(CLEO, "d", T0));

    Map<CreatorId, Set<String>> codes =
        in(() -> store().codes(List.of(BEN, ADA, CreatorId.of("dan"))));

    assertThat(codes.get(ADA)).containsExactlyInAnyOrder("a", "b");
    assertThat(codes.get(BEN)).containsExactly("c");
    assertThat(codes).doesNotContainKey(CLEO);
    assertThat(codes.getOrDefault(CreatorId.of("dan"), Set.of())).isEmpty();
    assertThat(in(() -> store().codes(List.of()))).isEmpty();
  }

  @Test
  void listsACreatorsByTimeAndThenByCode() {
    unlock(achievement(ADA, "z", T0));
    unlock(achievement(ADA, "b", T0.plusSeconds(1)));
    unlock(achievement(ADA, "a", T0.plusSeconds(1)));
    unlock(achievement(BEN, "c", T0));

    assertThat(store().ofCreator(ADA))
        .extracting(UnlockedAchievement::code)
        .containsExactly("z", "a", "b");
    assertThat(store().ofCreator(CreatorId.of("ad"))).isEmpty();
  }

  @Test
  void handsOverEverythingByCreatorAndCode() {
    unlock(achievement(BEN, "a", T0));
    unlock(achievement(ADA, "b", T0));
    unlock(achievement(ADA, "B", T0));
    // Upper case sorts before lower case: by code units, not by a language.
    unlock(achievement(CreatorId.of("Zoe"), "a", T0));

    List<String> all = new ArrayList<>();
    transactions()
        .inTransaction(() -> store().forEach(row -> all.add(row.creator() + "/" + row.code())));

    assertThat(all).containsExactly("Zoe/a", "ada/B", "ada/b", "ben/a");
  }

  @Test
  void undoesAnUnlockWithItsTransaction() {
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().unlock(achievement(ADA, "views_1k", T0));
                          throw new IllegalStateException("host");
                        }))
        .hasMessage("host");

    assertThat(store().ofCreator(ADA)).isEmpty();
    assertThat(unlock(achievement(ADA, "views_1k", T0))).isTrue();
  }

  @Test
  void letsOneOfManyUnlock() throws Exception {
    List<Boolean> unlocked =
        inParallel(
            16, 20, (thread, n) -> unlock(achievement(ADA, "code_" + n, T0.plusSeconds(thread))));

    assertThat(unlocked).filteredOn(Boolean::booleanValue).hasSize(20);
    assertThat(store().ofCreator(ADA)).hasSize(20);
  }

  private boolean unlock(UnlockedAchievement achievement) {
    return in(() -> store().unlock(achievement));
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static UnlockedAchievement achievement(CreatorId creator, String code, Instant at) {
    return new UnlockedAchievement(
        creator, code, "Name", "Description", "🌱", 100, "v1", "total_views", 1_000, at);
  }
}
