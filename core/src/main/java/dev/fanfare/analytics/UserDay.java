package dev.fanfare.analytics;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a user did on a day. There is one for every user who was active.
 *
 * @param sessions sessions that ended on the day
 * @param seconds how long those lasted together
 * @param videosWatched videos watched in them
 * @param giftsSent gifts sent, without free ones
 */
public record UserDay(
    LocalDate day, String user, long sessions, long seconds, long videosWatched, long giftsSent)
    implements Serializable {}
