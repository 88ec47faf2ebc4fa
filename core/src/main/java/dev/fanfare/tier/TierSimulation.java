package dev.fanfare.tier;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do to creators, had it decided now. Creators are counted where their figures
 * put them, also those whom the demotion policy would hold at first; who is overridden stays.
 *
 * @param policyVersion the policy that was tried
 * @param evaluated all creators: the sum of first, promoted, demoted, unchanged and overridden
 * @param first creators who would get their first tier
 * @param promoted creators who would rise
 * @param demoted creators who would fall, at once or in the end
 * @param unchanged creators who would stay
 * @param overridden creators whose tier an operator decides
 * @param heldAtFirst creators, of those who would fall, who would not do so at the first evaluation
 * @param moves who would move from where to where, most creators first
 * @param tiers how many creators each tier would have, lowest tier first; tiers without creators
 *     included
 */
public record TierSimulation(
    String policyVersion,
    long evaluated,
    long first,
    long promoted,
    long demoted,
    long unchanged,
    long overridden,
    long heldAtFirst,
    List<Move> moves,
    Map<String, Long> tiers) {
  /**
   * Creators who would move.
   *
   * @param from the tier in force, null for none
   * @param to the tier that would be
   * @param creators how many, 1 or more
   */
  public record Move(@Nullable String from, String to, long creators) {
    public Move {
      requireNonNull(to, "to");
    }
  }

  public TierSimulation {
    requireNonNull(policyVersion, "policyVersion");
    moves = List.copyOf(moves);
    tiers = Collections.unmodifiableMap(new LinkedHashMap<>(tiers));
  }

  /** Returns how many creators would move from a tier to another. */
  public long moving(@Nullable String from, String to) {
    return moves.stream()
        .filter(move -> Objects.equals(move.from(), from) && move.to().equals(to))
        .mapToLong(Move::creators)
        .sum();
  }
}
