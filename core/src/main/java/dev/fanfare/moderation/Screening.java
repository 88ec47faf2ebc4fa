package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the screening of one version of an item stands. Immutable; instants are kept to the
 * microsecond.
 *
 * @param content which version of which item
 * @param creator whose content
 * @param sha256 SHA-256 of the content
 * @param digest hash of all that detectors see, {@link ContentItem#digest}
 * @param item the item, null once it was erased
 * @param begunAt when it was first screened
 * @param openedAt since when what models found counts: they take nothing back, not even when it is
 *     reopened, until a person has decided
 * @param run the run under way, null if there is none
 * @param tries runs since it was begun or reopened that came to an end or were cut off
 * @param waiting what it waits for to be screened again, null if for nothing
 * @param first the first decision, null if there is none yet
 * @param standing the decision that holds, null while there is none: it counts as held
 * @param mark whether its files are marked
 * @param markFault why they are not, a code, null if they are or need not be
 */
public record Screening(
    ContentRef content,
    CreatorId creator,
    String sha256,
    String digest,
    @Nullable ContentItem item,
    Instant begunAt,
    Instant openedAt,
    @Nullable Run run,
    int tries,
    @Nullable Waiting waiting,
    @Nullable UUID first,
    @Nullable UUID standing,
    Mark mark,
    @Nullable String markFault)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Screening {
    requireNonNull(content, "content");
    requireNonNull(creator, "creator");
    sha256 = Hex.requireSha256("sha256", sha256);
    digest = Hex.requireSha256("digest", digest);
    begunAt = Instants.floor(requireNonNull(begunAt, "begunAt"));
    openedAt = Instants.floor(requireNonNull(openedAt, "openedAt"));
    requireRange("tries", tries, 0, 1_000_000);
    requireNonNull(mark, "mark");
    if (markFault != null) {
      requireText("markFault", markFault, 64);
    }
  }

  /** Whether an item's files are marked. */
  public enum Mark {
    /** They need not be, or not yet. */
    NONE,
    /** A person approved them: they are to be marked. */
    DUE,
    /** The mark is in and was read back. */
    VERIFIED,
    /** It could not be put in or read back. */
    FAILED,
    /** Nothing of the item can be marked. */
    SKIPPED
  }

  /**
   * A run through the stages.
   *
   * @param id names it; only the run that a screening names may conclude it
   * @param dueAt from when on it counts as cut off
   * @param again whether the item was screened before and waited
   * @param cause a code that says why, 1 to 64 characters
   */
  public record Run(UUID id, Instant dueAt, boolean again, String cause) implements Serializable {
    /**
     * @throws IllegalArgumentException if the cause is out of range
     */
    public Run {
      requireNonNull(id, "id");
      dueAt = Instants.floor(requireNonNull(dueAt, "dueAt"));
      requireText("cause", cause, 64);
    }
  }

  /**
   * That an item is to be screened again once a stage is back.
   *
   * @param stage which one, 1 to 40 characters
   * @param shown whether the item is shown meanwhile
   * @param risk how bad what was found is
   * @param since since when it waits
   * @param nextTry not before then
   */
  public record Waiting(String stage, boolean shown, Severity risk, Instant since, Instant nextTry)
      implements Serializable {
    /**
     * @throws IllegalArgumentException if the stage's name is out of range
     */
    public Waiting {
      requireText("stage", stage, 40);
      requireNonNull(risk, "risk");
      since = Instants.floor(requireNonNull(since, "since"));
      nextTry = Instants.floor(requireNonNull(nextTry, "nextTry"));
    }
  }

  static Screening begun(ContentItem item, Run run, Instant now) {
    return new Screening(
        item.ref(),
        item.creator(),
        item.sha256(),
        item.digest(),
        item,
        now,
        now,
        run,
        0,
        null,
        null,
        null,
        Mark.NONE,
        null);
  }

  /** Returns whether a run is the one under way. */
  boolean isRunBy(UUID id) {
    Run current = run;
    return current != null && current.id().equals(id);
  }

  Screening running(Run next) {
    return with(next, openedAt, tries, waiting, first, standing);
  }

  Screening renewed(Instant dueAt) {
    Run current = requireNonNull(run, "run");
    return running(new Run(current.id(), dueAt, current.again(), current.cause()));
  }

  /** Returns this with its run counted as one that was cut off. */
  Screening cutOff() {
    return with(run, openedAt, tries + 1, waiting, first, standing);
  }

  /** Returns this with a decision and no run under way. */
  Screening decided(UUID decision, int tries, @Nullable Waiting waiting) {
    return with(null, openedAt, tries, waiting, first == null ? decision : first, decision);
  }

  /** Returns this, held by a decision and to be screened anew; what models said since counts. */
  Screening reopened(UUID decision, Run run, Instant since) {
    return with(run, since, 0, null, first == null ? decision : first, decision);
  }

  /** Returns this without a run under way. */
  Screening stopped() {
    return with(null, openedAt, tries, waiting, first, standing);
  }

  Screening marked(Mark mark, @Nullable String fault) {
    return new Screening(
        content, creator, sha256, digest, item, begunAt, openedAt, run, tries, waiting, first,
        standing, mark, fault);
  }

  Screening erased() {
    return new Screening(
        content, creator, sha256, digest, null, begunAt, openedAt, run, tries, waiting, first,
        standing, mark, markFault);
  }

  private Screening with(
      @Nullable Run run,
      Instant openedAt,
      int tries,
      @Nullable Waiting waiting,
      @Nullable UUID first,
      @Nullable UUID standing) {
    return new Screening(
        content, creator, sha256, digest, item, begunAt, openedAt, run, tries, waiting, first,
        standing, mark, markFault);
  }

  /** Returns the decision that holds, empty while there is none. */
  public Optional<UUID> standingDecision() {
    return Optional.ofNullable(standing);
  }
}
