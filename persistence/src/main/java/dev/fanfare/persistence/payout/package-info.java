/**
 * Payouts, their history, attempts, reports and runs as tables, and where creators want their
 * money. What says where money goes is encrypted.
 */
@NullMarked
package dev.fanfare.persistence.payout;

import org.jspecify.annotations.NullMarked;
