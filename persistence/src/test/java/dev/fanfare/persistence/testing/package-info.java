/** The databases that tests run on. */
@NullMarked
package dev.fanfare.persistence.testing;

import org.jspecify.annotations.NullMarked;
