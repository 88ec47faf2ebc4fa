/**
 * The double-entry ledger: every amount moves from one account to another, entries are only ever
 * added, and a mistake is put right by a reversal. Start at {@link Ledger}.
 *
 * <p>An account's balance is what was credited to it less what was debited, in the account's own
 * asset. All accounts together always sum to zero.
 */
@NullMarked
package dev.fanfare.ledger;

import org.jspecify.annotations.NullMarked;
