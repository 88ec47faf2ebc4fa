package dev.fanfare.collaboration;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A collaboration was proposed, answered, withdrawn, completed or has expired. It concerns both
 * creators; its subject is the initiator, so all events of one collaboration arrive in order.
 *
 * @param collaboration the request's id
 * @param initiator who proposed
 * @param target who was asked
 * @param type what they would make
 * @param state how it stands now; {@link CollaborationState#PENDING} for one just proposed
 * @param at since when; for an expired one its deadline
 */
public record CollaborationChanged(
    UUID collaboration,
    CreatorId initiator,
    CreatorId target,
    CollaborationType type,
    CollaborationState state,
    Instant at)
    implements DomainEvent {
  /** Checks that nothing is missing. */
  public CollaborationChanged {
    requireNonNull(collaboration, "collaboration");
    requireNonNull(initiator, "initiator");
    requireNonNull(target, "target");
    requireNonNull(type, "type");
    requireNonNull(state, "state");
    requireNonNull(at, "at");
  }

  static CollaborationChanged of(CollaborationRequest request, Instant at) {
    return new CollaborationChanged(
        request.id(), request.initiator(), request.target(), request.type(), request.state(), at);
  }

  @Override
  public String subject() {
    return initiator.value();
  }
}
