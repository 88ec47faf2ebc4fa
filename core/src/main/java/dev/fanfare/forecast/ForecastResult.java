package dev.fanfare.forecast;

import java.io.Serializable;

/** What a forecaster answers: a {@link Forecast}, or that there is too little to go by. */
public sealed interface ForecastResult extends Serializable permits Forecast, InsufficientData {}
