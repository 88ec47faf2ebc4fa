/**
 * What can be said of text without a model: {@link dev.fanfare.moderation.text.TextNormaliser}
 * makes it as a reader sees it and notes what hides, {@link dev.fanfare.moderation.text.RuleSet}
 * holds lists, patterns and scans, and both come as stages.
 *
 * <p>All of it takes time in proportion to the text's length, whatever the text is.
 */
@NullMarked
package dev.fanfare.moderation.text;

import org.jspecify.annotations.NullMarked;
