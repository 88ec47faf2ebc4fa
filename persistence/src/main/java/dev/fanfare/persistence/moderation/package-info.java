/**
 * What was screened, stated and decided, as tables. Start at {@link
 * dev.fanfare.persistence.moderation.JpaModerationStore}.
 */
@NullMarked
package dev.fanfare.persistence.moderation;

import org.jspecify.annotations.NullMarked;
