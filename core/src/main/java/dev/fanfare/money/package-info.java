/**
 * Exact amounts: assets, money, rates, exchange quotes and revenue splits. Start at {@link Money}.
 *
 * <p>Amounts are whole minor units in a {@code long}; there is no floating point here. A result
 * that does not fit is an {@link ArithmeticException}, never a wrapped number, and every division
 * names its rounding.
 */
@NullMarked
package dev.fanfare.money;

import org.jspecify.annotations.NullMarked;
