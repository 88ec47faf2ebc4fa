package dev.fanfare.analytics;

import java.io.Serializable;

/**
 * How many users were active on some days.
 *
 * @param users each counted once
 */
public record ActiveUsers(Freshness freshness, DayRange range, long users)
    implements Serializable {}
