/** Trends, what they are computed from, and what creators make, as tables. */
@NullMarked
package dev.fanfare.persistence.trend;

import org.jspecify.annotations.NullMarked;
