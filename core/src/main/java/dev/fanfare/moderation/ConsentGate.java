package dev.fanfare.moderation;

/**
 * Says whether the people in an item agreed to its being published. Safe for concurrent use.
 *
 * <p>What an item's own text says about consent counts for nothing.
 */
@FunctionalInterface
public interface ConsentGate {
  /**
   * Returns how consent stands for everybody in {@link ContentItem#depicted}. Where several things
   * are lacking, the answer is the first of MISSING, WITHDRAWN, EXPIRED that holds for somebody,
   * with all whose consent lacks.
   *
   * @throws RuntimeException if it cannot tell, as {@link ConsentAnswer.State#UNAVAILABLE} says
   */
  ConsentAnswer check(ContentItem item);
}
