package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Moderation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class StoredReviews implements Reviews {
  /** How many cases that somebody may not decide are passed over in one call. */
  private static final int MAX_PASSED = 100;

  private final Operations operations;
  private final ReviewStore store;
  private final Moderation moderation;
  private final Reviewers reviewers;
  private final ReviewPolicy policy;
  private final Ruling ruling;

  StoredReviews(
      Operations operations,
      ReviewStore store,
      Moderation moderation,
      Enforcement enforcement,
      Reviewers reviewers,
      ReviewPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.moderation = requireNonNull(moderation, "moderation");
    this.reviewers = requireNonNull(reviewers, "reviewers");
    this.policy = requireNonNull(policy, "policy");
    this.ruling = new Ruling(operations, store, moderation, requireNonNull(enforcement));
  }

  @Override
  public TakeResult take(ReviewQueue queue, Actor.Human by, IdempotencyKey key) {
    requireNonNull(queue, "queue");
    requireNonNull(by, "by");
    // By itself, so that nothing is held and passed over by others only because it was priced.
    operations.inTransaction(() -> store.reprice(operations.now()));
    return Retries.untilStill(
        operations,
        () ->
            operations.once(
                key,
                "review.take",
                Fingerprint.of("queue", queue, "by", by.id()),
                TakeResult.class,
                () -> take(queue, by)));
  }

  @Override
  public int reprice() {
    return operations.inTransaction(() -> store.reprice(operations.now()));
  }

  private TakeResult take(ReviewQueue queue, Actor.Human by) {
    if (!reviewers.mayTake(by, queue)) {
      return new TakeResult.NotCleared(false);
    }
    Instant now = operations.now();
    Lease lease = new Lease(by, now.plus(policy.leaseTime()));
    for (int passed = 0; passed < MAX_PASSED; passed++) {
      Optional<ReviewCase> leased = store.lease(queue, lease, now);
      if (leased.isEmpty()) {
        break;
      }
      ReviewCase taken = leased.get();
      Optional<Decision> overtakenBy = overtakenBy(taken);
      if (overtakenBy.isPresent()) {
        end(taken, overtakenBy.get(), now);
      } else if (recusal(taken, by).isPresent()) {
        store.exclude(taken.id(), by);
        save(taken.released());
      } else {
        begin(taken, by);
        return new TakeResult.Taken(taken.id(), taken.token(), lease.until(), false);
      }
    }
    return new TakeResult.Nothing(false);
  }

  /** Somebody may have decided about the content without the queue: then nobody needs to look. */
  private Optional<Decision> overtakenBy(ReviewCase taken) {
    if (taken.kind() == ReviewKind.APPEAL) {
      return Optional.empty();
    }
    return moderation
        .standing(taken.content())
        .filter(
            stands ->
                stands.actor() instanceof Actor.Human && stands.at().isAfter(taken.touchedAt()));
  }

  private void end(ReviewCase taken, Decision overtakenBy, Instant now) {
    save(taken.ended(new ReviewOutcome(ReviewOutcome.End.OVERTAKEN, overtakenBy.id(), null, now)));
    Set<Category> confirmed =
        overtakenBy.actions().areRestrictive() ? Set.copyOf(overtakenBy.categories()) : Set.of();
    ruling.settleNotices(taken, confirmed, overtakenBy.id(), now);
    ruling.announceEnd(taken, ReviewOutcome.End.OVERTAKEN, overtakenBy.id(), null, now);
  }

  private void begin(ReviewCase taken, Actor.Human by) {
    UUID appealed = taken.appeal();
    if (appealed != null) {
      Appeal appeal = ruling.appeal(appealed);
      if (appeal.state().isOpen()) {
        ruling.save(appeal.reviewedBy(by));
      }
    }
  }

  private Optional<Recusal> recusal(ReviewCase taken, Actor.Human by) {
    if (reviewers.isOwn(by, taken.creator())) {
      return Optional.of(Recusal.OWN_CONTENT);
    }
    if (store.hasOpenNotice(taken.content(), by.id()) || appealedBy(taken, by)) {
      return Optional.of(Recusal.OWN_REPORT);
    }
    boolean decided =
        moderation.decisions(taken.content()).stream().anyMatch(made -> tookPart(made, by));
    return decided ? Optional.of(Recusal.EARLIER_DECISION) : Optional.empty();
  }

  private boolean appealedBy(ReviewCase taken, Actor.Human by) {
    UUID appealed = taken.appeal();
    return appealed != null
        && store.findAppeal(appealed).filter(a -> a.appellant().equals(by.id())).isPresent();
  }

  /** Who agreed to a decision of two has decided too, though the decision names the other one. */
  private boolean tookPart(Decision made, Actor.Human by) {
    return made.actor().equals(by)
        || made.actor() instanceof Actor.Human
            && store
                .caseOfDecision(made.id())
                .filter(c -> c.votes().stream().anyMatch(vote -> vote.by().equals(by)))
                .isPresent();
  }

  @Override
  public LeaseResult renew(UUID reviewCase, long token, Actor.Human by, IdempotencyKey key) {
    requireNonNull(by, "by");
    return Retries.untilStill(
        operations,
        () ->
            operations.once(
                key,
                "review.renew",
                Fingerprint.of("case", reviewCase, "token", token, "by", by.id()),
                LeaseResult.class,
                () -> {
                  ReviewCase held = require(reviewCase);
                  if (!held.isHeldBy(by, token)) {
                    return new LeaseResult.Lost(reviewCase, false);
                  }
                  Lease lease = new Lease(by, operations.now().plus(policy.leaseTime()));
                  save(held.renewed(lease));
                  return new LeaseResult.Done(reviewCase, lease.until(), false);
                }));
  }

  @Override
  public LeaseResult skip(
      UUID reviewCase, long token, Actor.Human by, SkipReason reason, IdempotencyKey key) {
    requireNonNull(by, "by");
    requireNonNull(reason, "reason");
    return Retries.untilStill(
        operations,
        () ->
            operations.once(
                key,
                "review.skip",
                Fingerprint.of("case", reviewCase, "token", token, "by", by.id(), "reason", reason),
                LeaseResult.class,
                () -> {
                  ReviewCase held = require(reviewCase);
                  if (!held.isHeldBy(by, token)) {
                    return new LeaseResult.Lost(reviewCase, false);
                  }
                  store.exclude(reviewCase, by);
                  save(held.released());
                  return new LeaseResult.Done(reviewCase, null, false);
                }));
  }

  @Override
  public DecideResult decide(
      UUID reviewCase, long token, Actor.Human by, ReviewVerdict verdict, IdempotencyKey key) {
    requireNonNull(by, "by");
    requireNonNull(verdict, "verdict");
    return Retries.untilStill(
        operations,
        () ->
            operations.once(
                key,
                "review.decide",
                Fingerprint.of(
                    "case", reviewCase,
                    "token", token,
                    "by", by.id(),
                    "actions", verdict.actions(),
                    "categories", verdict.categories(),
                    "ground", verdict.ground(),
                    "statement", verdict.statement(),
                    "reason", verdict.reason(),
                    "strikes", verdict.strikes()),
                DecideResult.class,
                () -> decide(require(reviewCase), token, by, verdict, key)));
  }

  private DecideResult decide(
      ReviewCase held, long token, Actor.Human by, ReviewVerdict verdict, IdempotencyKey key) {
    if (!held.isHeldBy(by, token)) {
      return new DecideResult.Lost(held.id(), false);
    }
    Optional<Recusal> recusal = recusal(held, by);
    if (recusal.isPresent()) {
      store.exclude(held.id(), by);
      save(held.released());
      return new DecideResult.Recused(held.id(), recusal.get(), false);
    }
    if (held.appeal() != null && ruling.isAgainstAppellant(held, verdict)) {
      return new DecideResult.AgainstAppellant(held.id(), false);
    }
    ReviewVote vote = new ReviewVote(by, verdict, operations.now());
    if (held.needsSecondApproval()) {
      ReviewCase voted = held.voted(vote);
      if (voted.carried().isEmpty()) {
        store.exclude(held.id(), by);
        save(voted);
        operations.announce(
            new ReviewEvent.SecondReviewNeeded(
                held.creator(), held.content(), held.id(), voted.votes().size()));
        return new DecideResult.NeedsSecond(held.id(), voted.votes().size(), false);
      }
    }
    return ruling.carry(held, vote, key);
  }

  private ReviewCase require(UUID reviewCase) {
    return store
        .findCase(requireNonNull(reviewCase, "reviewCase"))
        .orElseThrow(() -> new UnknownReviewException("case", reviewCase));
  }

  private void save(ReviewCase next) {
    ruling.save(next);
  }

  @Override
  public Optional<ReviewCase> find(UUID reviewCase) {
    Instant now = operations.now();
    return store.findCase(reviewCase).map(found -> found.isOpen() ? found.pricedAt(now) : found);
  }

  @Override
  public Optional<ReviewCase> about(ContentRef content) {
    return operations.inTransaction(() -> store.lockOpenCase(content));
  }

  @Override
  public List<ReviewCase> waiting(ReviewQueue queue, Optional<ReviewCase> after, int limit) {
    requireNonNull(queue, "queue");
    requireRange("limit", limit, 1, 1_000);
    return operations.inTransaction(
        () -> {
          store.reprice(operations.now());
          return store.waiting(queue, after, limit);
        });
  }

  @Override
  public ReviewStore.Load load(ReviewQueue queue) {
    return store.load(requireNonNull(queue, "queue"), operations.now());
  }
}
