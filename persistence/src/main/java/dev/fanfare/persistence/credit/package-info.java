/**
 * Wallets in tables of the database. Start at {@link
 * dev.fanfare.persistence.credit.JpaCreditStore}; {@link
 * dev.fanfare.persistence.credit.CreditSqlAudit} audits them in sets.
 */
@NullMarked
package dev.fanfare.persistence.credit;

import org.jspecify.annotations.NullMarked;
