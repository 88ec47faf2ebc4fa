package dev.fanfare.cli.moderate;

import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.InMemoryModerationStore;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationPolicies;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.Pipeline;
import dev.fanfare.moderation.ReviewIntake;
import dev.fanfare.moderation.ScreenResult;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.Visibility;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Screens pieces of a file, each by itself: nothing of a piece is kept once its verdicts are
 * written, so a file may be as long as it likes. Safe for concurrent use.
 */
final class TextScreening {
  private final Executor threads;
  private final List<Stage> stages;
  private final ModerationPolicy policy;
  private final Clock clock;

  TextScreening(Executor threads, List<Stage> stages, ModerationPolicy policy, Clock clock) {
    this.threads = threads;
    this.stages = List.copyOf(stages);
    this.policy = policy;
    this.clock = clock;
  }

  /** A verdict as it is written. */
  record Verdict(Visibility visibility, String line) {}

  List<Verdict> screen(List<TextRow> rows) {
    InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
    Pipeline.Builder pipeline = Pipeline.builder(threads);
    stages.forEach(pipeline::stage);
    Moderation moderation =
        Moderation.of(
            Operations.inMemory(transactions, clock),
            new InMemoryModerationStore(transactions),
            ModerationPolicies.of(policy),
            pipeline.build(),
            ReviewIntake.none());
    List<ScreenResult> results =
        moderation.screen(rows.stream().map(TextRow::item).toList(), IdempotencyKey.of("screen"));
    VerdictWriter writer = new VerdictWriter();
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ScreenResult result = results.get(i);
      @Nullable Decision decision =
          result instanceof ScreenResult.Decided decided ? decided.decision() : null;
      verdicts.add(
          new Verdict(
              decision == null ? Visibility.HOLD : decision.visibility(),
              writer.line(rows.get(i), decision, moderation.signals(result.content()))));
    }
    return verdicts;
  }
}
