/**
 * Consent of the people who can be seen or heard in content: what was agreed, by whom, for what,
 * and whether it holds now. Start at {@link dev.fanfare.moderation.consent.Consents}.
 *
 * <p>Records are only ever added; the newest state of a person, purpose and scope wins. Nothing
 * that an item says about itself counts. A consent that is not there, was taken back or has ended
 * never lets anything be published, and neither does a store that cannot be read.
 */
@NullMarked
package dev.fanfare.moderation.consent;

import org.jspecify.annotations.NullMarked;
