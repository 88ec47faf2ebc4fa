package dev.fanfare.moderation.consent;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.PersonId;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That items are to be looked at again because a consent was withdrawn, ends or was erased.
 *
 * @param id of the record that it is about, or of the erasure
 * @param cause why
 * @param person whose consent
 * @param purpose to what, null for whatever
 * @param scope how far
 * @param dueAt from when on; kept to the microsecond
 * @param after the last item that was looked at, null before the first
 */
public record ConsentTask(
    UUID id,
    Cause cause,
    PersonId person,
    @Nullable ConsentPurpose purpose,
    ConsentScope scope,
    Instant dueAt,
    @Nullable ContentRef after)
    implements Serializable {
  /** Why items are looked at again. */
  public enum Cause {
    /** A consent was taken back. */
    WITHDRAWN("consent-withdrawn"),
    /** A consent has ended. */
    EXPIRED("consent-expired"),
    /** The person was forgotten. */
    ERASED("consent-erased");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    /** Returns the code that moderation is told. */
    public String code() {
      return code;
    }
  }

  /** Checks that nothing is missing. */
  public ConsentTask {
    requireNonNull(id, "id");
    requireNonNull(cause, "cause");
    requireNonNull(person, "person");
    requireNonNull(scope, "scope");
    dueAt = Instants.floor(dueAt);
  }

  /** Returns the same task from behind an item on. */
  public ConsentTask from(ContentRef last) {
    return new ConsentTask(id, cause, person, purpose, scope, dueAt, requireNonNull(last, "last"));
  }
}
