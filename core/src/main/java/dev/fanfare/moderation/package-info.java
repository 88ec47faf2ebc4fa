/**
 * Moderation: what is published passes through stages, whose findings a policy turns into a
 * decision that explains itself and can be appealed.
 *
 * <p>Start at {@link dev.fanfare.moderation.Moderation}.
 *
 * <p>A stage states facts, as {@link dev.fanfare.moderation.Signal}s. Only the policy and a person
 * make a {@link dev.fanfare.moderation.Decision}. Everything fails closed: what could not be looked
 * at is held, and nothing that a detector leaves out, gets wrong or is talked into approves
 * anything. What people or models wrote is in no message, no {@code toString} and no log of this
 * package.
 */
@NullMarked
package dev.fanfare.moderation;

import org.jspecify.annotations.NullMarked;
