package dev.fanfare.moderation;

import dev.fanfare.event.Answer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That the creator was informed of a decision.
 *
 * @param decision which decision
 * @param appeal until when the creator may appeal now, null if that is not possible
 */
public record InformResult(UUID decision, @Nullable AppealWindow appeal, boolean replayed)
    implements Answer {
  @Override
  public InformResult asReplayed() {
    return new InformResult(decision, appeal, true);
  }
}
