package dev.fanfare.analytics;

/**
 * What catching up did.
 *
 * @param days how many days were computed
 * @param changed how many of them came to other figures than before, new ones included
 * @param restated how many of those had been final
 * @param periods how many weeks and months were computed
 */
public record CatchUpReport(long days, long changed, long restated, long periods) {}
