package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another tier is in force for a creator, or a first one.
 *
 * @param previous the tier before, null for a first one
 * @param tier the tier's name
 * @param level the tier's place on the ladder
 * @param cause why
 * @param from since when; before the event was recorded, if an override had expired unnoticed
 * @param policyVersion the policy that was in force
 */
public record TierChanged(
    CreatorId creator,
    @Nullable String previous,
    String tier,
    int level,
    TierAssignment.Cause cause,
    Instant from,
    String policyVersion)
    implements DomainEvent {
  public TierChanged {
    requireNonNull(creator, "creator");
    requireNonNull(tier, "tier");
    requireNonNull(cause, "cause");
    requireNonNull(from, "from");
    requireNonNull(policyVersion, "policyVersion");
  }

  @Override
  public String subject() {
    return creator.value();
  }
}
