package dev.fanfare.trend;

import static java.util.Objects.requireNonNull;

import dev.fanfare.forecast.Regression;
import dev.fanfare.forecast.Regression.Maximum;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from counts whether something grows, how fast, and until when. Pure.
 *
 * <p>Uses grow and shrink by factors, so lines are fitted to {@code ln(uses + 1)}: the slope is the
 * growth a day. A day that nobody counted has no point; it is not taken for 0. The standard errors
 * take the days for independent, so they are somewhat small where one busy day follows another.
 */
public final class TrendEstimator implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A parabola needs more points than a line before its top means something. */
  private static final int PEAK_DAYS = 10;

  private final TrendPolicy policy;

  public TrendEstimator(TrendPolicy policy) {
    this.policy = requireNonNull(policy, "policy");
  }

  /**
   * Returns what counts tell.
   *
   * @param series counts; those outside the window are left out
   * @param asOf the last whole day
   * @param mostUsed how often that of each kind was used which was used most, in the seven days to
   *     {@code asOf}
   * @return empty if there is too little to tell: see {@link TrendPolicy}
   */
  public Optional<Trend> estimate(
      TrendSeries series, LocalDate asOf, Map<TrendKind, Long> mostUsed) {
    LocalDate first = asOf.minusDays(policy.window() - 1L);
    List<TrendCount> counts =
        series.counts().stream()
            .filter(count -> !count.day().isBefore(first) && !count.day().isAfter(asOf))
            .toList();
    if (!isEnough(counts, asOf)) {
      return Optional.empty();
    }
    double[] x = counts.stream().mapToDouble(count -> daysAfter(asOf, count.day())).toArray();
    double[] y = counts.stream().mapToDouble(count -> StrictMath.log1p(count.uses())).toArray();
    Regression line = Regression.line(x, y);
    double slope = line.leading();
    double error = line.leadingError();
    return Optional.of(
        new Trend(
            series.key(),
            counts.get(counts.size() - 1).title(),
            TrendSource.COMPUTED,
            asOf,
            score(slope - error),
            growth(slope, error, popularity(series.key(), counts, asOf, mostUsed)),
            peak(x, y, asOf),
            null,
            null,
            null));
  }

  private static double daysAfter(LocalDate asOf, LocalDate day) {
    return day.toEpochDay() - asOf.toEpochDay();
  }

  private boolean isEnough(List<TrendCount> counts, LocalDate asOf) {
    if (counts.size() < policy.minDays()) {
      return false;
    }
    LocalDate last = counts.get(counts.size() - 1).day();
    long uses = counts.stream().mapToLong(TrendCount::uses).sum();
    long creators = counts.stream().mapToLong(TrendCount::creators).max().orElse(0);
    return !last.isBefore(asOf.minusDays(policy.staleAfter()))
        && uses >= policy.minUses()
        && creators >= policy.minCreators();
  }

  /**
   * Returns what share growth will have of the uses in a week, in percent, in steps of a hundredth.
   */
  private static double score(double slope) {
    return slope <= 0 ? 0 : Math.rint(-10_000 * StrictMath.expm1(-7 * slope)) / 100;
  }

  private static TrendGrowth growth(double slope, double error, int popularity) {
    double momentum = Math.min(TrendGrowth.MOST, StrictMath.expm1(slope));
    // The error of exp(slope), by its derivative.
    double spread = Math.min(TrendGrowth.MOST, StrictMath.exp(slope) * error);
    return new TrendGrowth(momentum, spread, popularity);
  }

  private static int popularity(
      TrendKey key, List<TrendCount> counts, LocalDate asOf, Map<TrendKind, Long> mostUsed) {
    long uses =
        counts.stream()
            .filter(count -> count.day().isAfter(asOf.minusDays(7)))
            .mapToLong(TrendCount::uses)
            .sum();
    long most = Math.max(uses, mostUsed.getOrDefault(key.kind(), 0L));
    return most == 0 ? 0 : (int) Math.round(100 * StrictMath.log1p(uses) / StrictMath.log1p(most));
  }

  /** Returns the top of a parabola, if it has one for sure and that lies ahead. */
  private @Nullable TrendPeak peak(double[] x, double[] y, LocalDate asOf) {
    if (x.length < PEAK_DAYS) {
      return null;
    }
    Optional<Maximum> top = Regression.parabola(x, y).maximum(policy.level());
    if (top.isEmpty()) {
      return null;
    }
    double at = Math.rint(top.get().at());
    double latest = Math.ceil(top.get().interval().upper());
    double earliest = Math.floor(top.get().interval().lower());
    return at < 1 || latest > policy.horizon() || earliest < -policy.window()
        ? null
        : new TrendPeak(
            asOf.plusDays((long) at), asOf.plusDays((long) earliest), asOf.plusDays((long) latest));
  }
}
