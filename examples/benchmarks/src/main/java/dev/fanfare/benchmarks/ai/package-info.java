/**
 * How fast streamed answers pass through Fanfare's client, beside the provider's own SDK for Java.
 * Start at {@link StreamSideBySide}.
 *
 * <p>Both sides take turns on one local server, which is a process of its own so that its work is
 * not counted, and through the same release of the same HTTP library. What they hand on is counted:
 * a side that loses a token ends the run.
 */
@NullMarked
package dev.fanfare.benchmarks.ai;

import org.jspecify.annotations.NullMarked;
