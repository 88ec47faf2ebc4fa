package dev.fanfare.analytics;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The gifts of a day.
 *
 * @param gifts gifts that cost something; a refund takes none away
 * @param freeGifts gifts that cost nothing
 * @param topSpark the spark of which most gifts that cost something were sent, of several the
 *     smallest id; null if there were none
 */
public record DailyGifts(LocalDate day, long gifts, long freeGifts, @Nullable String topSpark)
    implements Serializable {}
