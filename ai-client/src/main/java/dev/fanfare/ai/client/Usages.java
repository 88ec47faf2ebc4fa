package dev.fanfare.ai.client;

import dev.fanfare.ai.AiUsage;
import org.jspecify.annotations.Nullable;

/** Token counts from outside, which need not fit together. */
final class Usages {
  private Usages() {}

  /** Returns the counts; what was thought is left out unless it is a part of what was written. */
  static AiUsage of(
      @Nullable Long uncachedInput,
      @Nullable Long cacheRead,
      @Nullable Long cacheWrite,
      @Nullable Long output,
      @Nullable Long reasoning) {
    boolean fits = reasoning != null && output != null && reasoning <= output;
    return new AiUsage(uncachedInput, cacheRead, cacheWrite, output, fits ? reasoning : null);
  }

  /** Returns the older counts, with those that the newer know in their place. */
  static AiUsage merged(AiUsage older, AiUsage newer) {
    return of(
        known(newer.uncachedInput(), older.uncachedInput()),
        known(newer.cacheRead(), older.cacheRead()),
        known(newer.cacheWrite(), older.cacheWrite()),
        known(newer.output(), older.output()),
        known(newer.reasoning(), older.reasoning()));
  }

  private static @Nullable Long known(@Nullable Long newer, @Nullable Long older) {
    return newer != null ? newer : older;
  }

  /** Returns the counts of two calls together; what one of them does not know is not known. */
  static AiUsage sum(AiUsage one, AiUsage other) {
    return of(
        sum(one.uncachedInput(), other.uncachedInput()),
        sum(one.cacheRead(), other.cacheRead()),
        sum(one.cacheWrite(), other.cacheWrite()),
        sum(one.output(), other.output()),
        sum(one.reasoning(), other.reasoning()));
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    return one == null || other == null ? null : Long.valueOf(one + other);
  }
}
