/**
 * The command line over the library. Start at {@link FanfareCli}; each command is a class of its
 * own.
 */
@NullMarked
package dev.fanfare.cli;

import org.jspecify.annotations.NullMarked;
