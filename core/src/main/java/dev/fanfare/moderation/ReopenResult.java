package dev.fanfare.moderation;

import dev.fanfare.event.Answer;
import java.util.UUID;

/** What became of a {@link Moderation#reopen}. */
public sealed interface ReopenResult extends Answer {
  /**
   * It is held and will be screened anew.
   *
   * @param run the run that {@link Moderation#resume} takes up
   */
  record Reopened(UUID run, boolean replayed) implements ReopenResult {
    @Override
    public Reopened asReplayed() {
      return new Reopened(run, true);
    }
  }

  /** A person has blocked it: that stands, and nothing is screened. */
  record Blocked(UUID decision, boolean replayed) implements ReopenResult {
    @Override
    public Blocked asReplayed() {
      return new Blocked(decision, true);
    }
  }
}
