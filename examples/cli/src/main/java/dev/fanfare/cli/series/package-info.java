/**
 * Series of numbers in files, and their forecasts. Start at {@link
 * dev.fanfare.cli.series.SeriesTable} for many series, one in each row, and at {@link
 * dev.fanfare.cli.series.DatedFile} for one series with a row for each date.
 */
@NullMarked
package dev.fanfare.cli.series;

import org.jspecify.annotations.NullMarked;
