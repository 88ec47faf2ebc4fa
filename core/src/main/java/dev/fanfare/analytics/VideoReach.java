package dev.fanfare.analytics;

import java.io.Serializable;

/**
 * How far a creator's videos reach.
 *
 * @param counted videos that were counted in some days
 * @param gained what those days brought them
 * @param videos videos that were ever counted up to the end of those days
 * @param totalViews their highest view totals, added up
 * @param bestViews the greatest of them, 0 without a video
 */
public record VideoReach(
    long counted, VideoCounts gained, long videos, long totalViews, long bestViews)
    implements Serializable {}
