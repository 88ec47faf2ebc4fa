package dev.fanfare.cli.platform;

import dev.fanfare.analytics.Analytics;
import dev.fanfare.analytics.DailyAnalytics;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.RetentionMode;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.forecast.TimeStep;
import dev.fanfare.money.Asset;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a run come to.
 *
 * @param users who is known by the end of the last day
 * @param active how many people were active in the last 30 days
 * @param nextMonth the share of a month's new users who were active in the next month, over all
 *     cohorts of which that is known
 * @param forecast of the platform's net revenue; null where there are too few days
 * @param files the files that were written
 */
public record RunFigures(
    long users,
    long active,
    Optional<BigDecimal> nextMonth,
    @Nullable Forecast forecast,
    List<String> files) {
  private static final int RECENT = 30;

  /** How many days revenue is forecast for. */
  private static final int HORIZON = 30;

  private static final int DECIMALS = 6;

  static RunFigures of(Analytics analytics, DayRange days, Asset currency) {
    List<DailyAnalytics> history = analytics.daily(days).days();
    DayRange whole = new DayRange(Grain.MONTH.startOf(days.from()), days.to());
    return new RunFigures(
        history.isEmpty() ? 0 : history.get(history.size() - 1).totalUsers(),
        analytics.activeUsers(DayRange.before(days.to(), RECENT)).users(),
        analytics
            .retention(Grain.MONTH, RetentionMode.ON, whole)
            .mean(1)
            .map(share -> share.decimal(DECIMALS)),
        RevenueForecaster.standard().forecast(netRevenue(history, days, currency), HORIZON, 80, 95)
                instanceof Forecast forecast
            ? forecast
            : null,
        List.of());
  }

  /** Returns the net revenue of every day; one that was not computed is a gap. */
  private static TimeSeries netRevenue(
      List<DailyAnalytics> history, DayRange days, Asset currency) {
    Map<LocalDate, Double> net = new HashMap<>();
    history.forEach(
        day -> net.put(day.day(), day.revenue(currency).net().toDecimal().doubleValue()));
    List<@Nullable Double> values = new ArrayList<>();
    days.days().forEach(day -> values.add(net.get(day)));
    return TimeSeries.of(days.from(), TimeStep.DAY, values);
  }

  RunFigures in(List<String> written) {
    return new RunFigures(users, active, nextMonth, forecast, List.copyOf(written));
  }
}
