/** Unlocked achievements, as tables. */
@NullMarked
package dev.fanfare.persistence.achievement;

import org.jspecify.annotations.NullMarked;
