package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.JobType;
import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Moderation held content that was made: it waits for somebody's decision.
 *
 * @param creator for whom
 * @param job which job
 * @param type what was made
 * @param at when
 */
public record ContentGenerationHeld(CreatorId creator, UUID job, JobType type, Instant at)
    implements DomainEvent {
  public ContentGenerationHeld {
    requireNonNull(creator, "creator");
    requireNonNull(job, "job");
    requireNonNull(type, "type");
    requireNonNull(at, "at");
  }

  @Override
  public String subject() {
    return creator.value();
  }
}
