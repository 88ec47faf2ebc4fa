/**
 * Creators who work together: a request, its answer, and the revenue split that both agreed to.
 * Start at {@link Collaborations}.
 *
 * <p>What the parties agreed never changes: another split is another request. Booking a sale under
 * the split is done where sales are recorded.
 */
@NullMarked
package dev.fanfare.collaboration;

import org.jspecify.annotations.NullMarked;
