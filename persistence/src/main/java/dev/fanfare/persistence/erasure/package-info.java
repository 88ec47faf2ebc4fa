/**
 * Removing what may not be kept: what is personal about a creator, and answers that nobody needs
 * any more. Start at {@link dev.fanfare.persistence.erasure.Erasure}.
 *
 * <p>The books stay: ledger, sales, payouts, credits, achievements and facts name people by the
 * host's ids only. Once the host has deleted whom an id belongs to, they name nobody.
 */
@NullMarked
package dev.fanfare.persistence.erasure;

import org.jspecify.annotations.NullMarked;
