package dev.fanfare.content;

import dev.fanfare.event.Answer;
import java.util.UUID;

/** What became of a decision on an output that moderation held. */
public sealed interface ContentDecision extends Answer {
  /** The job ended so. */
  record Decided(UUID job, ContentState state, boolean replayed) implements ContentDecision {
    @Override
    public Decided asReplayed() {
      return new Decided(job, state, true);
    }
  }

  /** Nothing has changed: there was nothing to decide, the job stands so. */
  record NotHeld(UUID job, ContentState state, boolean replayed) implements ContentDecision {
    @Override
    public NotHeld asReplayed() {
      return new NotHeld(job, state, true);
    }
  }
}
