/**
 * Known content by its hash: SHA-256 for files that are the same, PDQ for pictures that look the
 * same. Start at {@link dev.fanfare.moderation.hash.HashScreen} to look content up, at {@link
 * dev.fanfare.moderation.hash.HashBankStore} to say what is known, at {@link
 * dev.fanfare.moderation.hash.Pdq} for hashes alone.
 *
 * <p>A match is a fact with evidence, not a decision. Finding nothing and not being able to look
 * are told apart throughout: a bank that is down is never a "no match".
 */
@NullMarked
package dev.fanfare.moderation.hash;

import org.jspecify.annotations.NullMarked;
