package dev.fanfare.forecast;

/**
 * The series has too few observations for any forecast.
 *
 * @param needed how many it takes
 * @param have how many there are; gaps do not count
 */
public record InsufficientData(int needed, int have) implements ForecastResult {}
