package dev.fanfare.moderation.consent;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.PersonId;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a purpose and scope, as it is kept. Immutable and never changed, but
 * for {@link #erased}.
 *
 * @param id which record
 * @param person who, by a pseudonym; once erased a keyed hash of it in 64 hexadecimal digits
 * @param seq its number among the person's records, from 1
 * @param decision what they decided
 * @param purpose about what
 * @param scope how far
 * @param evidence where the host keeps the proof; null for a withdrawal and once erased
 * @param evidenceSha256 of the proof, likewise
 * @param wording which text was agreed to, null for a withdrawal
 * @param locale in which language, null for a withdrawal and once erased
 * @param identityCheck where the host keeps the check of who it was, null if there is none and once
 *     erased
 * @param at when they decided: granted or withdrawn at
 * @param validUntil the first instant at which a grant holds no longer, null if it has no end
 * @param recordedAt when it was recorded
 * @param recordedBy the host's id of who recorded it, null once erased
 * @param isErased whether the person was forgotten: it counts for nothing any more
 */
public record ConsentRecord(
    UUID id,
    PersonId person,
    long seq,
    ConsentDecision decision,
    ConsentPurpose purpose,
    ConsentScope scope,
    @Nullable String evidence,
    @Nullable String evidenceSha256,
    @Nullable String wording,
    @Nullable String locale,
    @Nullable String identityCheck,
    Instant at,
    @Nullable Instant validUntil,
    Instant recordedAt,
    @Nullable String recordedBy,
    boolean isErased)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public ConsentRecord {
    requireNonNull(id, "id");
    requireNonNull(person, "person");
    requireRange("seq", seq, 1, Long.MAX_VALUE);
    requireNonNull(decision, "decision");
    requireNonNull(purpose, "purpose");
    requireNonNull(scope, "scope");
    at = Instants.floor(at);
    validUntil = validUntil == null ? null : Instants.floor(validUntil);
    recordedAt = Instants.floor(recordedAt);
    require(
        isErased || recordedBy != null, "a record that is not erased says who recorded it: %s", id);
    if (recordedBy != null) {
      requireText("recordedBy", recordedBy, 64);
    }
  }

  static ConsentRecord granted(UUID id, long seq, ConsentGrant grant, Instant recordedAt) {
    return new ConsentRecord(
        id,
        grant.person(),
        seq,
        ConsentDecision.GRANTED,
        grant.purpose(),
        grant.scope(),
        grant.evidence(),
        grant.evidenceSha256(),
        grant.wording(),
        grant.locale(),
        grant.identityCheck(),
        grant.grantedAt(),
        grant.validUntil(),
        recordedAt,
        grant.recordedBy(),
        false);
  }

  static ConsentRecord withdrawn(
      UUID id,
      PersonId person,
      long seq,
      ConsentPurpose purpose,
      ConsentScope scope,
      String by,
      Instant at) {
    return new ConsentRecord(
        id,
        person,
        seq,
        ConsentDecision.WITHDRAWN,
        purpose,
        scope,
        null,
        null,
        null,
        null,
        null,
        at,
        null,
        at,
        by,
        false);
  }

  /** Returns whether somebody agreed, rather than took it back. */
  public boolean isGrant() {
    return decision == ConsentDecision.GRANTED;
  }

  /**
   * Returns what is kept of it when a person is forgotten: that somebody decided, about what, and
   * when.
   *
   * @param keyedHash in the place of the person, 64 hexadecimal digits
   */
  public ConsentRecord erased(String keyedHash) {
    return new ConsentRecord(
        id,
        PersonId.of(keyedHash),
        seq,
        decision,
        purpose,
        scope,
        null,
        null,
        wording,
        null,
        null,
        at,
        validUntil,
        recordedAt,
        null,
        true);
  }

  /** Shows no proof. */
  @Override
  public String toString() {
    return "ConsentRecord[%s %s %s, %s at %s]".formatted(person, decision, purpose, scope, at);
  }
}
