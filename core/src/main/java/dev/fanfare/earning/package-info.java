/**
 * What creators earn: sales and refunds, hold periods, and what a creator owes after a refund.
 * Start at {@link Earnings}.
 *
 * <p>A sale keeps the rate and the split it was made under. A refund takes from what is still held,
 * then from what is available; what neither covers is owed and is netted from the next earnings.
 */
@NullMarked
package dev.fanfare.earning;

import org.jspecify.annotations.NullMarked;
