package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Severity;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an item that somebody has to look at. Immutable; instants are kept to the
 * microsecond.
 *
 * @param id which case
 * @param kind why somebody has to look
 * @param queue where it waits
 * @param content which version of which item
 * @param creator whose content
 * @param decision the decision under review, or the one that is appealed; null if none stood
 * @param appeal the appeal, null unless it is one
 * @param categories what it may be about, sorted, without repetition
 * @param severity how bad it may be
 * @param confidence how sure that is, in millionths
 * @param reach how many people see it
 * @param boost whole units of priority on top
 * @param needsSecondApproval whether two people have to agree
 * @param urgency how its priority grows
 * @param priority in micro-units, as of its last change
 * @param repriceAt when the priority changes next
 * @param openedAt since when it waits
 * @param dueAt until when somebody is to have looked
 * @param touchedAt when a decision or a notice was last added
 * @param lease who looks at it, null if nobody does
 * @param token the number of the last lease; who has an older one decides nothing
 * @param votes what reviewers said of it so far, where two have to agree
 * @param outcome how it ended, null while it is open
 * @param version counts the changes, from 1
 */
public record ReviewCase(
    UUID id,
    ReviewKind kind,
    ReviewQueue queue,
    ContentRef content,
    CreatorId creator,
    @Nullable UUID decision,
    @Nullable UUID appeal,
    List<Category> categories,
    Severity severity,
    int confidence,
    long reach,
    int boost,
    boolean needsSecondApproval,
    Urgency urgency,
    long priority,
    Instant repriceAt,
    Instant openedAt,
    Instant dueAt,
    Instant touchedAt,
    @Nullable Lease lease,
    long token,
    List<ReviewVote> votes,
    @Nullable ReviewOutcome outcome,
    long version)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public ReviewCase {
    requireNonNull(id, "id");
    requireNonNull(queue, "queue");
    requireNonNull(content, "content");
    requireNonNull(creator, "creator");
    require((appeal != null) == (kind == ReviewKind.APPEAL), "%s does not fit the appeal", kind);
    categories = List.copyOf(new TreeSet<>(categories));
    require(
        queue == ReviewQueue.RESTRICTED || categories.stream().noneMatch(Category::isRestricted),
        "%s must not wait in the %s queue",
        categories,
        queue);
    requireNonNull(severity, "severity");
    requireRange("confidence", confidence, 0, ReviewWeights.CERTAIN);
    requireRange("reach", reach, 0, Long.MAX_VALUE);
    requireRange("boost", boost, 0, 2_000);
    requireNonNull(urgency, "urgency");
    repriceAt = Instants.floor(repriceAt);
    openedAt = Instants.floor(openedAt);
    dueAt = Instants.floor(dueAt);
    touchedAt = Instants.floor(touchedAt);
    requireRange("token", token, 0, Long.MAX_VALUE);
    votes = List.copyOf(votes);
    require(outcome == null || lease == null, "nobody looks at a case that has ended");
    requireRange("version", version, 1, Long.MAX_VALUE);
  }

  static ReviewCase opened(
      UUID id, Concern concern, @Nullable UUID appeal, Instant now, ReviewWeights weights) {
    return new ReviewCase(
            id,
            appeal == null ? ReviewKind.REVIEW : ReviewKind.APPEAL,
            ReviewQueue.of(concern.categories()),
            concern.content(),
            concern.creator(),
            concern.decision(),
            appeal,
            concern.categories(),
            concern.severity(),
            concern.confidence(),
            concern.reach(),
            concern.boost(),
            concern.needsSecondApproval(),
            new Urgency(0, 0, Urgency.SHORTEST_STEP),
            0,
            now,
            now,
            concern.dueAt(),
            now,
            null,
            0,
            List.of(),
            null,
            1)
        .rated(weights, now);
  }

  /** Returns whether nobody has decided it. */
  public boolean isOpen() {
    return outcome == null;
  }

  /** Returns whether the case should have been decided. */
  public boolean isOverdue(Instant now) {
    return isOpen() && now.isAfter(dueAt);
  }

  /** Returns the priority on a scale of two: 1 for what is critical, 5 for everything else. */
  public int simplePriority() {
    return severity == Severity.CRITICAL ? 1 : 5;
  }

  /** Returns how to show it to a reviewer at first. */
  public Set<ViewingHint> hints() {
    Set<ViewingHint> hints = EnumSet.noneOf(ViewingHint.class);
    for (Category category : categories) {
      switch (category) {
        case MINORS, NCII, GRAPHIC_VIOLENCE, VIOLENT_EXTREMISM, SELF_HARM ->
            hints.addAll(EnumSet.allOf(ViewingHint.class));
        case SEXUAL_ADULT, DEEPFAKE, CONSENT_MISSING -> hints.add(ViewingHint.BLUR);
        default -> {
          // Nothing that most people would rather not see.
        }
      }
    }
    return Collections.unmodifiableSet(hints);
  }

  /** Returns whether a lease of this number is the last one; what has ended has none. */
  boolean isHeldBy(Actor.Human reviewer, long number) {
    return token == number && lease != null && lease.reviewer().equals(reviewer);
  }

  /** Returns two people's verdict in which they agree, the last one to say so. */
  Optional<ReviewVerdict> carried() {
    for (int i = votes.size() - 1; i > 0; i--) {
      for (int j = 0; j < i; j++) {
        if (votes.get(j).verdict().agreesWith(votes.get(i).verdict())) {
          return Optional.of(votes.get(i).verdict());
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the case with a further concern about the same content. */
  ReviewCase joined(Concern concern, Instant now, ReviewWeights weights) {
    boolean worse =
        (long) weights.weight(concern.severity()) * concern.confidence()
            > (long) weights.weight(severity) * confidence;
    Set<Category> all = new TreeSet<>(categories);
    all.addAll(concern.categories());
    ReviewQueue next = ReviewQueue.of(all);
    boolean newDecision = concern.decision() != null && !concern.decision().equals(decision);
    // Who looked at an older decision, or may not see this, has to let go.
    boolean evicts = newDecision || next != queue;
    return new ReviewCase(
            id,
            kind,
            next,
            content,
            creator,
            concern.decision() == null ? decision : concern.decision(),
            appeal,
            List.copyOf(all),
            worse ? concern.severity() : severity,
            worse ? concern.confidence() : confidence,
            Math.max(reach, concern.reach()),
            Math.max(boost, concern.boost()),
            needsSecondApproval || concern.needsSecondApproval(),
            urgency,
            priority,
            repriceAt,
            openedAt,
            concern.dueAt().isBefore(dueAt) ? concern.dueAt() : dueAt,
            now,
            evicts ? null : lease,
            token,
            newDecision ? List.of() : votes,
            outcome,
            version + 1)
        .rated(weights, now);
  }

  private ReviewCase rated(ReviewWeights weights, Instant now) {
    Duration within = Duration.between(openedAt, dueAt);
    Urgency rated = weights.rate(severity, confidence, reach, positive(within), boost);
    return with(rated, now);
  }

  private static Duration positive(Duration within) {
    return within.isNegative() ? Duration.ZERO : within;
  }

  /** Returns the case with the priority that it has at an instant; not a change of its own. */
  public ReviewCase pricedAt(Instant now) {
    return with(urgency, now);
  }

  private ReviewCase with(Urgency urgency, Instant now) {
    return new ReviewCase(
        id,
        kind,
        queue,
        content,
        creator,
        decision,
        appeal,
        categories,
        severity,
        confidence,
        reach,
        boost,
        needsSecondApproval,
        urgency,
        urgency.priority(openedAt, now),
        urgency.changesAt(openedAt, now),
        openedAt,
        dueAt,
        touchedAt,
        lease,
        token,
        votes,
        outcome,
        version);
  }

  /** Returns the case as somebody's, under the next number. */
  public ReviewCase leased(Lease lease) {
    return state(requireNonNull(lease, "lease"), token + 1, votes, null);
  }

  ReviewCase renewed(Lease lease) {
    return state(lease, token, votes, null);
  }

  /** Returns the case as nobody's. */
  ReviewCase released() {
    return state(null, token, votes, null);
  }

  /** Returns the case as nobody's, with what one more reviewer said. */
  ReviewCase voted(ReviewVote vote) {
    List<ReviewVote> more = new ArrayList<>(votes);
    more.add(vote);
    return state(null, token, more, null);
  }

  /** Returns the case as nobody's, about another decision. */
  ReviewCase about(@Nullable UUID standing) {
    return new ReviewCase(
        id,
        kind,
        queue,
        content,
        creator,
        standing,
        appeal,
        categories,
        severity,
        confidence,
        reach,
        boost,
        needsSecondApproval,
        urgency,
        priority,
        repriceAt,
        openedAt,
        dueAt,
        touchedAt,
        null,
        token,
        List.of(),
        null,
        version + 1);
  }

  ReviewCase ended(ReviewOutcome outcome) {
    return state(null, token, votes, outcome);
  }

  /** Returns the case as it ends with the verdict of the last of several reviewers. */
  ReviewCase ended(ReviewVote last, ReviewOutcome outcome) {
    List<ReviewVote> more = new ArrayList<>(votes);
    more.add(last);
    return state(null, token, more, outcome);
  }

  private ReviewCase state(
      @Nullable Lease lease, long token, List<ReviewVote> votes, @Nullable ReviewOutcome outcome) {
    return new ReviewCase(
        id,
        kind,
        queue,
        content,
        creator,
        decision,
        appeal,
        categories,
        severity,
        confidence,
        reach,
        boost,
        needsSecondApproval,
        urgency,
        priority,
        repriceAt,
        openedAt,
        dueAt,
        touchedAt,
        lease,
        token,
        votes,
        outcome,
        version + 1);
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "ReviewCase[%s of %s in %s, %s %s, priority %d, due %s]"
        .formatted(id, content, queue, severity, categories, priority, dueAt);
  }
}
