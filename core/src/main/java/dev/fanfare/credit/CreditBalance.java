package dev.fanfare.credit;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a wallet stands. A wallet's period is that of its allowance; without one, all its time is one
 * period.
 *
 * @param wallet whose
 * @param available credits that can be spent now
 * @param reserved credits put aside for running jobs
 * @param usedThisPeriod credits charged in the running period, less what of these was refunded
 * @param grantedThisPeriod credits that grants brought in the running period, from whatever source
 * @param monthlyAllowance what the next period brings, 0 without an allowance
 * @param nextReset when the next period starts, null without an allowance
 */
public record CreditBalance(
    Wallet wallet,
    long available,
    long reserved,
    long usedThisPeriod,
    long grantedThisPeriod,
    long monthlyAllowance,
    @Nullable Instant nextReset)
    implements Serializable {}
