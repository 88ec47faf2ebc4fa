/**
 * Prepaid credits: granting, reserving and spending them, a monthly allowance, and knowing what is
 * left. Start at {@link Credits}.
 *
 * <p>Amounts are whole credits. A wallet holds one type of credits of one creator; what is in it
 * came by grants, and every charge knows which grants paid. What is due (a reset, an expiry) is
 * applied before anything is read or spent, so nothing depends on a schedule. The rules are pure
 * and stand on {@link WalletState}.
 */
@NullMarked
package dev.fanfare.credit;

import org.jspecify.annotations.NullMarked;
