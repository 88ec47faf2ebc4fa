/** Tiers and their histories, as tables. */
@NullMarked
package dev.fanfare.persistence.tier;

import org.jspecify.annotations.NullMarked;
