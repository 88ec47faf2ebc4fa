/**
 * Creator tiers: an ordered ladder of tiers with criteria and benefits, which tier a creator's
 * figures earn and why, and which tier is in force, with its history. Start at {@link TierService};
 * for the rules alone at {@link TierPolicy}.
 *
 * <p>A policy decides by figures and nothing else. Whether a lower result takes a tier away is the
 * {@link DemotionPolicy}'s business, and an operator's override stands above both until it ends.
 */
@NullMarked
package dev.fanfare.tier;

import org.jspecify.annotations.NullMarked;
