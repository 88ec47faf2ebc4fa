package dev.fanfare.content;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.JobType;
import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for content ended without any. Nothing is charged.
 *
 * @param creator for whom
 * @param job which job
 * @param type what was to be made
 * @param state {@link ContentState#FAILED}, or {@link ContentState#BLOCKED} if moderation refused
 *     what was made
 * @param failure why it failed, null if it was blocked
 * @param at when
 */
public record ContentGenerationFailed(
    CreatorId creator,
    UUID job,
    JobType type,
    ContentState state,
    @Nullable ContentFailure failure,
    Instant at)
    implements DomainEvent {
  /**
   * @throws IllegalArgumentException if the state is another one or does not fit the failure
   */
  public ContentGenerationFailed {
    requireNonNull(creator, "creator");
    requireNonNull(job, "job");
    requireNonNull(type, "type");
    require(
        failure == null ? state == ContentState.BLOCKED : state == ContentState.FAILED,
        "a job with failure %s does not end as %s",
        failure,
        state);
    requireNonNull(at, "at");
  }

  @Override
  public String subject() {
    return creator.value();
  }
}
