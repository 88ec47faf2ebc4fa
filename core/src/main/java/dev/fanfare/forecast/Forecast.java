package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The next periods of a series. Immutable.
 *
 * @param method how it was made
 * @param steps the periods, from the first after the series
 * @param total their sum. Its interval is its own: the sum of the steps' bounds would be too wide
 *     where their errors offset each other
 * @param weights what each model counted, largest first; models with no weight too, if they suit
 *     the series
 * @param backtest how the method would have done on the history
 * @param warnings what a reader should know
 */
public record Forecast(
    ForecastMethod method,
    List<ForecastStep> steps,
    Prediction total,
    List<ModelWeight> weights,
    BacktestReport backtest,
    Set<ForecastWarning> warnings)
    implements ForecastResult {
  public Forecast {
    requireNonNull(method, "method");
    steps = List.copyOf(steps);
    require(!steps.isEmpty(), "a forecast must have a step");
    requireNonNull(total, "total");
    weights = List.copyOf(weights);
    requireNonNull(backtest, "backtest");
    // In the order of the enum, so that the same forecast has the same bytes.
    EnumSet<ForecastWarning> copy = EnumSet.noneOf(ForecastWarning.class);
    copy.addAll(warnings);
    warnings = Collections.unmodifiableSet(copy);
  }
}
