/**
 * Paying creators: what it costs, when it may happen, and making sure that it happens once. Start
 * at {@link dev.fanfare.payout.Payouts}; prices are at {@link dev.fanfare.payout.FeeSchedules}, the
 * rules together at {@link dev.fanfare.payout.PayoutPolicy}, what moves the money at {@link
 * dev.fanfare.payout.PayoutGateway}.
 *
 * <p>An attempt is stored before a gateway hears of it. An outcome nobody knows is a state of its
 * own, which only evidence leaves and which blocks every further attempt. What a gateway says is
 * judged in one place and never dropped, however late it comes.
 */
@NullMarked
package dev.fanfare.payout;

import org.jspecify.annotations.NullMarked;
