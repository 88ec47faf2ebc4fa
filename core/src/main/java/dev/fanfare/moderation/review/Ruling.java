package dev.fanfare.moderation.review;

import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.RuleResult;
import dev.fanfare.moderation.review.Reviews.DecideResult;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a decision of a verdict, with all that follows from it. Runs within a transaction. */
final class Ruling {
  private final Operations operations;
  private final ReviewStore store;
  private final Moderation moderation;
  private final Enforcement enforcement;

  Ruling(Operations operations, ReviewStore store, Moderation moderation, Enforcement enforcement) {
    this.operations = operations;
    this.store = store;
    this.moderation = moderation;
    this.enforcement = enforcement;
  }

  /**
   * Returns whether a verdict is harder on whoever appealed than what was decided or stands now.
   */
  boolean isAgainstAppellant(ReviewCase held, ReviewVerdict verdict) {
    Appeal appeal = appeal(held.appeal());
    Decision stood = moderation.standing(held.content()).orElseGet(() -> decision(appeal));
    Actions stands = stood.actions();
    boolean harder =
        appeal.party() == Appeal.Party.CREATOR
            ? !AppealRule.isWithin(verdict.actions(), stands)
                || verdict.strikes() > stood.facts().strikes()
            : !AppealRule.isWithin(stands, verdict.actions());
    return harder
        || AppealRule.outcome(appeal.party(), decision(appeal).actions(), verdict.actions())
            .isEmpty();
  }

  /** Makes a verdict that nobody else has to agree to any more the decision. */
  DecideResult carry(ReviewCase held, ReviewVote vote, IdempotencyKey key) {
    if (held.appeal() != null) {
      return carryAppeal(held, appeal(held.appeal()), vote, key);
    }
    RuleResult ruled = rule(held, vote, held.decision(), true, key);
    if (ruled instanceof RuleResult.Ruled made) {
      end(held, vote, made.decision(), key);
      return new DecideResult.Decided(held.id(), made.decision(), null, false);
    }
    UUID standing = ((RuleResult.Overtaken) ruled).standing();
    save(held.about(standing));
    return new DecideResult.Overtaken(held.id(), standing, false);
  }

  private DecideResult carryAppeal(
      ReviewCase held, Appeal appeal, ReviewVote vote, IdempotencyKey key) {
    Optional<Decision> stands = moderation.standing(held.content());
    Actions verdict = vote.verdict().actions();
    AppealState state =
        AppealRule.outcome(appeal.party(), decision(appeal).actions(), verdict).orElseThrow();
    UUID holds;
    if (stands.isPresent() && stands.get().actions().equals(verdict)) {
      // It is as the reviewer says already: by the appealed decision, or by one since.
      holds = stands.get().id();
    } else {
      // A complaint is decided once; whoever is restricted by that goes out of house (Art. 21).
      boolean appealable = appeal.party() == Appeal.Party.NOTIFIER;
      RuleResult ruled = rule(held, vote, stands.map(Decision::id).orElse(null), appealable, key);
      if (ruled instanceof RuleResult.Overtaken overtaken) {
        save(held.released());
        return new DecideResult.Overtaken(held.id(), overtaken.standing(), false);
      }
      holds = ((RuleResult.Ruled) ruled).decision();
    }
    // The case first, as where it is given away or withdrawn.
    end(held, vote, holds, key);
    close(appeal, state, vote.by(), state == AppealState.UPHELD ? null : holds);
    return new DecideResult.Decided(held.id(), holds, state, false);
  }

  private RuleResult rule(
      ReviewCase held,
      ReviewVote vote,
      @Nullable UUID over,
      boolean appealable,
      IdempotencyKey key) {
    ReviewVerdict verdict = vote.verdict();
    return moderation.rule(
        new HumanRuling(
            held.content(),
            vote.by(),
            verdict.actions(),
            verdict.categories(),
            verdict.ground(),
            verdict.statement(),
            verdict.reason(),
            appealable && verdict.actions().areRestrictive(),
            verdict.strikes(),
            over),
        key.child("rule"));
  }

  private void close(Appeal appeal, AppealState state, Actor.Human by, @Nullable UUID result) {
    save(appeal.decided(state, by, result, operations.now()));
    operations.announce(
        new ReviewEvent.AppealClosed(
            appeal.creator(),
            appeal.content(),
            appeal.id(),
            appeal.decision(),
            appeal.party(),
            state,
            result));
  }

  /** The last write to the case is the fence: if somebody else has it by now, nothing is stored. */
  private void end(ReviewCase held, ReviewVote vote, UUID decision, IdempotencyKey key) {
    Instant now = vote.at();
    ReviewOutcome outcome = new ReviewOutcome(ReviewOutcome.End.DECIDED, decision, vote.by(), now);
    save(held.ended(vote, outcome));
    Set<Category> found = Set.copyOf(vote.verdict().categories());
    settleFlags(held, vote, found, key);
    settleNotices(held, found, decision, now);
    enforcement.apply(decision);
    announceEnd(held, ReviewOutcome.End.DECIDED, decision, vote.by(), now);
  }

  private void settleFlags(
      ReviewCase held, ReviewVote vote, Set<Category> found, IdempotencyKey key) {
    for (Flag flag : moderation.flags(held.content())) {
      if (flag.isOpen()) {
        moderation.resolve(
            flag.id(),
            found.contains(flag.category()) ? Flag.Outcome.CONFIRMED : Flag.Outcome.DISMISSED,
            vote.verdict().reason(),
            vote.by(),
            key.child("flag/" + flag.id()));
      }
    }
  }

  void settleNotices(ReviewCase held, Set<Category> confirmed, UUID decision, Instant now) {
    int settled = store.settleNotices(held.content(), confirmed, decision, now);
    if (settled > 0) {
      operations.announce(
          new ReviewEvent.NoticesDecided(
              held.creator(),
              held.content(),
              decision,
              confirmed.stream().sorted().toList(),
              settled));
    }
  }

  void announceEnd(
      ReviewCase ended,
      ReviewOutcome.End end,
      @Nullable UUID decision,
      Actor.@Nullable Human by,
      Instant now) {
    operations.announce(
        new ReviewEvent.ReviewEnded(
            ended.creator(),
            ended.content(),
            ended.id(),
            ended.kind(),
            end,
            decision,
            by,
            now.isAfter(ended.dueAt())));
  }

  Appeal appeal(@Nullable UUID id) {
    return Optional.ofNullable(id)
        .flatMap(store::findAppeal)
        .orElseThrow(() -> new IllegalStateException("there is no appeal " + id));
  }

  private Decision decision(Appeal appeal) {
    return moderation
        .decision(appeal.decision())
        .orElseThrow(() -> new IllegalStateException("there is no decision " + appeal.decision()));
  }

  void save(ReviewCase next) {
    if (!store.saveCase(next)) {
      throw new CaseMovedException(next.id());
    }
  }

  void save(Appeal next) {
    if (!store.saveAppeal(next)) {
      throw new CaseMovedException(next.id());
    }
  }
}
