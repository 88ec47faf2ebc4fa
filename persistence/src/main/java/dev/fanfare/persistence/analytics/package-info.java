/** Facts, as a table. */
@NullMarked
package dev.fanfare.persistence.analytics;

import org.jspecify.annotations.NullMarked;
