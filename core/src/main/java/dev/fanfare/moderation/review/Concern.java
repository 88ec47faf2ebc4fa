package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody should look at a version of an item.
 *
 * @param decision the decision to be looked at, null if only the content is
 * @param confidence in millionths
 */
record Concern(
    ContentRef content,
    CreatorId creator,
    @Nullable UUID decision,
    List<Category> categories,
    Severity severity,
    int confidence,
    long reach,
    int boost,
    boolean needsSecondApproval,
    Instant dueAt) {}
