/**
 * Achievements: what a creator has to reach, what it gets for it, and who has reached what. Start
 * at {@link Achievements}.
 *
 * <p>A creator unlocks an achievement once and keeps it, whatever happens to its figures later.
 */
@NullMarked
package dev.fanfare.achievement;

import org.jspecify.annotations.NullMarked;
