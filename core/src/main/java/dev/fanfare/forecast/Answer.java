package dev.fanfare.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a forecast of a prepared series in each of the three ways. */
final class Answer {
  private final TimeSeries series;
  private final Prepared prepared;
  private final int horizon;
  private final int[] levels;
  private final Set<ForecastWarning> warnings;

  Answer(TimeSeries series, Prepared prepared, int horizon, int[] levels) {
    this.series = series;
    this.prepared = prepared;
    this.horizon = horizon;
    this.levels = levels.clone();
    java.util.Arrays.sort(this.levels);
    this.warnings = EnumSet.noneOf(ForecastWarning.class);
    warnings.addAll(prepared.warnings());
  }

  /** How far a value may stray. */
  @FunctionalInterface
  private interface Reach {
    /** Returns it for a level in percent. */
    double at(int level);
  }

  /** Combines models, or uses one, with intervals from the back-test. */
  Forecast combined(ForecastMethod method) {
    List<Member> members =
        method == ForecastMethod.COMBINED
            ? Member.all(prepared.seasons().length > 0)
            : Member.only(method);
    int steps = prepared.trailing() + horizon;
    var backtest = new Backtest(prepared, members, steps);
    var weighting = new Weighting(backtest, members, prepared.observations());
    boolean single = method != ForecastMethod.COMBINED;
    double[] weights = single ? alone(method, members, backtest) : weighting.weights();
    double[] points = backtest.forecast(weights);
    double[][] errors = new double[backtest.origins()][];
    var scores = new Scores();
    double level = recentLevel(prepared.y().length);
    for (int k = 0; k < errors.length; k++) {
      boolean others = !single && errors.length > 2;
      double[] trial = backtest.trial(k, others ? weighting.weightsWithout(k) : weights);
      double growth = growth(level, recentLevel(backtest.training(k)));
      errors[k] = new double[trial.length];
      double[] naive = backtest.trial(k, first(members.size()));
      for (int j = 0; j < trial.length; j++) {
        double actual = backtest.actual(k, j);
        errors[k][j] = growth * (actual - trial[j]);
        scores.add(actual, trial[j], naive[j]);
      }
    }
    double[] adjusted = Sample.of(prepared.y(), prepared.seasons()).z();
    boolean[] counted = new boolean[steps];
    for (int j = prepared.trailing(); j < steps; j++) {
      counted[j] = !isClosed(j);
    }
    var spread = new ErrorSpread(errors, backtest.spacing(), adjusted, steps, counted);
    warn(errors.length < 2, ForecastWarning.NO_BACKTEST);
    for (int i = 0; i < weights.length; i++) {
      warn(weights[i] > 0 && backtest.isHeld(i), ForecastWarning.HELD_IN_ENVELOPE);
    }
    double[] multipliers = new double[100];
    for (int asked : levels) {
      multipliers[asked] = spread.multiplier(asked);
    }
    List<Prediction> values = new ArrayList<>(horizon);
    double total = 0;
    for (int j = prepared.trailing(); j < steps; j++) {
      double point = counted[j] ? points[j] : 0;
      double reach = counted[j] ? spread.at(j) : 0;
      total += point;
      values.add(prediction(point, asked -> multipliers[asked] * reach));
    }
    return forecast(
        method,
        values,
        prediction(total, asked -> multipliers[asked] * spread.ofTotal()),
        modelWeights(members, backtest, weights, weighting.meanErrors()),
        scores.report(errors.length, prepared.scale()));
  }

  /** Returns whether a step, counted from the last value used, is of a closed phase. */
  private boolean isClosed(int step) {
    return prepared.closed().at(series.size() - prepared.trailing() + step);
  }

  private static double[] first(int count) {
    double[] weights = new double[count];
    weights[0] = 1;
    return weights;
  }

  /** Gives all weight to the method asked for, or to naive where that does not suit. */
  private double[] alone(ForecastMethod method, List<Member> members, Backtest backtest) {
    double[] weights = new double[members.size()];
    int asked = members.size() - 1;
    boolean suits = members.get(asked).method() == method && backtest.forecast(asked).length > 0;
    warn(!suits, ForecastWarning.METHOD_DOES_NOT_SUIT);
    weights[suits ? asked : 0] = 1;
    return weights;
  }

  /** Returns the mean of the last season, or of the last four values, before a time. */
  private double recentLevel(int end) {
    int count = Math.min(end, Math.max(4, prepared.longestSeason(end, 2)));
    double sum = 0;
    for (int t = end - count; t < end; t++) {
      sum += prepared.y()[t];
    }
    return sum / count;
  }

  /**
   * Returns by how much errors have grown with the level since an origin, at most threefold either
   * way. With negative values there is no such thing.
   */
  private double growth(double now, double then) {
    if (!prepared.nonNegative() || !(then > 0) || !(now > 0)) {
      return 1;
    }
    return Math.max(1 / 3.0, Math.min(3, now / then));
  }

