package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a day brought a creator. There is one if a video of the creator was counted, a gift that
 * cost something was received, or followers were counted.
 *
 * @param gained by all videos of the creator that were counted
 * @param gifts gifts received that cost something; a refund takes none away
 * @param followers as counted on the day, null if they were not
 * @param followersGained since the count before, negative if some left; null if they were not
 *     counted on the day or never before
 */
public record CreatorDay(
    LocalDate day,
    CreatorId creator,
    VideoCounts gained,
    long gifts,
    @Nullable Long followers,
    @Nullable Long followersGained)
    implements Serializable {}
