package dev.fanfare.content;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Content was made, passed moderation and is paid. Its text is with the job.
 *
 * @param creator for whom
 * @param job which job
 * @param type what was made
 * @param quality how well
 * @param credits what was charged
 * @param at when
 */
public record ContentGenerated(
    CreatorId creator, UUID job, JobType type, Quality quality, CreditAmount credits, Instant at)
    implements DomainEvent {
  public ContentGenerated {
    requireNonNull(creator, "creator");
    requireNonNull(job, "job");
    requireNonNull(type, "type");
    requireNonNull(quality, "quality");
    requireNonNull(credits, "credits");
    requireNonNull(at, "at");
  }

  @Override
  public String subject() {
    return creator.value();
  }
}
