package dev.fanfare.moderation.consent;

import dev.fanfare.event.DomainEvent;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person's consent; its subject is {@code consent/} and the person.
 */
public sealed interface ConsentEvent extends DomainEvent {
  /** A person agreed. */
  record ConsentGranted(
      PersonId person,
      UUID consent,
      ConsentPurpose purpose,
      ConsentScope scope,
      @Nullable Instant validUntil)
      implements ConsentEvent {
    @Override
    public String subject() {
      return "consent/" + person;
    }
  }

  /** A person took a consent back; what relies on it is held and screened anew. */
  record ConsentWithdrawn(PersonId person, UUID consent, ConsentPurpose purpose, ConsentScope scope)
      implements ConsentEvent {
    @Override
    public String subject() {
      return "consent/" + person;
    }
  }

  /** A consent has ended; what relies on it is held and screened anew. */
  record ConsentExpired(PersonId person, UUID consent, ConsentPurpose purpose, ConsentScope scope)
      implements ConsentEvent {
    @Override
    public String subject() {
      return "consent/" + person;
    }
  }

  /**
   * A person was forgotten.
   *
   * @param keyedHash what stands in the place of the person
   * @param records how many records are kept without them
   */
  record ConsentErased(String keyedHash, int records) implements ConsentEvent {
    @Override
    public String subject() {
      return "consent/" + keyedHash;
    }
  }
}
