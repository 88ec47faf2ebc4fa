/** Creators, as a table. */
@NullMarked
package dev.fanfare.persistence.creator;

import org.jspecify.annotations.NullMarked;
