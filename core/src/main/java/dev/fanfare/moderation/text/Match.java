package dev.fanfare.moderation.text;

/**
 * A stretch of normalised text.
 *
 * @param start where it begins
 * @param end where it ends, exclusive
 */
record Match(int start, int end) {}
