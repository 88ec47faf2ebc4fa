package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.forecast.ForecastMethod;
import dev.fanfare.forecast.Interval;
import dev.fanfare.forecast.Prediction;
import dev.fanfare.money.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ForecastStore} does. Extend it and hand over an empty store for each test. */
public abstract class ForecastStoreContract {
  private static final LocalDate D = LocalDate.of(2026, 3, 2);
  private static final Instant T0 = Instant.parse("2026-03-02T03:00:00Z");
  private static final ForecastSubject NET = ForecastSubject.netRevenue(USD);

  /** Returns the store under test, the same one throughout a test and empty at its start. */
  protected abstract ForecastStore store();

  /** Returns what the store's transactions run in. */
  protected abstract UnitOfWork transactions();

  @Test
  void readsBackEveryFieldThatWasStored() {
    List<ForecastSubject> subjects =
        List.of(
            NET,
            ForecastSubject.netRevenue(new Asset("USDT", 6)),
            ForecastSubject.of(ForecastSubject.Measure.ACTIVE_USERS),
            ForecastSubject.giftRevenue(ADA, USD),
            ForecastSubject.views(BEN));
    for (ForecastSubject subject : subjects) {
      StoredForecast forecast =
          new StoredForecast(
              subject,
              D,
              T0.plusNanos(123_456_000),
              ForecastMethod.COMBINED,
              subject.equals(NET) ? null : 0.1 + 0.2,
              List.of(
                  new StoredForecast.Day(
                      D,
                      new Prediction(
                          1e15 / 3,
                          new TreeMap<>(
                              Map.of(
                                  80,
                                  new Interval(-1e-9 / 3, 7),
                                  95,
                                  new Interval(-1e100, 1e100)))),
                      null),
                  new StoredForecast.Day(
                      D.plusDays(1), new Prediction(-0.5, new TreeMap<>()), -2.0)));
      assertThat(save(forecast)).isTrue();
      assertThat(store().find(subject, D)).contains(forecast);
    }
    assertThat(store().find(NET, D.plusDays(1))).isEmpty();
    assertThat(store().find(ForecastSubject.views(ADA), D)).isEmpty();
  }

  @Test
  void replacesAForecastUntilSomethingHasCome() {
    save(forecast(NET, D, 3, 1));
    assertThat(save(forecast(NET, D, 5, 2))).isTrue();
    assertThat(store().find(NET, D)).contains(forecast(NET, D, 5, 2));

    saveActuals(NET, D, Map.of(D.plusDays(1), 7.5));
    assertThat(save(forecast(NET, D, 5, 3))).isFalse();
    assertThat(store().find(NET, D).orElseThrow().days())
        .extracting(StoredForecast.Day::actual)
        .containsExactly(null, 7.5, null, null, null);
  }

  @Test
  void returnsTheNewestForecastsOfASubject() {
    for (int week = 0; week < 4; week++) {
      save(forecast(NET, D.plusWeeks(week), 7, week));
      save(forecast(ForecastSubject.views(ADA), D.plusWeeks(week), 7, week));
    }
    assertThat(store().latest(NET, 2))
        .containsExactly(forecast(NET, D.plusWeeks(3), 7, 3), forecast(NET, D.plusWeeks(2), 7, 2));
    assertThat(store().latest(NET, 9)).hasSize(4);
    assertThat(store().latest(ForecastSubject.views(BEN), 9)).isEmpty();
  }

  @Test
  void walksThroughWhatAwaitsSomething() {
    List<StoredForecast> all = new ArrayList<>();
    for (ForecastSubject subject : List.of(ForecastSubject.views(ADA), NET)) {
      for (int week = 0; week < 3; week++) {
        StoredForecast forecast = forecast(subject, D.plusWeeks(week), 7, week);
        save(forecast);
        all.add(forecast);
      }
    }
    // By key: creator_views before net_revenue.
    assertThat(pages(D.plusWeeks(5))).isEqualTo(all);
    assertThat(pages(D.plusWeeks(1)))
        .as("the day itself is not before it")
        .containsExactly(all.get(0), all.get(3));
    assertThat(pages(D)).isEmpty();

    saveActuals(NET, D, Map.of(D, 1.0, D.plusDays(1), 2.0, D.plusDays(2), 3.0));
    assertThat(pages(D.plusDays(3))).containsExactly(all.get(0));
    assertThat(pages(D.plusDays(4))).hasSize(2);
  }

  @Test
  void storesWhatCameForItsOwnDaysOnly() {
    save(forecast(NET, D, 3, 1));
    saveActuals(NET, D, Map.of(D.minusDays(1), 1.0, D, 2.0, D.plusDays(3), 3.0));
    saveActuals(NET, D, Map.of(D, 2.5));
    saveActuals(NET, D.plusDays(1), Map.of(D.plusDays(1), 9.0));
    assertThat(store().find(NET, D).orElseThrow().days())
        .extracting(StoredForecast.Day::actual)
        .containsExactly(2.5, null, null);
  }

  @Test
  void forgetsWhatARolledBackTransactionDid() {
    save(forecast(NET, D, 3, 1));
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().save(forecast(NET, D, 4, 2));
                          store().saveActuals(NET, D, Map.of(D, 1.0));
                          throw new IllegalStateException("fault");
                        }))
        .hasMessage("fault");
    assertThat(store().find(NET, D)).contains(forecast(NET, D, 3, 1));
  }

  private List<StoredForecast> pages(LocalDate before) {
    List<StoredForecast> found = new ArrayList<>();
    @Nullable StoredForecast last = null;
    List<StoredForecast> page = store().awaiting(before, last, 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      found.addAll(page);
      page = store().awaiting(before, page.get(page.size() - 1), 2);
    }
    return found;
  }

  private boolean save(StoredForecast forecast) {
    return transactions().inTransaction(() -> store().save(forecast));
  }

  private void saveActuals(
      ForecastSubject subject, LocalDate from, Map<LocalDate, Double> actuals) {
    transactions().inTransaction(() -> store().saveActuals(subject, from, actuals));
  }

  private static StoredForecast forecast(
      ForecastSubject subject, LocalDate from, int days, int point) {
    return new StoredForecast(
        subject,
        from,
        T0,
        ForecastMethod.COMBINED,
        1.5,
        new DayRange(from, from.plusDays(days))
            .days().stream()
                .map(
                    day ->
                        new StoredForecast.Day(
                            day,
                            new Prediction(
                                point,
                                new TreeMap<>(
                                    Map.of(
                                        80, new Interval(point - 1, point + 1),
                                        95, new Interval(point - 2, point + 2)))),
                            null))
                .toList());
  }
}
