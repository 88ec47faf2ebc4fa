package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastAccuracy;
import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.forecast.InsufficientData;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.money.Asset;
import dev.fanfare.testing.TestClock;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ForecastsTest {
  private static final LocalDate D = LocalDate.of(2026, 3, 2);
  private static final ForecastSubject NET = ForecastSubject.netRevenue(USD);

  private final TestClock clock = TestClock.at("2026-03-02T00:00:00Z");
  private final Storage storage = Storage.inMemory();
  private final Fanfare fanfare = Fanfare.builder().storage(storage).clock(clock).build();
  private final Forecasts forecasts = fanfare.forecasts();

  @Test
  void saysThatThereIsTooLittleToGoByAndKeepsNothing() {
    sell(0, 1);
    today(2);
    assertThat(forecasts.forecast(NET, 7)).isEqualTo(new InsufficientData(3, 2));
    assertThat(forecasts.latest(NET)).isEmpty();
    assertThat(forecasts.accuracy(NET, 10).scored()).isZero();
  }

  @Test
  void makesNoHistoryOfZerosForWhatWasNeverTold() {
    sell(0, 27);
    today(28);
    assertThat(forecasts.forecast(ForecastSubject.netRevenue(Asset.of("EUR")), 7))
        .isEqualTo(new InsufficientData(3, 0));
    assertThat(forecasts.forecast(ForecastSubject.giftRevenue(CreatorId.of("nobody"), USD), 7))
        .isEqualTo(new InsufficientData(3, 0));
  }

  @Test
  void keepsTheForecastOfTheDaysFromTodayOn() {
    sell(0, 27);
    today(28);
    Forecast made = (Forecast) forecasts.forecast(NET, 7);
    StoredForecast kept = forecasts.latest(NET).orElseThrow();
    assertThat(kept.from()).isEqualTo(D.plusDays(28));
    assertThat(kept.madeAt()).isEqualTo(clock.instant());
    assertThat(kept.days()).hasSize(7).allMatch(day -> day.actual() == null);
    assertThat(kept.days().get(0).forecast()).isEqualTo(made.steps().get(0).value());
    assertThat(made.steps().get(0).point()).as("10 dollars every day").isCloseTo(10, within(1e-6));
  }

  @Test
  void leavesOutWhatTodayHasSoldSoFar() {
    sell(0, 27);
    today(28);
    fanfare.activity().record(List.of(gift("today", 28, 100_000)));
    fanfare.analytics().catchUp();
    Forecast made = (Forecast) forecasts.forecast(NET, 3);
    assertThat(made.steps().get(0).point()).isCloseTo(10, within(1e-6));
  }

  @Test
  void putsWhatCameBesideItOnceTheDayIsFinal() {
    sell(0, 27);
    today(28);
    forecasts.forecast(NET, 5);
    // 12 dollars on the first day, nothing on the second, ten on the others.
    fanfare.activity().record(List.of(gift("a", 28, 1_200), gift("b", 30, 1_000)));
    today(30);
    assertThat(forecasts.followUp()).as("final two days after it is over").isZero();
    today(31);
    assertThat(forecasts.followUp()).isEqualTo(1);
    today(32);
    assertThat(forecasts.followUp()).isEqualTo(1);
    assertThat(forecasts.followUp()).isZero();
    assertThat(forecasts.latest(NET).orElseThrow().days())
        .extracting(StoredForecast.Day::actual)
        .containsExactly(12.0, 0.0, null, null, null);

    ForecastAccuracy accuracy = forecasts.accuracy(NET, 1);
    assertThat(accuracy.scored()).isEqualTo(2);
    // |12 - 10| / 12; a day on which nothing came has no percentage.
    assertThat(accuracy.meanPercentageError()).isCloseTo(100 * 2.0 / 12, within(1e-4));
  }

  @Test
  void waitsForTheFigureOfADayThatBecomesFinalMeanwhile() {
    sell(0, 27);
    today(28);
    var subject = ForecastSubject.giftRevenue(ADA, USD);
    forecasts.forecast(subject, 1);
    fanfare.activity().record(List.of(gift("a", 28, 1_000)));
    today(30);
    var restless =
        onceAfter(
            fanfare.analytics(),
            () -> {
              fanfare.activity().record(List.of(gift("late", 28, 1_000)));
              today(31);
            });
    Forecasts meanwhile = over(restless, RevenueForecaster.standard());
    meanwhile.followUp();
    meanwhile.followUp();
    assertThat(forecasts.latest(subject).orElseThrow().days().get(0).actual())
        .as("55 % of 20")
        .isEqualTo(11.0);
  }

  @Test
  void isOfTheDayOnWhichItWasAskedFor() {
    sell(0, 27);
    today(28);
    RevenueForecaster late =
        new RevenueForecaster() {
          @Override
          public ForecastResult forecast(TimeSeries series, int horizon, int... levels) {
            today(29);
            return RevenueForecaster.standard().forecast(series, horizon, levels);
          }

          @Override
          public List<ForecastResult> forecastAll(
              List<TimeSeries> series, int horizon, int... levels) {
            throw new IllegalStateException("not asked for");
          }
        };
    over(fanfare.analytics(), late).forecast(NET, 3);
    assertThat(forecasts.latest(NET).orElseThrow().from()).isEqualTo(D.plusDays(28));
  }

  @Test
  void keepsTheFirstForecastOnceSomethingHasCome() {
    sell(0, 27);
    today(28);
    forecasts.forecast(NET, 5);
    StoredForecast first = forecasts.latest(NET).orElseThrow();
    today(31);
    forecasts.followUp();
    clock.set(D.plusDays(28).atStartOfDay().toInstant(ZoneOffset.UTC));
    forecasts.forecast(NET, 2);
    assertThat(forecasts.latest(NET).orElseThrow().days()).hasSameSizeAs(first.days());
  }

  @Test
  void forecastsACreatorsPartAndViews() {
    sell(0, 27);
    for (int day = 0; day < 28; day++) {
      fanfare
          .activity()
          .record(
              List.of(new Fact.VideoStats("v", ADA, D.plusDays(day), 100 * (day + 1), 0, 0, 0)));
    }
    today(28);
    Forecast earned = (Forecast) forecasts.forecast(ForecastSubject.giftRevenue(ADA, USD), 3);
    assertThat(earned.steps().get(2).point()).as("55 % of 10").isCloseTo(5.5, within(1e-6));
    Forecast views = (Forecast) forecasts.forecast(ForecastSubject.views(ADA), 3);
    assertThat(views.steps().get(0).point()).isCloseTo(100, within(1e-6));
  }

  @Test
  void refusesSubjectsThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForecastSubject.of(ForecastSubject.Measure.NET_REVENUE))
        .withMessageContaining("asset of NET_REVENUE must be given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecasts.forecast(NET, 0))
        .withMessageContaining("days must be 1 to 366, was 0");
  }

  private Forecasts over(Analytics analytics, RevenueForecaster forecaster) {
    return Forecasts.of(storage.operations(clock), storage.forecasts(), analytics, forecaster);
  }

  /** Returns analytics during whose first answer something happens. */
  private static Analytics onceAfter(Analytics analytics, Runnable happening) {
    var happened = new AtomicBoolean();
    return (Analytics)
        Proxy.newProxyInstance(
            Analytics.class.getClassLoader(),
            new Class<?>[] {Analytics.class},
            (proxy, method, arguments) -> {
              Object answer = method.invoke(analytics, arguments);
              if (method.getReturnType() != LocalDate.class && !happened.getAndSet(true)) {
                happening.run();
              }
              return answer;
            });
  }

  /** Sells ten dollars on each of some days. */
  private void sell(int from, int to) {
    for (int day = from; day <= to; day++) {
      fanfare.activity().record(List.of(gift("gift-" + day, day, 1_000)));
    }
  }

  private static Fact gift(String id, int day, long minor) {
    return new Fact.GiftSent(
        id,
        D.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC),
        "fan",
        ADA,
        "rose",
        "Rose",
        1,
        cents(minor));
  }

  /** Makes it the start of a day, and computes everything. */
  private void today(int day) {
    clock.set(D.plusDays(day).atStartOfDay().toInstant(ZoneOffset.UTC));
    fanfare.analytics().catchUp();
  }
}
