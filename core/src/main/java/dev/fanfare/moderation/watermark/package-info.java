/**
 * Invisible marks that say which copy a picture is. Start at {@link
 * dev.fanfare.moderation.watermark.ImageWatermarker}.
 *
 * <p>A mark is an id of 64 bits with check bits, keyed with a secret of the host's. Marking always
 * reads the mark back from the file that would be handed out, and that it could not be done is an
 * answer. Nothing here makes up an address or stores anything.
 */
@NullMarked
package dev.fanfare.moderation.watermark;

import org.jspecify.annotations.NullMarked;
