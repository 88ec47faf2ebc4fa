package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a call as its provider reported them, each class apart; null is unknown, which is
 * not 0.
 *
 * @param uncachedInput input tokens that were neither read from nor written to the provider's cache
 * @param cacheRead input tokens read from the cache
 * @param cacheWrite input tokens written to the cache
 * @param output tokens that were written, reasoning included
 * @param reasoning the part of {@code output} that was thought, not said
 */
public record AiUsage(
    @Nullable Long uncachedInput,
    @Nullable Long cacheRead,
    @Nullable Long cacheWrite,
    @Nullable Long output,
    @Nullable Long reasoning)
    implements Serializable {
  /** Nothing is known. */
  public static final AiUsage UNKNOWN = new AiUsage(null, null, null, null, null);

  /**
   * @throws IllegalArgumentException if a count is negative or more was thought than written
   */
  public AiUsage {
    requireCount("uncachedInput", uncachedInput);
    requireCount("cacheRead", cacheRead);
    requireCount("cacheWrite", cacheWrite);
    requireCount("output", output);
    requireCount("reasoning", reasoning);
    require(
        reasoning == null || output == null || reasoning <= output,
        "reasoning must be at most output, was %s of %s",
        reasoning,
        output);
  }

  private static void requireCount(String name, @Nullable Long tokens) {
    require(tokens == null || tokens >= 0, "%s must be 0 or more, was %s", name, tokens);
  }

  /** Returns the tokens of a call without a cache. */
  public static AiUsage of(long input, long output) {
    return new AiUsage(input, 0L, 0L, output, null);
  }

  /** Returns the tokens of a class, null if unknown. */
  public @Nullable Long tokens(TokenClass type) {
    return switch (type) {
      case UNCACHED_INPUT -> uncachedInput;
      case CACHE_READ -> cacheRead;
      case CACHE_WRITE -> cacheWrite;
      case OUTPUT -> output;
    };
  }

  /** Returns these counts, with those that {@code newer} knows in place of the older. */
  public AiUsage updatedBy(AiUsage newer) {
    return new AiUsage(
        known(newer.uncachedInput, uncachedInput),
        known(newer.cacheRead, cacheRead),
        known(newer.cacheWrite, cacheWrite),
        known(newer.output, output),
        known(newer.reasoning, reasoning));
  }

  private static @Nullable Long known(@Nullable Long newer, @Nullable Long older) {
    return newer != null ? newer : older;
  }
}
