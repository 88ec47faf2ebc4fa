package dev.fanfare.collaboration;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

final class StoredCollaborations implements Collaborations {
  private final Operations operations;
  private final CollaborationStore store;

  StoredCollaborations(Operations operations, CollaborationStore store) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
  }

  @Override
  public ProposeResult propose(CollaborationProposal proposal, IdempotencyKey key) {
    requireNonNull(proposal, "proposal");
    return operations.once(
        key,
        "collaboration.propose",
        Fingerprint.of(
            "initiator", proposal.initiator(),
            "target", proposal.target(),
            "type", proposal.type(),
            "description", proposal.description(),
            "split", proposal.split(),
            "reference", proposal.reference(),
            "answerTime", proposal.answerTime()),
        ProposeResult.class,
        () -> {
          Instant now = operations.now();
          UUID id = DerivedId.of(key.value(), "collaboration");
          return add(CollaborationRequest.proposed(id, proposal, now), now);
        });
  }

  private ProposeResult add(CollaborationRequest request, Instant now) {
    while (!store.add(request)) {
      // Whatever stood in the way may have been answered since; then the next try succeeds.
      Optional<CollaborationRequest> standing = store.lockPending(request);
      if (standing.isPresent()) {
        CollaborationRequest current = expireIfOverdue(standing.get(), now);
        if (current.state() == CollaborationState.PENDING) {
          return new ProposeResult.AlreadyPending(current.id(), false);
        }
      }
    }
    operations.announce(CollaborationChanged.of(request, now));
    return new ProposeResult.Proposed(request.id(), request.expiresAt(), false);
  }

  @Override
  public ChangeResult accept(UUID collaboration, CreatorId by, IdempotencyKey key) {
    return change(
        key,
        "collaboration.accept",
        Fingerprint.of("collaboration", collaboration, "by", by),
        new Step(
            collaboration,
            by,
            request -> by.equals(request.target()),
            CollaborationState.ACCEPTED,
            CollaborationRequest::accepted));
  }

  @Override
  public ChangeResult reject(UUID collaboration, CreatorId by, IdempotencyKey key) {
    return change(
        key,
        "collaboration.reject",
        Fingerprint.of("collaboration", collaboration, "by", by),
        new Step(
            collaboration,
            by,
            request -> by.equals(request.target()),
            CollaborationState.REJECTED,
            CollaborationRequest::rejected));
  }

  @Override
  public ChangeResult withdraw(UUID collaboration, CreatorId by, IdempotencyKey key) {
    return change(
        key,
        "collaboration.withdraw",
        Fingerprint.of("collaboration", collaboration, "by", by),
        new Step(
            collaboration,
            by,
            request -> by.equals(request.initiator()),
            CollaborationState.WITHDRAWN,
            CollaborationRequest::withdrawn));
  }

  @Override
  public ChangeResult complete(
      UUID collaboration, CreatorId by, @Nullable String reference, IdempotencyKey key) {
    Terms.checkReference(reference);
    return change(
        key,
        "collaboration.complete",
        Fingerprint.of("collaboration", collaboration, "by", by, "reference", reference),
        new Step(
            collaboration,
            by,
            request -> request.isBetween(by),
            CollaborationState.COMPLETED,
            (request, now) -> request.completed(reference, now)));
  }

  /** What a creator wants to do to a request, and who may. */
  private record Step(
      UUID collaboration,
      CreatorId by,
      Predicate<CollaborationRequest> allowed,
      CollaborationState next,
      BiFunction<CollaborationRequest, Instant, CollaborationRequest> change) {
    Step {
      requireNonNull(collaboration, "collaboration");
      requireNonNull(by, "by");
    }
  }

  private ChangeResult change(IdempotencyKey key, String kind, Fingerprint fingerprint, Step step) {
    return operations.once(
        key,
        kind,
        fingerprint,
        ChangeResult.class,
        () -> {
          UUID id = step.collaboration();
          CollaborationRequest stored =
              store.lock(id).orElseThrow(() -> new UnknownCollaborationException(id));
          // First of all, so that a stranger does not even learn how it stands.
          if (!step.allowed().test(stored)) {
            return new ChangeResult.NotYours(id, step.by(), false);
          }
          Instant now = operations.now();
          CollaborationRequest request = expireIfOverdue(stored, now);
          if (!request.state().canBecome(step.next())) {
            return new ChangeResult.NotPossible(id, request.state(), false);
          }
          CollaborationRequest changed = step.change().apply(request, now);
          store.update(changed);
          operations.announce(CollaborationChanged.of(changed, now));
          return new ChangeResult.Changed(id, changed.state(), now, false);
        });
  }

  /** Returns a locked request as it stands now, and writes it down if its deadline has passed. */
  private CollaborationRequest expireIfOverdue(CollaborationRequest locked, Instant now) {
    CollaborationRequest current = locked.asOf(now);
    if (current.state() != locked.state()) {
      store.update(current);
      announceExpired(current);
    }
    return current;
  }

  private void announceExpired(CollaborationRequest expired) {
    operations.announce(CollaborationChanged.of(expired, expired.expiresAt()));
  }

  @Override
  public int expireDue(int limit) {
    requireRange("limit", limit, 1, 10_000);
    return operations.inTransaction(
        () -> {
          List<CollaborationRequest> expired = store.expireDue(operations.now(), limit);
          expired.forEach(this::announceExpired);
          return expired.size();
        });
  }

  @Override
  public Optional<CollaborationRequest> find(UUID collaboration) {
    return store.find(collaboration).map(request -> request.asOf(operations.now()));
  }

  @Override
  public List<CollaborationRequest> forCreator(
      CreatorId creator, Set<CollaborationState> states, Optional<UUID> after, int limit) {
    requireNonNull(creator, "creator");
    requireRange("limit", limit, 1, 1_000);
    return store.forCreator(creator, Set.copyOf(states), operations.now(), after, limit);
  }

  @Override
  public Optional<RevenueSplit<CreatorId>> splitFor(UUID collaboration) {
    return store
        .find(collaboration)
        .filter(request -> request.state().isAgreed())
        .map(CollaborationRequest::split);
  }
}
