/**
 * People decide: the queue of what somebody has to look at, notices of users, appeals, and what
 * decisions do to creators.
 *
 * <p>Start at {@link dev.fanfare.moderation.review.Reviews} for the queue, {@link
 * dev.fanfare.moderation.review.Notices} for what users report, {@link
 * dev.fanfare.moderation.review.Appeals} for complaints against decisions, and {@link
 * dev.fanfare.moderation.review.Enforcement} for strikes and restrictions in force.
 *
 * <p>Nobody decides about their own content, about what they reported or a second time about the
 * same. What users write is kept for the people who decide, and stands in no message, no event and
 * no {@code toString}.
 */
@NullMarked
package dev.fanfare.moderation.review;

import org.jspecify.annotations.NullMarked;
