/**
 * Who creates: ids, profiles and the measured figures that tiers and achievements are decided on.
 * Start at {@link Creators}.
 *
 * <p>A creator need not be registered to earn or spend; what was never said about one has a default
 * that is safe.
 */
@NullMarked
package dev.fanfare.creator;

import org.jspecify.annotations.NullMarked;
