package dev.fanfare.moderation;

import dev.fanfare.event.Answer;
import java.util.UUID;

/** What became of a flag that was raised or settled. */
public sealed interface FlagResult extends Answer {
  /** Returns which flag. */
  UUID flag();

  /** It is open now. */
  record Opened(UUID flag, boolean replayed) implements FlagResult {
    @Override
    public Opened asReplayed() {
      return new Opened(flag, true);
    }
  }

  /** It was open already; its severity is the worse of both. */
  record AlreadyOpen(UUID flag, boolean replayed) implements FlagResult {
    @Override
    public AlreadyOpen asReplayed() {
      return new AlreadyOpen(flag, true);
    }
  }

  /** It is settled now. */
  record Resolved(UUID flag, boolean replayed) implements FlagResult {
    @Override
    public Resolved asReplayed() {
      return new Resolved(flag, true);
    }
  }

  /** It was settled before; nothing was changed. */
  record AlreadyResolved(UUID flag, boolean replayed) implements FlagResult {
    @Override
    public AlreadyResolved asReplayed() {
      return new AlreadyResolved(flag, true);
    }
  }
}
