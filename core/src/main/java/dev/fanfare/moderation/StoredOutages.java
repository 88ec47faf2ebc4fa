package dev.fanfare.moderation;

import dev.fanfare.event.Operations;
import java.time.Instant;

/** Notes outages for all processes, and tells of each once. */
final class StoredOutages implements StageRunner.Outages {
  private final Operations operations;
  private final ModerationStore store;

  StoredOutages(Operations operations, ModerationStore store) {
    this.operations = operations;
    this.store = store;
  }

  @Override
  public void began(String stage, Instant at) {
    operations.inTransaction(
        () -> {
          if (store.beginOutage(stage, at)) {
            operations.announce(new ModerationEvent.DetectorOutageBegan(stage));
          }
        });
  }

  @Override
  public void ended(String stage, Instant at) {
    operations.inTransaction(
        () -> {
          if (store.endOutage(stage, at)) {
            operations.announce(new ModerationEvent.DetectorOutageEnded(stage));
          }
        });
  }
}
