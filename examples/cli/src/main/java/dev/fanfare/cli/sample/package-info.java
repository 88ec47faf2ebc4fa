/**
 * A made-up platform to try the library on, in the files that {@code fanfare run} reads. Start at
 * {@link SamplePlatform}.
 *
 * <p>The same settings give the same bytes on every JVM and system: the random numbers, the
 * arithmetic and the compression are all fixed here. Nothing in it is about anyone.
 */
@NullMarked
package dev.fanfare.cli.sample;

import org.jspecify.annotations.NullMarked;
