package dev.fanfare.ai;

import java.io.Serializable;
import java.time.Instant;

/**
 * How a user's allowance stands.
 *
 * @param limit calls in a day
 * @param used calls that count, which may be more than the limit after it was lowered
 * @param remaining calls left, 0 or more
 * @param resetAt when there is a new allowance; if none is open, when one would end that is opened
 *     now
 */
public record QuotaStanding(int limit, int used, int remaining, Instant resetAt)
    implements Serializable {}
