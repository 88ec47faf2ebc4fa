package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Moderation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class StoredEnforcement implements Enforcement {
  private final Operations operations;
  private final EnforcementStore store;
  private final Moderation moderation;
  private final StrikePolicy policy;

  StoredEnforcement(
      Operations operations, EnforcementStore store, Moderation moderation, StrikePolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.moderation = requireNonNull(moderation, "moderation");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public boolean apply(UUID decision) {
    Decision made =
        moderation
            .decision(decision)
            .orElseThrow(() -> new IllegalArgumentException("there is no decision " + decision));
    return operations.inTransaction(
        () -> {
          store.lockCreator(made.creator());
          return apply(made);
        });
  }

  private boolean apply(Decision made) {
    Instant now = operations.now();
    int points = store.points(made.creator(), now);
    Actions onContent = store.onContent(made.content());
    Actions onCreator = store.onCreator(made.creator());
    Deque<Decision> chain = unknown(made);
    if (chain.isEmpty()) {
      return false;
    }
    // Oldest first: events may come late, and what was replaced meanwhile never holds again.
    while (!chain.isEmpty()) {
      Decision next = chain.removeLast();
      enter(next, chain.peekLast(), now);
    }
    announce(made, onContent, onCreator, points, now);
    return true;
  }

  /**
   * Returns a decision and those it replaced, latest first, as far as they are not in the ledger.
   */
  private Deque<Decision> unknown(Decision made) {
    Deque<Decision> chain = new ArrayDeque<>();
    Optional<Decision> next = Optional.of(made);
    while (next.isPresent() && store.find(next.get().id()).isEmpty()) {
      chain.addLast(next.get());
      next = next.get().overrides().flatMap(moderation::decision);
    }
    return chain;
  }

  private void enter(Decision made, @Nullable Decision replacedBy, Instant now) {
    boolean does = !made.actions().equals(Actions.ALLOW) || made.facts().strikes() > 0;
    Optional<Effect> ended = made.overrides().flatMap(store::find).filter(Effect::isInForce);
    if (does || made.overrides().isPresent()) {
      Effect effect = effect(made);
      store.add(replacedBy == null ? effect : effect.lifted(replacedBy.id(), replacedBy.at()));
    }
    if (ended.isPresent()) {
      store.lift(ended.get().decision(), made.id(), made.at());
      int reversed = ended.get().points(now);
      if (reversed > 0) {
        operations.announce(
            new EnforcementEvent.StrikesReversed(
                made.creator(),
                made.id(),
                reversed,
                store.points(made.creator(), now),
                ended.get().decision()));
      }
    }
  }

  private Effect effect(Decision made) {
    int strikes = made.facts().strikes();
    return new Effect(
        made.id(),
        made.creator(),
        made.content(),
        made.actions(),
        strikes,
        made.at(),
        strikes > 0 ? strikesUntil(made) : null,
        null,
        null);
  }

  /**
   * Points that are confirmed, or made fewer, on second thoughts end when the first ones did:
   * having appealed does not make them last longer.
   */
  private Instant strikesUntil(Decision made) {
    return made.overrides()
        .flatMap(store::find)
        .filter(replaced -> replaced.strikes() >= made.facts().strikes())
        .map(Effect::strikesUntil)
        .orElseGet(() -> made.at().plus(policy.lifetime()));
  }

  private void announce(
      Decision made, Actions contentBefore, Actions creatorBefore, int before, Instant now) {
    Actions onContent = store.onContent(made.content());
    if (!onContent.equals(contentBefore)) {
      operations.announce(
          new EnforcementEvent.ContentEffectsChanged(
              made.creator(), made.content(), contentBefore, onContent, made.id()));
    }
    Actions onCreator = store.onCreator(made.creator());
    if (!onCreator.equals(creatorBefore)) {
      operations.announce(
          new EnforcementEvent.CreatorEffectsChanged(
              made.creator(), creatorBefore, onCreator, made.id()));
    }
    int total = store.points(made.creator(), now);
    int given = store.find(made.id()).map(effect -> effect.points(now)).orElse(0);
    if (given > 0) {
      operations.announce(
          new EnforcementEvent.StrikesAdded(made.creator(), made.id(), given, total));
    }
    policy.thresholds().stream()
        .filter(threshold -> before < threshold && total >= threshold)
        .forEach(
            threshold ->
                operations.announce(
                    new EnforcementEvent.StrikeThresholdReached(
                        made.creator(), made.id(), threshold, total)));
    policy.thresholds().stream()
        .filter(threshold -> before >= threshold && total < threshold)
        .forEach(
            threshold ->
                operations.announce(
                    new EnforcementEvent.StrikeThresholdLeft(
                        made.creator(), made.id(), threshold, total)));
  }

  @Override
  public Actions onContent(ContentRef content) {
    return store.onContent(requireNonNull(content, "content"));
  }

  @Override
  public Actions onCreator(CreatorId creator) {
    return store.onCreator(requireNonNull(creator, "creator"));
  }

  @Override
  public int strikes(CreatorId creator) {
    return store.points(requireNonNull(creator, "creator"), operations.now());
  }

  @Override
  public List<Effect> history(CreatorId creator, Optional<Effect> before, int limit) {
    requireNonNull(creator, "creator");
    requireRange("limit", limit, 1, 1_000);
    return store.history(creator, before, limit);
  }
}
