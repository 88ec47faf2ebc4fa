/**
 * How fast Fanfare is on PostgreSQL, beside hand-written JDBC that leaves the same rows in the same
 * tables. Start at {@link PostgresSideBySide}.
 *
 * <p>Both sides take turns on one server and through one connection pool, so whatever disturbs one
 * disturbs the other. Afterwards the books must balance, or the figures are thrown away.
 */
@NullMarked
package dev.fanfare.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
