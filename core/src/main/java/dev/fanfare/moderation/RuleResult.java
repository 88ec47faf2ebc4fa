package dev.fanfare.moderation;

import dev.fanfare.event.Answer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Moderation#rule}. */
public sealed interface RuleResult extends Answer {
  /**
   * The ruling stands.
   *
   * @param decision the decision that it became
   * @param overrides the decision that it replaced, null if there was none
   */
  record Ruled(UUID decision, @Nullable UUID overrides, boolean replayed) implements RuleResult {
    @Override
    public Ruled asReplayed() {
      return new Ruled(decision, overrides, true);
    }
  }

  /**
   * Nothing was changed: the decision that it was to replace does not stand.
   *
   * @param standing the decision that stands, null if there is none
   */
  record Overtaken(@Nullable UUID standing, boolean replayed) implements RuleResult {
    @Override
    public Overtaken asReplayed() {
      return new Overtaken(standing, true);
    }
  }
}
