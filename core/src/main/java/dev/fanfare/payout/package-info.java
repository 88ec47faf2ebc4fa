/**
 * Paying creators: what it costs, when it may happen, and making sure that it happens once. Start
 * at {@code Payouts}.
 *
 * <p>An attempt is stored before a gateway hears of it. An outcome nobody knows is a state of its
 * own, which only evidence leaves and which blocks every further attempt.
 */
@NullMarked
package dev.fanfare.payout;

import org.jspecify.annotations.NullMarked;
