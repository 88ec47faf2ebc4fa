package dev.fanfare.analytics;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The users of a day.
 *
 * @param active users who were active, each counted once; never add it up over days
 * @param newUsers users who are known from this day on; their sum is the total
 */
public record DailyUsers(LocalDate day, long active, long newUsers) implements Serializable {}
