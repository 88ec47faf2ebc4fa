package dev.fanfare.ai;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.Background;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link BudgetStore} does. Extend it and hand over an empty store for each test. */
public abstract class BudgetStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final BudgetKey DAY =
      new BudgetKey(BudgetScope.platform(), BudgetPeriod.DAY, LocalDate.of(2026, 3, 10), USD);
  private static final BudgetKey MONTH =
      new BudgetKey(
          BudgetScope.tenant("zoë's \"shop\" 🎤"),
          BudgetPeriod.MONTH,
          LocalDate.of(2026, 3, 1),
          JPY);
  private static final BudgetKey CHAT =
      new BudgetKey(
          BudgetScope.purpose(Purpose.CHAT), BudgetPeriod.DAY, LocalDate.of(2026, 3, 10), USD);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract BudgetStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackWhatWasStored() {
    BudgetState day = new BudgetState(DAY, 7, 5, 2, 80, true);
    BudgetState month = new BudgetState(MONTH, Long.MAX_VALUE / 4, 0, 0, 0, false);
    put(List.of(day, month), List.of());
    assertThat(store().find(DAY)).contains(day);
    assertThat(store().find(MONTH)).contains(month);
    assertThat(in(() -> store().lock(List.of(MONTH, DAY)))).containsExactly(month, day);
    assertThat(store().find(CHAT)).isEmpty();
    put(List.of(BudgetState.unused(DAY)), List.of());
    assertThat(store().find(DAY)).contains(BudgetState.unused(DAY));
  }

  @Test
  void keepsBudgetsApart() {
    put(List.of(new BudgetState(DAY, 1, 0, 0, 0, false)), List.of());
    for (BudgetKey other :
        List.of(
            CHAT,
            new BudgetKey(DAY.scope(), BudgetPeriod.DAY, LocalDate.of(2026, 3, 11), USD),
            new BudgetKey(DAY.scope(), BudgetPeriod.MONTH, LocalDate.of(2026, 3, 1), USD),
            new BudgetKey(DAY.scope(), BudgetPeriod.DAY, DAY.starts(), JPY),
            new BudgetKey(BudgetScope.tenant("chat"), BudgetPeriod.DAY, DAY.starts(), USD))) {
      assertThat(store().find(other)).isEmpty();
      assertThat(other.id()).isNotEqualTo(DAY.id());
    }
    assertThat(new BudgetKey(BudgetScope.tenant("chat"), CHAT.period(), CHAT.starts(), USD).id())
        .isNotEqualTo(CHAT.id());
  }

  @Test
  void holdsABudgetThatNobodyUsed() throws Exception {
    var locked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var first =
        Background.start(
            () ->
                in(
                    () -> {
                      BudgetState day = store().lock(List.of(DAY)).get(0);
                      locked.countDown();
                      await(go);
                      store().save(List.of(day.spending(3, false)));
                      return day;
                    }));
    await(locked);
    var second = Background.start(() -> in(() -> store().lock(List.of(CHAT, DAY))));
    assertThat(second.endsSoon()).isFalse();
    go.countDown();
    assertThat(first.result()).isEqualTo(BudgetState.unused(DAY));
    assertThat(second.result())
        .as("as it was committed")
        .containsExactly(BudgetState.unused(CHAT), new BudgetState(DAY, 3, 0, 0, 0, false));
  }

  @Test
  void neverWaitsForEverInWhateverOrderBudgetsAreNamed() throws Exception {
    List<List<BudgetKey>> orders =
        List.of(List.of(DAY, CHAT, MONTH), List.of(MONTH, DAY), List.of(CHAT, MONTH, DAY));
    inParallel(
        16,
        10,
        (thread, n) ->
            in(
                () -> {
                  List<BudgetState> states = new ArrayList<>();
                  for (BudgetState state : store().lock(orders.get((thread + n) % 3))) {
                    states.add(state.spending(1, true));
                  }
                  store().save(states);
                  return true;
                }));
    assertThat(store().find(DAY).orElseThrow().spent()).isEqualTo(160);
    assertThat(store().find(MONTH).orElseThrow().unpriced()).isEqualTo(160);
  }

  @Test
  void keepsTheHoldsOfACall() {
    BudgetHold day = hold(1, DAY, 5, 0);
    BudgetHold month = hold(1, MONTH, 0, 0);
    BudgetHold other = hold(2, DAY, 7, 1_000);
    put(List.of(), List.of(day, month, other));
    assertThat(store().holds(Set.of(day.call()))).containsExactlyInAnyOrder(day, month);
    assertThat(store().holds(Set.of(day.call(), other.call())))
        .containsExactlyInAnyOrder(day, month, other);
    assertThat(store().holds(Set.of(new UUID(0, 9)))).isEmpty();
    assertThat(store().holds(Set.of())).isEmpty();
    assertThat(open(DAY)).isEqualTo(12);

    update(day.settled(4), other.expired());
    assertThat(store().holds(Set.of(day.call()))).containsExactlyInAnyOrder(day.settled(4), month);
    assertThat(store().holds(Set.of(other.call()))).containsExactly(other.expired());
    assertThat(open(DAY)).isZero();
    update(other.settled(9));
    assertThat(store().holds(Set.of(other.call()))).containsExactly(other.settled(9));
  }

  @Test
  void findsWhatIsOverdueLongestFirst() {
    BudgetHold late = hold(1, DAY, 5, 2_000);
    BudgetHold later = hold(2, DAY, 5, 3_000);
    BudgetHold first = hold(3, CHAT, 5, 1_000);
    BudgetHold settled = hold(4, DAY, 5, 0);
    put(List.of(), List.of(late, later, first, settled));
    update(settled.settled(1));
    assertThat(store().overdue(NOON, 10)).isEmpty();
    assertThat(store().overdue(NOON.plusNanos(2_000), 10)).containsExactly(first, late);
    assertThat(store().overdue(NOON.plusSeconds(1), 1)).containsExactly(first);
  }

  @Test
  void prunesHoldsThatEnded() {
    BudgetHold open = hold(1, DAY, 5, 0);
    BudgetHold settled = hold(2, DAY, 5, 1_000);
    BudgetHold expired = hold(3, DAY, 5, 2_000);
    BudgetHold young = hold(4, DAY, 5, 3_000);
    put(List.of(), List.of(open, settled, expired, young));
    update(settled.settled(1), expired.expired(), young.settled(1));
    Instant end = NOON.plusNanos(3_000);
    assertThat(store().prune(end, 1)).isEqualTo(1);
    assertThat(store().holds(Set.of(settled.call()))).isEmpty();
    assertThat(store().prune(end, 10)).isEqualTo(1);
    assertThat(store().prune(end, 10)).isZero();
    assertThat(store().holds(Set.of(open.call(), young.call()))).hasSize(2);
    assertThat(open(DAY)).isEqualTo(5);
  }

  @Test
  void handsOverEveryBudgetInOrder() {
    put(
        List.of(BudgetState.unused(MONTH), BudgetState.unused(DAY), BudgetState.unused(CHAT)),
        List.of());
    List<BudgetState> all = new ArrayList<>();
    store().forEach((budget, open, counted) -> all.add(budget));
    assertThat(all).hasSize(3);
    assertThat(all).extracting(state -> state.key().id().toString()).isSorted();
  }

  @Test
  void forgetsWhatWasRolledBack() {
    BudgetHold hold = hold(1, DAY, 5, 0);
    BudgetState before = new BudgetState(DAY, 0, 5, 0, 0, false);
    put(List.of(before), List.of(hold));
    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      store().lock(List.of(DAY));
                      store().save(List.of(before.freeing(5).spending(4, false)));
                      store().update(List.of(hold.settled(4)));
                      store().add(List.of(hold(2, DAY, 1, 0)));
                      store().prune(NOON.plusSeconds(1), 10);
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    assertThat(store().find(DAY)).contains(before);
    assertThat(store().holds(Set.of(hold.call(), new UUID(0, 2)))).containsExactly(hold);
    assertThat(store().overdue(NOON, 10)).containsExactly(hold);
  }

  @Test
  void sumsWhatHoldsSay() {
    BudgetHold first = hold(1, DAY, 5, 0);
    BudgetHold second = hold(2, DAY, 7, 0);
    BudgetHold third = hold(3, DAY, 9, 0);
    put(
        List.of(BudgetState.unused(DAY), BudgetState.unused(CHAT)),
        List.of(first, second, third, hold(4, DAY, 11, 0)));
    update(first.settled(3), second.settled(1), third.expired());
    Map<BudgetKey, List<Long>> sums = new HashMap<>();
    store().forEach((budget, open, counted) -> sums.put(budget.key(), List.of(open, counted)));
    assertThat(sums).containsEntry(DAY, List.of(11L, 4L)).containsEntry(CHAT, List.of(0L, 0L));
  }

  /** Returns what the open holds on a budget keep. */
  private long open(BudgetKey key) {
    long[] sum = {0};
    store()
        .forEach(
            (budget, open, counted) -> {
              if (budget.key().equals(key)) {
                sum[0] = open;
              }
            });
    return sum[0];
  }

  private static BudgetHold hold(long call, BudgetKey budget, long amount, long nanosLater) {
    return new BudgetHold(
        new UUID(0, call), budget, amount, NOON.plusNanos(nanosLater), BudgetHold.State.OPEN, 0);
  }

  private void put(List<BudgetState> budgets, List<BudgetHold> holds) {
    in(
        () -> {
          List<BudgetState> locked =
              store()
                  .lock(
                      budgets.isEmpty()
                          ? List.of(DAY, CHAT, MONTH)
                          : budgets.stream().map(BudgetState::key).toList());
          store().save(budgets.isEmpty() ? locked : budgets);
          store().add(holds);
          return true;
        });
  }

  private void update(BudgetHold... holds) {
    in(
        () -> {
          store().lock(List.of(DAY, CHAT, MONTH));
          store().update(List.of(holds));
          return true;
        });
  }

  private <T> T in(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
