package dev.fanfare.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.analytics.Cohort;
import dev.fanfare.analytics.DailyAnalytics;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.GiftHeat;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.RetentionMode;
import dev.fanfare.analytics.RetentionTable;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.platform.PlatformData;
import dev.fanfare.cli.platform.PlatformRun;
import dev.fanfare.cli.platform.RunReport;
import dev.fanfare.cli.platform.RunSettings;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastStep;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.money.Asset;
import dev.fanfare.tier.TierPresets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the guides show what a run over the default sample comes to. {@code
 * -Dfanfare.updatePictures=true} draws them anew.
 */
class GuidePicturesTest {
  private static final int HORIZON = 60;
  private static final Path IMAGES =
      Path.of(System.getProperty("fanfare.root", "."), "docs", "images");

  private static Fanfare fanfare = Fanfare.inMemory();
  private static DayRange days = DayRange.day(LocalDate.EPOCH);
  private static Asset currency = Asset.of("USD");

  @BeforeAll
  static void run(@TempDir Path files) throws IOException {
    SamplePlatform.write(SampleSpec.DEFAULT, files, day -> {});
    var nobody = new PrintWriter(Writer.nullWriter());
    Console console = Console.of(nobody, nobody, true);
    var rejections = new Rejections();
    PlatformData data = PlatformData.read(files, rejections, console);
    Storage storage = Storage.inMemory();
    RunReport report =
        PlatformRun.run(
            storage,
            data,
            new RunSettings(null, null, TierPresets::program, 1, null),
            rejections,
            console);
    fanfare = Fanfare.builder().storage(storage).build();
    currency = report.currency();
    LocalDate end = report.asOf().plusDays(1);
    days = DayRange.before(end, 365);
  }

  @Test
  void revenueAndItsForecast() throws IOException {
    List<DailyAnalytics> daily = fanfare.analytics().daily(days).days();
    double[] net =
        daily.stream()
            .mapToDouble(day -> day.revenue(currency).net().toDecimal().doubleValue())
            .toArray();
    TimeSeries series = TimeSeries.daily(days.from(), net);
    Forecast forecast = (Forecast) RevenueForecaster.standard().forecast(series, HORIZON, 80, 95);
    LocalDate next = days.to();
    LocalDate shown = days.to().minusDays(120);
    check(
        "forecast.svg",
        new TimeChart(
                "Net revenue a day in %s, and 60 days ahead with its 80 and 95 %% intervals"
                    .formatted(currency.code()))
            .band("band", next, bound(forecast, 95, false), bound(forecast, 95, true))
            .band("narrow", next, bound(forecast, 80, false), bound(forecast, 80, true))
            .line("line", shown, tail(net, 120))
            .line(
                "other", next, forecast.steps().stream().mapToDouble(ForecastStep::point).toArray())
            .svg());
    check(
        "active-users.svg",
        new TimeChart("Active users a day")
            .line(
                "line",
                days.from(),
                daily.stream().mapToDouble(DailyAnalytics::activeUsers).toArray())
            .svg());
  }

  @Test
  void retentionByMonth() throws IOException {
    RetentionTable table = fanfare.analytics().retention(Grain.MONTH, RetentionMode.ON, days);
    List<Cohort> cohorts = table.cohorts();
    @Nullable Double[][] cells = new @Nullable Double[cohorts.size()][table.offsets().size()];
    String[][] words = new String[cohorts.size()][table.offsets().size()];
    for (int row = 0; row < cohorts.size(); row++) {
      for (int column = 0; column < table.offsets().size(); column++) {
        OptionalLong users = cohorts.get(row).retained(table.offsets().get(column));
        cells[row][column] =
            users.isPresent() ? 100.0 * users.getAsLong() / cohorts.get(row).size() : null;
        words[row][column] =
            users.isPresent()
                ? Math.round(100.0 * users.getAsLong() / cohorts.get(row).size()) + " %"
                : "";
      }
    }
    check(
        "retention.svg",
        HeatChart.svg(
            "Users of a month's cohort who were active in the months after it",
            cohorts.stream().map(cohort -> YearMonth.from(cohort.start()).toString()).toList(),
            table.offsets().stream().map(offset -> "m" + offset).toList(),
            cells,
            words));
  }

  @Test
  void whenGiftsAreSent() throws IOException {
    GiftHeat heat = fanfare.analytics().giftHeat(days);
    @Nullable Double[][] cells = new @Nullable Double[7][24];
    String[][] words = new String[7][24];
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int hour = 0; hour < 24; hour++) {
        cells[day.ordinal()][hour] = (double) heat.at(day, hour).sends();
        words[day.ordinal()][hour] = "";
      }
    }
    check(
        "gift-heat.svg",
        HeatChart.svg(
            "When gifts are sent: hours of the day, UTC",
            Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ROOT))
                .toList(),
            IntStream.range(0, 24).mapToObj(Integer::toString).toList(),
            cells,
            words));
  }

  private static double[] bound(Forecast forecast, int level, boolean upper) {
    return forecast.steps().stream()
        .map(step -> step.interval(level))
        .mapToDouble(interval -> upper ? interval.upper() : interval.lower())
        .toArray();
  }

  private static double[] tail(double[] values, int count) {
    return Arrays.copyOfRange(values, values.length - count, values.length);
  }

  private static void check(String name, String picture) throws IOException {
    Path file = IMAGES.resolve(name);
    if (Boolean.getBoolean("fanfare.updatePictures")) {
      Files.createDirectories(IMAGES);
      Files.writeString(file, picture);
    }
    assertThat(Files.readString(file))
        .as("%s is up to date; -Dfanfare.updatePictures=true draws it anew", name)
        .isEqualTo(picture);
  }
}
