/**
 * Creator monetization to embed in a Java application. Start at {@link Fanfare}.
 *
 * <p>{@link Fanfare} puts the services of the other packages together over one {@link Storage};
 * each can also be used alone.
 */
@NullMarked
package dev.fanfare;

import org.jspecify.annotations.NullMarked;
