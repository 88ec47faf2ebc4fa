package dev.fanfare.analytics;

import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;

/**
 * The gifts of all sparks in an hour and one asset, without free ones.
 *
 * @param hour its start
 * @param sends how many were sent
 * @param revenue what was paid less what went back
 */
public record HourTotal(Instant hour, long sends, Money revenue) implements Serializable {}
