/**
 * Changes that happen exactly once: units of work, idempotency keys with recorded answers, and the
 * domain events that a change leaves in the outbox. Start at {@link Operations}.
 *
 * <p>Everything that a change writes (its effect, its answer and its events) is committed together
 * or not at all.
 */
@NullMarked
package dev.fanfare.event;

import org.jspecify.annotations.NullMarked;
