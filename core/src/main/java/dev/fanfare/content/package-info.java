/**
 * Content that a model makes for a creator, paid with credits. Start at {@link
 * dev.fanfare.content.ContentGeneration}.
 *
 * <p>A job's credits are reserved before the model is asked and charged when its output is handed
 * over; in every other end they go back. What is stored says at each moment what is to be done
 * next, so a process that dies leaves nothing that another cannot take up. No output is handed over
 * before moderation has passed it, and a screen that does not answer passes nothing. What creators
 * and models wrote is in no message, no event, no {@code toString} and no log of this package.
 */
@NullMarked
package dev.fanfare.content;

import org.jspecify.annotations.NullMarked;
