/** Collaboration requests, as tables. */
@NullMarked
package dev.fanfare.persistence.collaboration;

import org.jspecify.annotations.NullMarked;
