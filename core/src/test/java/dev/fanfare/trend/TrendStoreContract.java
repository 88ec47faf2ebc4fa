package dev.fanfare.trend;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.ModelName;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.Background;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link TrendStore} does. Extend it and hand over an empty store for each test. */
public abstract class TrendStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final LocalDate FAR = LocalDate.of(2030, 1, 1);
  private static final ModelName MODEL = new ModelName("provider", "model-1");

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract TrendStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void replacesCountsOfTheSameKeyAndDay() {
    TrendKey key = key(TrendKind.HASHTAG, "food", "brød 🎹 'x' \\ % _");
    saveCounts(count(key, 0, 5), count(key, 1, TrendCount.MAX), count(key, 2, 7));
    TrendCount corrected = new TrendCount(key, "Another title", DAY.minusDays(1), 0, 0);
    saveCounts(corrected);

    assertThat(store().counts(key, DAY.minusDays(2), DAY))
        .containsExactly(count(key, 2, 7), corrected, count(key, 0, 5));
    assertThat(store().counts(key, DAY.minusDays(1), DAY.minusDays(1))).containsExactly(corrected);
    assertThat(store().counts(key(TrendKind.SOUND, "food", "x"), DAY.minusDays(9), DAY)).isEmpty();
  }

  @Test
  void walksThroughWhatWasCountedInTheKeysOrder() {
    List<TrendKey> keys =
        List.of(
            key(TrendKind.FORMAT, "food", "x"),
            key(TrendKind.HASHTAG, "Food", "x"),
            key(TrendKind.HASHTAG, "food", "a b"),
            key(TrendKind.HASHTAG, "food", "a-b"),
            key(TrendKind.HASHTAG, "food", "ab"),
            key(TrendKind.HASHTAG, "food", "zz"),
            key(TrendKind.HASHTAG, "food", "é"),
            key(TrendKind.HASHTAG, "foods", "a"),
            key(TrendKind.TOPIC, "a", "a"));
    for (int i = keys.size() - 1; i >= 0; i--) {
      saveCounts(count(keys.get(i), 0, i), count(keys.get(i), 3, 10 + i));
    }
    saveCounts(count(key(TrendKind.HASHTAG, "food", "old"), 9, 5));

    List<TrendSeries> seen = new ArrayList<>();
    Optional<TrendKey> last = Optional.empty();
    List<TrendSeries> page;
    while (!(page = series(5, last, 2)).isEmpty()) {
      seen.addAll(page);
      last = Optional.of(page.get(page.size() - 1).key());
    }

    assertThat(seen).extracting(TrendSeries::key).containsExactlyElementsOf(keys);
    assertThat(seen.get(4).counts())
        .containsExactly(count(keys.get(4), 3, 14), count(keys.get(4), 0, 4));
    assertThat(series(2, Optional.empty(), 99)).allMatch(found -> found.counts().size() == 1);
    assertThat(series(9, Optional.empty(), 99)).hasSize(10);
  }

  private List<TrendSeries> series(int days, Optional<TrendKey> after, int limit) {
    return store().series(DAY.minusDays(days), DAY, after, limit);
  }

  @Test
  void knowsWhatOfEachKindWasUsedMost() {
    TrendKey a = key(TrendKind.HASHTAG, "food", "a");
    TrendKey b = key(TrendKind.HASHTAG, "travel", "a");
    TrendKey c = key(TrendKind.SOUND, "music", "c");
    saveCounts(count(a, 0, 5), count(a, 1, 6), count(b, 0, 10), count(b, 8, 99), count(c, 0, 0));
    saveCounts(count(key(TrendKind.TOPIC, "x", "x"), 8, 1));

    assertThat(store().mostUsed(DAY.minusDays(6), DAY))
        .isEqualTo(Map.of(TrendKind.HASHTAG, 11L, TrendKind.SOUND, 0L));
    assertThat(store().mostUsed(DAY.plusDays(1), DAY.plusDays(2))).isEmpty();
  }

  @Test
  void deletesOldCounts() {
    TrendKey key = key(TrendKind.HASHTAG, "food", "a");
    saveCounts(count(key, 0, 5), count(key, 1, 5), count(key, 2, 5), count(key, 3, 5));

    assertThat(in(() -> store().deleteCounts(DAY.minusDays(1)))).isEqualTo(2);
    assertThat(store().counts(key, DAY.minusDays(9), DAY)).hasSize(2);
    assertThat(in(() -> store().deleteCounts(DAY.minusDays(1)))).isZero();
  }

  @Test
  void tellsTrendsApartWhoseNamesLookLikeCategories() {
    Trend vegan = trend(TrendKind.TOPIC, "food/vegan", "soup", 2, 1);
    Trend food = trend(TrendKind.TOPIC, "food", "vegan/soup", 1, 1);
    publish(vegan, food);

    assertThat(top(9)).containsExactly(vegan, food);
    assertThat(store().find(food.id())).contains(food);
  }

  @Test
  void readsBackEveryFieldOfATrend() {
    List<Trend> all =
        List.of(
            computed(
                "a", DAY, 12.34, new TrendPeak(DAY.plusDays(3), DAY.minusDays(1), DAY.plusDays(9))),
            computed("b", DAY, 0, null),
            proposed("c", DAY, 100, "'; drop table fanfare_trend; -- 🎹 \\ % _"),
            proposed("d", DAY, 0, null));
    publish(all.toArray(Trend[]::new));

    for (Trend trend : all) {
      assertThat(store().find(trend.id())).contains(trend);
    }
    assertThat(store().find(new UUID(0, 9))).isEmpty();
    assertThat(store().current(all.stream().map(Trend::key).toList()).values())
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void keepsOneCurrentTrendOfAKeyAndTheEarlierOnes() {
    Trend week1 = proposed("a", DAY, 50, null);
    Trend week2 = computed("a", DAY.plusDays(7), 10, null);
    Trend again = computed("a", DAY.plusDays(7), 20, null);
    publish(week1);
    publish(week2);
    assertThat(week2.id()).isEqualTo(again.id()).isNotEqualTo(week1.id());

    publish(again);

    assertThat(store().current(List.of(week1.key()))).isEqualTo(Map.of(week1.key(), again));
    assertThat(store().find(week1.id())).contains(week1);
    assertThat(store().find(week2.id())).contains(again);
    assertThat(top(99)).containsExactly(again);
    assertThat(store().current(List.of(key(TrendKind.SOUND, "food", "a")))).isEmpty();
    assertThat(store().current(List.of())).isEmpty();
    publish();
  }

  @Test
  void makesAnEarlierTrendCurrentAgain() {
    Trend first = computed("a", DAY, 50, null);
    publish(first);
    publish(computed("a", DAY.plusDays(1), 10, null));
    publish(first);

    assertThat(top(99)).containsExactly(first);
  }

  @Test
  void retiresComputedTrendsOfDaysBefore() {
    Trend old = computed("a", DAY.minusDays(1), 1, null);
    Trend fresh = computed("b", DAY, 1, null);
    Trend models = proposed("c", DAY.minusDays(9), 1, null);
    Trend today = computed("d", DAY.plusDays(5), 1, null);
    Trend ahead = computed("e", DAY.plusDays(6), 1, null);
    publish(old, fresh, models, today, ahead);

    assertThat(locked(() -> store().retire(DAY, DAY.plusDays(5)))).isEqualTo(2);

    assertThat(top(99)).containsExactlyInAnyOrder(fresh, models, today);
    assertThat(store().find(old.id())).contains(old);
    assertThat(locked(() -> store().retire(DAY, DAY.plusDays(5)))).isZero();
  }

  @Test
  void withdrawsComputedTrendsOfKeys() {
    Trend computed = computed("a", DAY, 1, null);
    Trend other = computed("b", DAY, 1, null);
    Trend models = proposed("c", DAY, 1, null);
    publish(computed, other, models);

    assertThat(
            locked(
                () ->
                    store()
                        .withdraw(
                            List.of(
                                computed.key(),
                                models.key(),
                                key(TrendKind.SOUND, "food", "unknown")))))
        .isEqualTo(1);
    assertThat(top(99)).containsExactlyInAnyOrder(other, models);
    assertThat(locked(() -> store().withdraw(List.of()))).isZero();
  }

  @Test
  void ordersByScoreThenPopularityThenKey() {
    publish(
        trend(TrendKind.TOPIC, "x", "a", 50, 10),
        trend(TrendKind.SOUND, "x", "b", 50, 10),
        trend(TrendKind.SOUND, "X", "c", 50, 10),
        trend(TrendKind.SOUND, "x", "d", 50.01, 0),
        trend(TrendKind.SOUND, "x", "e", 50, 11),
        proposed("f", DAY, 50, null),
        trend(TrendKind.SOUND, "x", "g", 49.99, 100));

    assertThat(top(99))
        .extracting(t -> t.key().toString())
        .containsExactly(
            "SOUND/x/d",
            "SOUND/x/e",
            "SOUND/X/c",
            "SOUND/x/b",
            "TOPIC/x/a",
            "HASHTAG/food/f",
            "SOUND/x/g");
    assertThat(top(3)).hasSize(3);
  }

  @Test
  void filtersByKindCategorySourceAndDays() {
    Trend old = trend(TrendKind.SOUND, "x", "old", 50, 1);
    Trend models = proposed("m", DAY.plusDays(2), 40, null);
    publish(old, models);

    assertThat(top(TrendFilter.ALL.of(TrendKind.SOUND), DAY, DAY)).containsExactly(old);
    assertThat(top(TrendFilter.ALL.in("food"), DAY, DAY)).containsExactly(models);
    assertThat(top(TrendFilter.ALL.in("foo"), DAY, DAY)).isEmpty();
    assertThat(top(TrendFilter.ALL.from(TrendSource.COMPUTED), DAY, DAY)).containsExactly(old);
    assertThat(
            top(TrendFilter.ALL.from(TrendSource.MODEL).of(TrendKind.HASHTAG).in("food"), DAY, DAY))
        .containsExactly(models);
    assertThat(top(TrendFilter.ALL, DAY.plusDays(1), DAY)).containsExactly(models);
    // The model's peak is 5 days after it was made; the other one has none.
    assertThat(top(TrendFilter.ALL, DAY, DAY.plusDays(7))).containsExactly(old, models);
    assertThat(top(TrendFilter.ALL, DAY, DAY.plusDays(8))).containsExactly(old);
  }

  @Test
  void leavesOutWhatWasMadeLater() {
    Trend today = proposed("a", DAY, 1, null);
    publish(today, proposed("b", DAY.plusDays(1), 1, null));

    assertThat(store().top(TrendFilter.ALL, DAY, DAY, DAY, 99)).containsExactly(today);
  }

  @Test
  void readsANameThatThisJavaWouldSpellOtherwise() {
    TrendKey key = new TrendKey(TrendKind.TOPIC, "food", "Ⅳ Breads");
    TrendCount count = new TrendCount(key, "Ⅳ Breads", DAY, 3, 1);
    saveCounts(count);

    assertThat(series(0, Optional.empty(), 9)).extracting(TrendSeries::last).containsExactly(count);
  }

  private List<Trend> top(int limit) {
    return store().top(TrendFilter.ALL, LocalDate.EPOCH, FAR, LocalDate.EPOCH, limit);
  }

  private List<Trend> top(TrendFilter filter, LocalDate madeSince, LocalDate peakSince) {
    return store().top(filter, madeSince, FAR, peakSince, 99);
  }

  @Test
  void asksAboutEachPeakOnce() {
    Trend early = proposed("a", DAY, 1, null);
    Trend late = proposed("b", DAY.plusDays(1), 1, null);
    Trend without = computed("c", DAY, 1, null);
    publish(early, late, without);
    LocalDate peak = DAY.plusDays(5);

    assertThat(store().awaiting(peak.minusDays(1), 9)).isEmpty();
    assertThat(store().awaiting(peak, 9)).containsExactly(early);
    assertThat(store().awaiting(peak.plusDays(1), 1)).hasSize(1);
    assertThat(store().awaiting(peak.plusDays(1), 9))
        .isSortedAccordingTo((x, y) -> x.id().toString().compareTo(y.id().toString()))
        .containsExactlyInAnyOrder(early, late);
    saveAccuracy(early.id(), 85.714285714285708);
    saveAccuracy(late.id(), null);
    saveAccuracy(early.id(), 3.0);
    saveAccuracy(without.id(), 3.0);

    assertThat(store().awaiting(peak.plusDays(1), 9)).isEmpty();
    assertThat(store().find(early.id()).orElseThrow().accuracy()).isEqualTo(85.714285714285708);
    assertThat(store().find(late.id())).contains(late);
    assertThat(store().find(without.id())).contains(without);
  }

  @Test
  void awaitsTheNewPeakOfATrendThatWasMadeAnew() {
    publish(computed("a", DAY, 1, new TrendPeak(DAY.plusDays(2), DAY, DAY.plusDays(3))));
    publish(computed("a", DAY, 1, null));
    assertThat(store().awaiting(DAY.plusDays(99), 9)).isEmpty();
    publish(computed("a", DAY, 1, new TrendPeak(DAY.plusDays(4), DAY, DAY.plusDays(9))));

    assertThat(store().awaiting(DAY.plusDays(3), 9)).isEmpty();
    assertThat(store().awaiting(DAY.plusDays(4), 9)).hasSize(1);
  }

  @Test
  void remembersWhatCreatorsMake() {
    saveCategories(ADA, new CreatorPlace("food", -5), new CreatorPlace("Travel", 7));
    saveCategories(BEN, new CreatorPlace("food", Long.MAX_VALUE));
    saveCategories(CreatorId.of("Ada"), new CreatorPlace("food", Long.MIN_VALUE));
    saveCategories(CreatorId.of("zoe"), new CreatorPlace("food", -5));
    saveCategories(CreatorId.of("eve"), new CreatorPlace("foo", 0));

    assertThat(store().categories(ADA)).containsExactly("Travel", "food");
    assertThat(circle("food", CreatorPlace.Of.first(), 99))
        .containsExactly("Ada", "ada", "zoe", "ben");
    assertThat(circle("food", CreatorPlace.Of.first(), 2)).containsExactly("Ada", "ada");
    assertThat(circle("food", new CreatorPlace.Of(-5, "ada"), 99)).containsExactly("zoe", "ben");
    assertThat(circle("food", new CreatorPlace.Of(-5, ""), 99))
        .containsExactly("ada", "zoe", "ben");
    assertThat(circle("food", new CreatorPlace.Of(Long.MAX_VALUE, "ben"), 99)).isEmpty();

    saveCategories(ADA, new CreatorPlace("food", 9));
    assertThat(store().categories(ADA)).containsExactly("food");
    assertThat(circle("Travel", CreatorPlace.Of.first(), 99)).isEmpty();
    saveCategories(ADA);
    assertThat(store().categories(ADA)).isEmpty();
    assertThat(circle("food", CreatorPlace.Of.first(), 99)).containsExactly("Ada", "zoe", "ben");
  }

  private List<String> circle(String category, CreatorPlace.Of after, int limit) {
    return store().creators(category, after, limit).stream().map(CreatorPlace.Of::creator).toList();
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    Trend before = computed("a", DAY, 1, null);
    publish(before);
    saveCounts(count(before.key(), 0, 5));
    saveCategories(ADA, new CreatorPlace("food", 1));
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().lock();
                          store().publish(List.of(proposed("a", DAY.plusDays(1), 2, null)));
                          store().publish(List.of(proposed("b", DAY, 2, null)));
                          store().retire(DAY.plusDays(9), DAY.plusDays(9));
                          store().saveCounts(List.of(count(before.key(), 0, 9)));
                          store().deleteCounts(DAY.plusDays(1));
                          store().saveCategories(ADA, Set.of());
                          store().saveCategories(BEN, Set.of(new CreatorPlace("food", 1)));
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");

    assertThat(top(99)).containsExactly(before);
    assertThat(store().awaiting(DAY.plusDays(99), 9)).isEmpty();
    assertThat(store().counts(before.key(), DAY, DAY)).containsExactly(count(before.key(), 0, 5));
    assertThat(circle("food", CreatorPlace.Of.first(), 9)).containsExactly("ada");
  }

  @Test
  void letsOneAtATimeChangeWhatIsCurrent() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Boolean> first =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().lock();
                          locked.countDown();
                          await(release);
                          store().publish(List.of(computed("a", DAY, 1, null)));
                          return true;
                        }));
    locked.await();
    Background<Integer> second =
        Background.start(
            () ->
                locked(() -> store().current(List.of(key(TrendKind.HASHTAG, "food", "a"))).size()));
    assertThat(second.endsSoon()).isFalse();
    release.countDown();

    assertThat(first.result()).isTrue();
    assertThat(second.result()).as("it sees what the first one stored").isEqualTo(1);
  }

  @Test
  void takesCountsOfTheSameDaysFromManyThreads() throws Exception {
    List<TrendKey> keys =
        List.of(
            key(TrendKind.HASHTAG, "food", "a"),
            key(TrendKind.HASHTAG, "food", "b"),
            key(TrendKind.HASHTAG, "food", "c"));
    inParallel(
        6,
        10,
        (thread, n) -> {
          List<TrendCount> counts = new ArrayList<>();
          keys.forEach(key -> counts.add(count(key, n % 3, thread + 1)));
          saveCounts(counts.toArray(TrendCount[]::new));
          return true;
        });

    assertThat(series(9, Optional.empty(), 9)).hasSize(3);
    assertThat(series(9, Optional.empty(), 9)).allMatch(found -> found.counts().size() == 3);
  }

  private void saveCounts(TrendCount... counts) {
    transactions().inTransaction(() -> store().saveCounts(List.of(counts)));
  }

  private void saveCategories(CreatorId creator, CreatorPlace... places) {
    transactions().inTransaction(() -> store().saveCategories(creator, Set.of(places)));
  }

  private void saveAccuracy(UUID id, @Nullable Double accuracy) {
    transactions().inTransaction(() -> store().saveAccuracy(id, accuracy));
  }

  private void publish(Trend... trends) {
    locked(
        () -> {
          store().publish(List.of(trends));
          return true;
        });
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private <T> T locked(Supplier<T> work) {
    return transactions()
        .inTransaction(
            () -> {
              store().lock();
              return work.get();
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrendKey key(TrendKind kind, String category, String name) {
    return TrendKey.of(kind, category, name);
  }

  private static TrendCount count(TrendKey key, int ago, long uses) {
    return new TrendCount(key, "Title of " + key.name(), DAY.minusDays(ago), uses, uses / 2);
  }

  private static Trend computed(
      String name, LocalDate day, double score, @Nullable TrendPeak peak) {
    return new Trend(
        key(TrendKind.HASHTAG, "food", name),
        name,
        TrendSource.COMPUTED,
        day,
        score,
        new TrendGrowth(0.1234567890123456, 1e-17, 7),
        peak,
        null,
        null,
        null);
  }

  private static Trend trend(
      TrendKind kind, String category, String name, double score, int popularity) {
    return new Trend(
        key(kind, category, name),
        name,
        TrendSource.COMPUTED,
        DAY,
        score,
        new TrendGrowth(-1, 1e6, popularity),
        null,
        null,
        null,
        null);
  }

  private static Trend proposed(
      String name, LocalDate day, double score, @Nullable String description) {
    return new Trend(
        key(TrendKind.HASHTAG, "food", name),
        "#" + name,
        TrendSource.MODEL,
        day,
        score,
        null,
        TrendPeak.on(day.plusDays(5)),
        description,
        MODEL,
        null);
  }
}
