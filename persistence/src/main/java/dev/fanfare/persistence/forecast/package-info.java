/** Forecasts that were made, as tables. */
@NullMarked
package dev.fanfare.persistence.forecast;

import org.jspecify.annotations.NullMarked;
