package dev.fanfare.trend;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.tier.TierService;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is about to be used more: computed from counts, and proposed by a model.
 *
 * <p>Once a week or more often {@link #compute}, {@link #predict} and {@link #followUp}, in this
 * order. Days are those of the policy's zone, in which the host counts. Every call with a key
 * throws {@link IdempotencyConflictException} if the key was used for a different request.
 */
public interface Trends {
  /** The most counts in one call. */
  int MAX_COUNTS = 10_000;

  /**
   * Returns the service.
   *
   * @param tiers know which tier creators have, for {@link #recommended}
   * @param model is asked for proposals
   */
  static Trends of(
      Operations operations,
      TrendStore store,
      TierService tiers,
      LanguageModel model,
      TrendPolicy policy) {
    return new StoredTrends(operations, store, tiers, model, policy);
  }

  /**
   * Stores how much was used on which days, in place of what was counted of the same before. Two
   * spellings of a name on one day count as one; so pass all that belongs to a day in one call, or
   * one spelling alone.
   *
   * @param counts at most {@link #MAX_COUNTS}
   */
  Recorded record(Collection<TrendCount> counts, IdempotencyKey key);

  /**
   * Stores what a creator makes, in place of what was known; an empty set forgets it.
   *
   * @param categories at most 20, as in {@link TrendKey}
   */
  CategoriesSet setCategories(CreatorId creator, Set<String> categories, IdempotencyKey key);

  /** Returns what a creator makes, sorted. */
  List<String> categories(CreatorId creator);

  /**
   * Computes trends from what was counted up to yesterday. What there is too little of is no trend;
   * trends computed on days before are no longer shown. Running it again, after a crash or with
   * more counts, does the day anew.
   */
  ComputeReport compute();

  /**
   * Asks the model for trends and stores what holds: dates in the future and within the horizon,
   * scores in range, cleaned texts, each name once. What has a computed trend keeps that. Repeated,
   * the key gets the first answer and the model is not asked.
   *
   * @throws AiException if the model does not answer, refuses, or its answer is not whole or not of
   *     the shape asked for; nothing has changed, and the key may be tried again
   * @throws IllegalStateException within a transaction
   */
  Predicted predict(IdempotencyKey key);

  /**
   * Compares peaks that are over with what was counted, where enough was. A trend is compared once,
   * as many days after its peak as the policy tolerates. Running it again does no harm.
   */
  FollowUpReport followUp();

  /** Returns the ten trends to show, as {@link #top(TrendFilter, int)} does. */
  default List<Trend> top() {
    return top(TrendFilter.ALL, 10);
  }

  /**
   * Returns the trends to show: those with the highest growth score first, of equals the more
   * popular one (a model's comes last), then by kind, category and name. Trends that are too old by
   * the policy, or whose peak is over, are not among them.
   *
   * @param limit how many at most, 1 to 1 000
   */
  List<Trend> top(TrendFilter filter, int limit);

  /** Returns a trend by its {@link Trend#id}, shown or not. */
  Optional<Trend> find(UUID trend);

  /**
   * Returns creators whom a trend may interest: those who make what it belongs to. Which ones
   * differs from trend to trend, and is the same for one trend until creators or tiers change. At
   * most 10 000 creators of a category are looked at.
   *
   * @param tiers the tiers' names, empty for every tier
   * @param limit how many at most, 1 to 1 000
   * @return in no order that means anything; empty if there is no such trend
   */
  List<CreatorId> recommended(UUID trend, Set<String> tiers, int limit);

  /**
   * Deletes counts of days before one. Keep those of the window and of peaks that are to be
   * compared: twice the horizon does.
   *
   * @return how many counts were deleted
   */
  int prune(LocalDate before);

  /**
   * Counts are stored.
   *
   * @param counts how many, spellings of one name on one day as one
   */
  record Recorded(int counts, boolean replayed) implements Answer {
    @Override
    public Recorded asReplayed() {
      return new Recorded(counts, true);
    }
  }

  /** What a creator makes is stored. */
  record CategoriesSet(CreatorId creator, List<String> categories, boolean replayed)
      implements Answer {
    public CategoriesSet {
      categories = List.copyOf(categories);
    }

    @Override
    public CategoriesSet asReplayed() {
      return new CategoriesSet(creator, categories, true);
    }
  }

  /**
   * What computing came to.
   *
   * @param asOf the last day that was counted in
   * @param trends how many trends there are now
   * @param tooLittle how much else was counted of which there is too little
   * @param retired how many trends of days before are no longer shown
   */
  record ComputeReport(LocalDate asOf, int trends, int tooLittle, int retired) {}

  /**
   * What a model's proposals came to.
   *
   * @param model which model answered
   * @param day on which it was asked
   * @param accepted how many proposals are trends now
   * @param known how many had a computed trend, which stays
   * @param merged how many more proposals were about one of these
   * @param rejected how many were left out, by reason
   */
  record Predicted(
      ModelName model,
      LocalDate day,
      int accepted,
      int known,
      int merged,
      Map<ProposalFault, Integer> rejected,
      boolean replayed)
      implements Answer {
    public Predicted {
      Map<ProposalFault, Integer> sorted = new EnumMap<>(ProposalFault.class);
      sorted.putAll(rejected);
      rejected = Collections.unmodifiableMap(sorted);
    }

    @Override
    public Predicted asReplayed() {
      return new Predicted(model, day, accepted, known, merged, rejected, true);
    }
  }

  /**
   * What a comparison came to.
   *
   * @param scored how many trends have an accuracy now
   * @param unknown of how many too little was counted to tell
   */
  record FollowUpReport(int scored, int unknown) {}
}
