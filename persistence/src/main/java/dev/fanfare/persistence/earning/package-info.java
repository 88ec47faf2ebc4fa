/** Sales, refunds and holds on earnings, as tables. */
@NullMarked
package dev.fanfare.persistence.earning;

import org.jspecify.annotations.NullMarked;
