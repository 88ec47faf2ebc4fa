/**
 * Trends: hashtags, sounds, formats and topics that grow. Start at {@link
 * dev.fanfare.trend.Trends}.
 *
 * <p>There are two sources, told apart by {@link dev.fanfare.trend.TrendSource}. Computed trends
 * follow from what the platform counted, by rules that anybody can check. Proposed ones come from a
 * model: they are held to ranges and dates, marked with the model and the day, and never take the
 * place of a computed one. What cannot be told from the counts is absent, not guessed. Numbers are
 * {@code double}: they are estimates.
 */
@NullMarked
package dev.fanfare.trend;

import org.jspecify.annotations.NullMarked;
