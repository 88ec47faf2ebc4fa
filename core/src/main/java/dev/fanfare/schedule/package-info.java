/**
 * What should run when, as data: the jobs of the program, and the cron expressions they follow.
 * Start at {@link FanfareSchedule}.
 *
 * <p>Nothing here starts a thread. Hand the jobs to the scheduler that the host has, or ask each
 * one from a loop of your own which runs are due.
 */
@NullMarked
package dev.fanfare.schedule;

import org.jspecify.annotations.NullMarked;
