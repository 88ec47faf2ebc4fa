package dev.fanfare.cli.platform;

import dev.fanfare.analytics.Analytics;
import dev.fanfare.analytics.Cohort;
import dev.fanfare.analytics.DailyAnalytics;
import dev.fanfare.analytics.DailyRevenue;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.RetentionMode;
import dev.fanfare.analytics.RevenueFigures;
import dev.fanfare.cli.csv.CsvOutput;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastStep;
import dev.fanfare.forecast.Interval;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the figures of a run's days, one file each. Amounts are in one currency. */
final class AnalyticsFiles {
  private static final int RATE_DECIMALS = 6;
  private static final int PERCENT_DECIMALS = 4;

  private static final String[] DAILY = {
    "date",
    "total_users",
    "active_users",
    "new_users",
    "gifts",
    "gross_revenue",
    "refunds",
    "refunded",
    "net_revenue",
    "creator_earnings",
    "platform_earnings",
    "average_gift_value",
    "top_spark_id",
    "active_rate"
  };
  private static final String[] CREATORS = {
    "date",
    "creator_id",
    "views",
    "likes",
    "comments",
    "shares",
    "gifts",
    "gift_revenue_net",
    "engagement_rate"
  };
  private static final String[] GIFTS = {
    "hour",
    "spark_id",
    "send_count",
    "revenue",
    "unique_senders",
    "unique_recipients",
    "average_value"
  };
  private static final String[] REVENUE = {
    "date", "source", "amount", "transaction_count", "average_transaction"
  };

  private static final String[] FORECAST = {
    "date", "point", "lo80", "hi80", "lo95", "hi95", "method"
  };

  private final Analytics analytics;
  private final DayRange days;
  private final Asset currency;
  private final Path directory;
  private final List<String> written = new ArrayList<>();

  /**
   * @param days every day of the run
   */
  AnalyticsFiles(Analytics analytics, DayRange days, Asset currency, Path directory) {
    this.analytics = analytics;
    this.days = days;
    this.currency = currency;
    this.directory = directory;
  }

  /**
   * Writes everything and returns the files' names.
   *
   * @throws dev.fanfare.cli.csv.UnusableFileException if a file cannot be written
   */
  List<String> write(RunFigures figures) {
    List<Cohort> cohorts = analytics.retention(Grain.DAY, RetentionMode.ON, days).cohorts();
    write("daily_analytics.csv", DAILY, this::daily);
    write("creator_metrics.csv", CREATORS, this::creators);
    write("gift_analytics.csv", GIFTS, this::gifts);
    write("revenue_breakdown.csv", REVENUE, this::revenue);
    write("retention_daily.csv", retentionHeader(), out -> daily(cohorts, out));
    write("retention_monthly.csv", monthlyHeader(), out -> monthly(cohorts, out));
    write("forecast.csv", FORECAST, out -> forecast(figures.forecast(), out));
    return List.copyOf(written);
  }

  private void write(String file, String[] header, Consumer<CsvOutput> rows) {
    CsvOutput.write(directory.resolve(file), header, rows);
    written.add(file);
  }

  private void daily(CsvOutput out) {
    for (DailyAnalytics day : analytics.daily(days).days()) {
      RevenueFigures revenue = day.revenue(currency);
      out.row(
          day.day(),
          day.totalUsers(),
          day.activeUsers(),
          day.newUsers(),
          day.gifts(),
          revenue.gross(),
          revenue.refunds(),
          revenue.refunded(),
          revenue.net(),
          revenue.creatorEarnings(),
          revenue.platformEarnings(),
          day.averageGiftValue(currency).orElse(null),
          day.topSpark(),
          day.activeRate().map(rate -> rate.decimal(RATE_DECIMALS)).orElse(null));
    }
  }

