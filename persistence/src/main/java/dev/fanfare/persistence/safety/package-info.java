/** Daily safety reports, as tables. */
@NullMarked
package dev.fanfare.persistence.safety;

import org.jspecify.annotations.NullMarked;
