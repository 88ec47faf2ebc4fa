/**
 * Policies as JSON that people edit: tiers, fees, payouts, earnings, credits, achievements,
 * analytics. Start at {@link dev.fanfare.persistence.policy.PolicyJson}.
 *
 * <p>Reading is strict: whatever is unknown, missing, doubled or out of range is refused with its
 * path, line and column. A document is data; nothing that it names is ever loaded or run.
 */
@NullMarked
package dev.fanfare.persistence.policy;

import org.jspecify.annotations.NullMarked;
