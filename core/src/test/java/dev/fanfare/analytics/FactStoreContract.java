package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.Parallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FactStore} does. Extend it and hand over an empty store and its transactions
 * for each test.
 */
public abstract class FactStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  private UnitOfWork transactions;
  private FactStore store;

  /** Returns the transactions of the store that {@link #store} returns next. */
  protected abstract UnitOfWork transactions();

  /** Returns an empty store. */
  protected abstract FactStore store();

  @BeforeEach
  void open() {
    transactions = transactions();
    store = store();
  }

  @Test
  void addsWhatIsNewAndTellsWhatWasThere() {
    var first = gift("g1", 100, T0);
    var other = gift("g1", 999, T0);
    var second = gift("g2", 200, T0);
    assertThat(append(List.of(first))).isEmpty();
    assertThat(append(List.of(other, second))).isEqualTo(Map.of("g1", first));
    assertThat(store.find("g1")).contains(first);
    assertThat(store.find("g2")).contains(second);
    assertThat(store.find("g3")).isEmpty();
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void keepsEveryKindOfFactAsItWas() {
    var gift = new Fact.GiftSent("g1", T0, null, ADA, "rose", "", 3, cents(0));
    var refund =
        new Fact.GiftRefunded("r1", T0, "g1", "fan", ADA, "rose", "Röschen, \"rot\"", 1, cents(7));
    var ad = new Fact.RevenueReceived("a1", T0, RevenueSource.AD, null, cents(9));
    append(List.of(gift, refund, ad));
    assertThat(List.of("g1", "r1", "a1"))
        .extracting(id -> store.find(id).orElseThrow())
        .containsExactly(gift, refund, ad);
  }

  @Test
  void keepsFactsOfAnyTime() {
    var times =
        List.of(
            Instant.MIN,
            Instant.parse("0000-03-01T23:59:59.999999Z"),
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.MAX);
    List<Fact> facts = new ArrayList<>();
    times.forEach(at -> facts.add(gift("g" + facts.size(), 1, at)));
    append(facts);
    List<Fact> walked = new ArrayList<>();
    store.forEach(walked::add);
    assertThat(walked).isEqualTo(facts);
  }

  @Test
  void walksByTimeAndThenId() {
    append(List.of(gift("b", 1, T0), gift("c", 1, T0.minusSeconds(1)), gift("a", 1, T0)));
    List<String> walked = new ArrayList<>();
    store.forEach(fact -> walked.add(fact.id()));
    assertThat(walked).containsExactly("c", "a", "b");
  }

  @Test
  void takesBackWhatTheTransactionAdded() {
    append(List.of(gift("g1", 1, T0)));
    transactions.inTransaction(
        () -> {
          store.append(List.of(gift("g2", 1, T0), gift("g3", 1, T0)));
          store.withdraw(Set.of("g3"));
        });
    assertThat(store.find("g2")).isPresent();
    assertThat(store.find("g3")).isEmpty();
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void forgetsEverythingOfAFailedTransaction() {
    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      store.append(List.of(gift("g1", 1, T0)));
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(store.count()).isZero();
  }

  @Test
  void letsASecondAppendWaitForTheFirst() throws Exception {
    var first = gift("g1", 100, T0);
    var added = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Background<Boolean> adding =
        Background.start(
            () ->
                transactions.inTransaction(
                    () -> {
                      store.append(List.of(first));
                      added.countDown();
                      return awaited(go);
                    }));
    added.await();
    Background<Map<String, Fact>> second =
        Background.start(() -> append(List.of(gift("g1", 999, T0), gift("g2", 5, T0))));
    boolean overtook = second.endsSoon();
    go.countDown();

    assertThat(adding.result()).isTrue();
    assertThat(overtook).isFalse();
    assertThat(second.result()).isEqualTo(Map.of("g1", first));
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void addsEachOfManyThatCompeteOnce() throws Exception {
    List<Fact> forth = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      forth.add(gift("g" + i, 1, T0.plusSeconds(i)));
    }
    List<Fact> back = new ArrayList<>(forth);
    Collections.reverse(back);

    List<Integer> added =
        Parallel.inParallel(
            8, 3, (thread, n) -> 2_000 - append(thread % 2 == 0 ? forth : back).size());

    assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_000);
    assertThat(store.count()).isEqualTo(2_000);
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Fact> append(List<Fact> facts) {
    return transactions.inTransaction(() -> store.append(facts));
  }

  private static Fact gift(String id, long cents, Instant at) {
    return new Fact.GiftSent(id, at, "fan", ADA, "rose", "Rose", 1, cents(cents));
  }
}
