package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.testing.TestClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How many store calls a batch costs: as many as ever, whatever its size. */
class BatchCallsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");

  private final Map<String, Integer> calls = new TreeMap<>();
  private final TestClock clock = TestClock.at("2026-03-01T00:00:00Z");
  private final Fanfare fanfare =
      Fanfare.builder().clock(clock).storage(counting(Storage.class, Storage.inMemory())).build();

  @Test
  void bookingSalesCallsEachVerbOnce() {
    fanfare.earnings().recordAll(sales("a", 5_000));
    assertThat(calls)
        .isEqualTo(
            Map.of(
                "TierStore.histories", 1,
                "LedgerStore.lock", 1,
                "EarningStore.sales", 1,
                "EarningStore.addSales", 1,
                "EarningStore.saveHolds", 1,
                "LedgerStore.append", 1));
  }

  @Test
  void bookingRefundsOfKnownUnknownAndOwnSalesCallsEachVerbOnce() {
    fanfare.earnings().recordAll(sales("a", 2_000));
    for (int n : new int[] {20, 2_000}) {
      calls.clear();
      List<Revenue> batch = new ArrayList<>(sales("b" + n, n));
      for (int i = 0; i < n; i++) {
        for (String of : new String[] {"a" + i, "b" + n + i, "ghost" + i}) {
          batch.add(
              new Revenue.NewRefund(
                  "r" + n + of,
                  of,
                  RevenueSource.GIFT,
                  T0.plusSeconds(10_000 + i),
                  cents(1),
                  creator(i)));
        }
      }
      assertThat(fanfare.earnings().recordAll(batch).recorded()).isEqualTo(4 * n);
      assertThat(calls)
          .isEqualTo(
              Map.ofEntries(
                  Map.entry("TierStore.histories", 1),
                  Map.entry("EarningStore.lockSales", 2),
                  Map.entry("LedgerStore.lock", 1),
                  Map.entry("EarningStore.refundsOf", 1),
                  Map.entry("EarningStore.holdsOf", 1),
                  Map.entry("EarningStore.latestHolds", 1),
                  Map.entry("EarningStore.sales", 1),
                  Map.entry("EarningStore.refunds", 1),
                  Map.entry("EarningStore.addSales", 1),
                  Map.entry("EarningStore.addRefunds", 1),
                  Map.entry("EarningStore.saveHolds", 1),
                  Map.entry("LedgerStore.append", 1)));
    }
  }

  @Test
  void bookingSalesOfSeveralCreatorsLocksAndSavesDeficitsOnce() {
    List<Revenue> batch = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      batch.add(
          new Revenue.NewSale(
              "s" + i,
              RevenueSource.TIP,
              T0.plusSeconds(i),
              cents(101),
              RevenueSplit.halves(creator(i), creator(i + 1))));
    }
    fanfare.earnings().recordAll(batch);
    assertThat(calls)
        .containsEntry("EarningStore.lockDeficits", 1)
        .containsEntry("EarningStore.saveDeficits", 1)
        .containsEntry("EarningStore.addSales", 1);
  }

  @Test
  void bookingForThousandsOfExpiredOverridesEndsNone() {
    List<Revenue> batch = sales("a", 600);
    for (int i = 0; i < 300; i++) {
      fanfare
          .tiers()
          .overrideTier(
              creator(i), "platinum", "guest", T0.plus(Duration.ofHours(1)), key("o" + i));
    }
    clock.advance(Duration.ofHours(2));
    calls.clear();
    fanfare.earnings().recordAll(batch);
    assertThat(calls).containsEntry("TierStore.histories", 2).containsEntry("TierStore.find", 1);
    assertThat(calls.keySet())
        .noneMatch(call -> call.startsWith("TierStore.lock") || call.startsWith("CreditStore"));
    // Creator 0 sold at 00:00:00, under the override's 60 %, and at 00:05:00.
    assertThat(fanfare.earnings().balance(creator(0), USD).pending()).isEqualTo(cents(60 + 60));
  }

  private static List<Revenue> sales(String prefix, int n) {
    List<Revenue> sales = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      sales.add(
          new Revenue.NewSale(
              prefix + i, RevenueSource.GIFT, T0.plusSeconds(i), cents(100), creator(i)));
    }
    return sales;
  }

  private static CreatorId creator(int i) {
    return CreatorId.of("c" + i % 300);
  }

  /** Returns a storage, or a store of it, whose calls are counted. */
  private <S> S counting(Class<S> port, S target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> {
              try {
                Object result = method.invoke(target, args);
                Class<?> type = method.getReturnType();
                if (port != Storage.class) {
                  calls.merge(port.getSimpleName() + "." + method.getName(), 1, Integer::sum);
                } else if (type.getSimpleName().endsWith("Store")) {
                  return countingStore(type, result);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private <S> Object countingStore(Class<S> port, Object store) {
    return counting(port, port.cast(store));
  }
}
