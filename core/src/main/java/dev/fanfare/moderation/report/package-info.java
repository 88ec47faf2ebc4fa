/**
 * The daily safety report: what moderation saw, found, decided and missed on a day, and how much
 * waited at its end. Start at {@link dev.fanfare.moderation.report.SafetyReports}.
 *
 * <p>A day is the half-open time from its first instant in a zone to the first instant of the next
 * day, 23 to 25 hours where clocks change. A report follows from what is stored alone: made again
 * from the same facts it is the same, and made again after something came late it takes the place
 * of the one before and says what changed.
 */
@NullMarked
package dev.fanfare.moderation.report;

import org.jspecify.annotations.NullMarked;
