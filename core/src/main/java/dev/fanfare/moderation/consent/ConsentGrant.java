package dev.fanfare.moderation.consent;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.PersonId;
import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A consent as a host reports it. Immutable; start with {@link #of}.
 *
 * @param person who agreed, by a pseudonym
 * @param purpose to what
 * @param scope how far
 * @param evidence where the host keeps the proof, 1 to 512 characters; no personal data
 * @param evidenceSha256 of the proof, 64 hexadecimal digits, so that nobody can swap it
 * @param wording which version of the text was agreed to, 1 to 64 characters
 * @param locale in which language, as a BCP 47 tag of 1 to 35 characters
 * @param identityCheck where the host keeps the check of age and identity, 1 to 512 characters,
 *     null if there was none
 * @param grantedAt when they agreed; kept to the microsecond
 * @param validUntil the first instant at which it holds no longer, null if it does until withdrawn
 * @param recordedBy the host's id of who reports it, 1 to 64 characters
 */
public record ConsentGrant(
    PersonId person,
    ConsentPurpose purpose,
    ConsentScope scope,
    String evidence,
    String evidenceSha256,
    String wording,
    String locale,
    @Nullable String identityCheck,
    Instant grantedAt,
    @Nullable Instant validUntil,
    String recordedBy)
    implements Serializable {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if a value is out of range, or it ends before it begins
   */
  public ConsentGrant {
    requireNonNull(person, "person");
    requireNonNull(purpose, "purpose");
    requireNonNull(scope, "scope");
    requireText("evidence", evidence, 512);
    evidenceSha256 = evidenceSha256.toLowerCase(Locale.ROOT);
    require(
        SHA256.matcher(evidenceSha256).matches(),
        "evidenceSha256 must be 64 hexadecimal digits, had %d characters",
        evidenceSha256.length());
    requireText("wording", wording, 64);
    requireText("locale", locale, 35);
    if (identityCheck != null) {
      requireText("identityCheck", identityCheck, 512);
    }
    grantedAt = Instants.floor(grantedAt);
    validUntil = validUntil == null ? null : Instants.floor(validUntil);
    require(
        validUntil == null || validUntil.isAfter(grantedAt),
        "validUntil must be after %s, was %s",
        grantedAt,
        validUntil);
    requireText("recordedBy", recordedBy, 64);
  }

  /** Returns a consent in English wording that holds until it is withdrawn. */
  public static ConsentGrant of(
      PersonId person,
      ConsentPurpose purpose,
      ConsentScope scope,
      String evidence,
      String evidenceSha256,
      String wording,
      Instant grantedAt,
      String recordedBy) {
    return new ConsentGrant(
        person,
        purpose,
        scope,
        evidence,
        evidenceSha256,
        wording,
        "en",
        null,
        grantedAt,
        null,
        recordedBy);
  }

  /** Returns the same consent with an end: the first instant at which it holds no longer. */
  public ConsentGrant until(Instant validUntil) {
    return new ConsentGrant(
        person,
        purpose,
        scope,
        evidence,
        evidenceSha256,
        wording,
        locale,
        identityCheck,
        grantedAt,
        requireNonNull(validUntil, "validUntil"),
        recordedBy);
  }

  /** Returns the same consent, worded in a language given as a BCP 47 tag. */
  public ConsentGrant wordedIn(String locale) {
    return new ConsentGrant(
        person,
        purpose,
        scope,
        evidence,
        evidenceSha256,
        wording,
        locale,
        identityCheck,
        grantedAt,
        validUntil,
        recordedBy);
  }

  /** Returns the same consent with the check of who agreed. */
  public ConsentGrant checkedBy(String identityCheck) {
    return new ConsentGrant(
        person,
        purpose,
        scope,
        evidence,
        evidenceSha256,
        wording,
        locale,
        requireNonNull(identityCheck, "identityCheck"),
        grantedAt,
        validUntil,
        recordedBy);
  }

  /** Shows no proof. */
  @Override
  public String toString() {
    return "ConsentGrant[%s to %s, %s]".formatted(person, purpose, scope);
  }
}
