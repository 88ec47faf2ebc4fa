/**
 * Known content by its hash: SHA-256 for files that are the same, PDQ for pictures that look the
 * same. Start at {@link dev.fanfare.moderation.hash.Pdq} for hashes.
 */
@NullMarked
package dev.fanfare.moderation.hash;

import org.jspecify.annotations.NullMarked;
