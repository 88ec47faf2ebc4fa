/**
 * The files of a platform - creators, gifts, video counters - and running the program over them.
 * Start at {@link PlatformData}.
 */
@NullMarked
package dev.fanfare.cli.platform;

import org.jspecify.annotations.NullMarked;