  /**
   * Repeats the level of a very short series, with an interval as wide as that little data says.
   */
  Forecast level(ForecastMethod method) {
    warnings.add(ForecastWarning.LOW_DATA);
    warnings.add(ForecastWarning.NO_BACKTEST);
    warnings.remove(ForecastWarning.OUTLIERS_DRAWN_IN);
    double sum = 0;
    int count = 0;
    for (int t = 0; t < prepared.raw().length; t++) {
      if (prepared.observed()[t]) {
        sum += prepared.raw()[t];
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0;
    for (int t = 0; t < prepared.raw().length; t++) {
      if (prepared.observed()[t]) {
        squares += (prepared.raw()[t] - mean) * (prepared.raw()[t] - mean);
      }
    }
    int n = count;
    double deviation = Math.sqrt(squares / (n - 1));
    var student = new org.apache.commons.math3.distribution.TDistribution(null, n - 1);
    List<Prediction> values = new ArrayList<>(horizon);
    for (int h = 1; h <= horizon; h++) {
      double error = deviation * Math.sqrt(1 + (double) (prepared.trailing() + h) / n);
      values.add(
          prediction(
              mean, asked -> error * student.inverseCumulativeProbability(0.5 + asked / 200.0)));
    }
    // As if all errors went the same way: with so little data nothing says that they do not.
    double reach = 0;
    for (int h = 1; h <= horizon; h++) {
      reach += deviation * Math.sqrt(1 + (double) (prepared.trailing() + h) / n);
    }
    double whole = reach;
    Prediction total =
        prediction(
            horizon * mean,
            asked -> whole * student.inverseCumulativeProbability(0.5 + asked / 200.0));
    return forecast(
        method,
        values,
        total,
        List.of(new ModelWeight(ForecastMethod.PHASE_MEAN, 1, null)),
        BacktestReport.NONE);
  }

  /** Continues the straight line. */
  Forecast straightLine() {
    var line = StraightLine.of(series, prepared.scale());
    int n = series.size();
    List<Prediction> values = new ArrayList<>(horizon);
    double sum = 0;
    for (int k = 1; k <= horizon; k++) {
      double x = n - 1 + k;
      double point = clamped(line.at(x));
      sum += point;
      double error = line.errorAt(x);
      values.add(prediction(point, asked -> line.multiplier(asked) * error));
    }
    double error = line.errorOfTotal(n, n - 1.0 + horizon);
    warnings.remove(ForecastWarning.OUTLIERS_DRAWN_IN);
    warnings.remove(ForecastWarning.HISTORY_SHORTENED);
    warnings.remove(ForecastWarning.LEADING_ZEROS_DROPPED);
    return forecast(
        ForecastMethod.LINEAR_REGRESSION,
        values,
        prediction(sum, asked -> line.multiplier(asked) * error),
        List.of(new ModelWeight(ForecastMethod.LINEAR_REGRESSION, 1, null)),
        BacktestReport.NONE);
  }

  private double clamped(double point) {
    return prepared.nonNegative() ? Math.max(0, point) : point;
  }

  private void warn(boolean holds, ForecastWarning warning) {
    if (holds) {
      warnings.add(warning);
    }
  }

  private Prediction prediction(double point, Reach reach) {
    var intervals = new TreeMap<Integer, Interval>();
    double widest = 0;
    for (int level : levels) {
      widest = Math.max(widest, reach.at(level));
      double lower = clamped(point - widest);
      intervals.put(
          level, new Interval(unscaled(Math.min(lower, point)), unscaled(point + widest)));
    }
    return new Prediction(unscaled(point), intervals);
  }

  private double unscaled(double value) {
    // Not -0.0.
    return value * prepared.scale() + 0.0;
  }

  private List<ModelWeight> modelWeights(
      List<Member> members, Backtest backtest, double[] weights, double[] errors) {
    List<ModelWeight> list = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (backtest.forecast(i).length > 0) {
        @Nullable Double error =
            Double.isFinite(errors[i]) ? (Double) (errors[i] * prepared.scale()) : null;
        list.add(new ModelWeight(members.get(i).method(), weights[i], error));
      }
    }
    list.sort(
        Comparator.comparingDouble(ModelWeight::weight)
            .reversed()
            .thenComparing(ModelWeight::method));
    return list;
  }

  private Forecast forecast(
      ForecastMethod method,
      List<Prediction> values,
      Prediction total,
      List<ModelWeight> weights,
      BacktestReport backtest) {
    List<ForecastStep> steps = new ArrayList<>(values.size());
    for (int k = 0; k < values.size(); k++) {
      steps.add(new ForecastStep(k + 1, series.startOf(series.size() + k), values.get(k)));
    }
    return new Forecast(method, steps, total, weights, backtest, warnings);
  }

  /** Adds up what the back-test report says. */
  private static final class Scores {
    private int count;
    private double errors;
    private double naiveErrors;
    private double actuals;

    void add(double actual, double forecast, double naive) {
      if (!Double.isNaN(actual)) {
        count++;
        errors += Math.abs(actual - forecast);
        naiveErrors += Math.abs(actual - naive);
        actuals += Math.abs(actual);
      }
    }

    BacktestReport report(int origins, double scale) {
      return count == 0
          ? BacktestReport.NONE
          : new BacktestReport(
              origins,
              count,
              scale * errors / count,
              scale * naiveErrors / count,
              scale * actuals / count);
    }
  }
}
