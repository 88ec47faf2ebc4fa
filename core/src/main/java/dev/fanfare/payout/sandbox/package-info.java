/**
 * A payment provider that moves no money and does everything a real one does wrong: time-outs
 * before and after the payment, late, repeated and reordered reports, returns, lookups that cannot
 * tell. For trying a platform out and for its tests. Start at {@link
 * dev.fanfare.payout.sandbox.SandboxGateway}.
 *
 * <p>It keeps the promises of {@link dev.fanfare.payout.PayoutGateway} and a record of every
 * movement, so that a test can count how often a payout was paid.
 */
@NullMarked
package dev.fanfare.payout.sandbox;

import org.jspecify.annotations.NullMarked;
