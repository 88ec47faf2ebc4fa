package dev.fanfare.earning;

import dev.fanfare.money.Money;

/**
 * How a creator stands in one asset.
 *
 * @param pending earned and still on hold
 * @param available may be paid out
 * @param inPayout asked for and not yet confirmed as paid
 * @param reserved set aside
 * @param owed what the next earnings pay off first, 0 or more
 */
public record EarningsBalance(
    Money pending, Money available, Money inPayout, Money reserved, Money owed) {}