  private void creators(CsvOutput out) {
    analytics.forEachCreator(
        days,
        day ->
            out.row(
                day.day(),
                day.creator().value(),
                day.gained().views(),
                day.gained().likes(),
                day.gained().comments(),
                day.gained().shares(),
                day.gifts(),
                day.giftRevenue(currency),
                day.engagementRate()
                    .map(
                        rate ->
                            new BigDecimal(rate.numerator())
                                .movePointRight(2)
                                .divide(
                                    new BigDecimal(rate.denominator()),
                                    PERCENT_DECIMALS,
                                    RoundingMode.HALF_EVEN))
                    .orElse(null)));
  }

  private void gifts(CsvOutput out) {
    analytics.forEachGiftHour(
        days,
        gifts -> {
          if (gifts.asset().equals(currency)) {
            out.row(
                gifts.hour(),
                gifts.spark(),
                gifts.sends(),
                gifts.revenue(),
                gifts.uniqueSenders(),
                gifts.uniqueRecipients(),
                gifts.averageValue().orElse(null));
          }
        });
  }

  private void revenue(CsvOutput out) {
    for (DailyRevenue row : analytics.revenueBreakdown(days).days()) {
      if (row.asset().equals(currency)) {
        Money net = row.net();
        out.row(
            row.day(),
            row.source().name().toLowerCase(Locale.ROOT),
            net,
            row.sales(),
            row.sales() == 0
                ? null
                : new Money(
                    new BigDecimal(net.minor())
                        .divide(new BigDecimal(row.sales()), 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                    currency));
      }
    }
  }

  /** The platform's net revenue; the file is empty where there are too few days. */
  private void forecast(@Nullable Forecast forecast, CsvOutput out) {
    if (forecast != null) {
      String method = forecast.method().name().toLowerCase(Locale.ROOT);
      for (ForecastStep step : forecast.steps()) {
        Interval likely = step.interval(80);
        Interval nearlySure = step.interval(95);
        out.row(
            step.start().toLocalDate(),
            amount(step.point()),
            amount(likely.lower()),
            amount(likely.upper()),
            amount(nearlySure.lower()),
            amount(nearlySure.upper()),
            method);
      }
    }
  }

  private BigDecimal amount(double value) {
    return BigDecimal.valueOf(value).setScale(currency.scale(), RoundingMode.HALF_EVEN);
  }

  private static String[] retentionHeader() {
    return Stream.concat(
            Stream.of("cohort_date", "size"),
            Grain.DAY.offsets().stream().map(offset -> "day" + offset))
        .toArray(String[]::new);
  }

  private static void daily(List<Cohort> cohorts, CsvOutput out) {
    for (Cohort cohort : cohorts) {
      out.row(
          Stream.concat(
                  Stream.of(cohort.start(), cohort.size()),
                  Grain.DAY.offsets().stream().map(offset -> cell(cohort, offset)))
              .toArray());
    }
  }

  private static String[] monthlyHeader() {
    return Stream.concat(
            Stream.of("cohort_month"), Grain.MONTH.offsets().stream().map(offset -> "m" + offset))
        .toArray(String[]::new);
  }

  /** Users who came in a month that is not over are a cohort of which nothing is known yet. */
  private void monthly(List<Cohort> daily, CsvOutput out) {
    Map<YearMonth, Cohort> months = new TreeMap<>();
    for (Cohort day : daily) {
      LocalDate start = Grain.MONTH.startOf(day.start());
      months.putIfAbsent(YearMonth.from(start), new Cohort(start, day.size(), List.of()));
    }
    DayRange whole = new DayRange(Grain.MONTH.startOf(days.from()), days.to());
    for (Cohort cohort : analytics.retention(Grain.MONTH, RetentionMode.ON, whole).cohorts()) {
      months.put(YearMonth.from(cohort.start()), cohort);
    }
    months.forEach(
        (month, cohort) ->
            out.row(
                Stream.concat(
                        Stream.of(month),
                        Grain.MONTH.offsets().stream().map(offset -> cell(cohort, offset)))
                    .toArray()));
  }

  /** An empty cell is text: a stream holds no null. */
  private static Object cell(Cohort cohort, int offset) {
    OptionalLong users = cohort.retained(offset);
    return users.isPresent() ? users.getAsLong() : "";
  }
}
