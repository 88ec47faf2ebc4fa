/**
 * What will come in: the next values of a series of revenue, gifts or anything else counted by
 * hour, day, week, month, quarter or year, with intervals. Start at {@link
 * dev.fanfare.forecast.RevenueForecaster}.
 *
 * <p>Everything here is pure: the same series gives the same bytes on every JVM, no clock is read,
 * nothing is random, and the work of a call is capped by counts, not by time. Numbers are {@code
 * double}: a forecast is an estimate, and never becomes a booking.
 */
@NullMarked
package dev.fanfare.forecast;

import org.jspecify.annotations.NullMarked;
