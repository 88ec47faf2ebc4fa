/** Banks of known hashes, as tables. */
@NullMarked
package dev.fanfare.persistence.moderation.hash;

import org.jspecify.annotations.NullMarked;
