/**
 * Fanfare in PostgreSQL or H2: the stores of the core over JPA. Start at {@code JpaStorage}.
 *
 * <p>The schema is made by {@code FanfareSchema}, checked by Hibernate and guarded by constraints
 * of its own. Nothing of JPA leaves this package: what goes in and out is the core's.
 */
@NullMarked
package dev.fanfare.persistence;

import org.jspecify.annotations.NullMarked;
