package dev.fanfare.moderation.stage;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ConsentAnswer;
import dev.fanfare.moderation.ConsentGate;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import java.time.Duration;
import java.util.List;

/** Asks whether everybody who can be seen or heard agreed. */
public final class ConsentStage implements Stage {
  private static final Detector DETECTOR = new Detector("consent", "1", DetectorFamily.CONSENT);

  private final ConsentGate gate;

  private ConsentStage(ConsentGate gate) {
    this.gate = requireNonNull(gate, "gate");
  }

  /** Returns the stage over a gate. */
  public static ConsentStage of(ConsentGate gate) {
    return new ConsentStage(gate);
  }

  @Override
  public String name() {
    return StageName.CONSENT;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(10);
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) {
    return items.stream().map(this::inspect).toList();
  }

  private StageResult inspect(Inspection inspection) {
    ContentItem item = inspection.item();
    if (item.depicted().isEmpty()) {
      return item.media().isEmpty()
          ? StageResult.inapplicable("nobody-shown")
          : StageResult.ok(List.of());
    }
    ConsentAnswer answer = gate.check(item);
    return switch (answer.state()) {
      case VERIFIED -> StageResult.ok(List.of());
      case UNAVAILABLE ->
          StageResult.missing(SignalStatus.ERRORED, "consent-unavailable", List.of());
      case MISSING, WITHDRAWN, EXPIRED ->
          StageResult.ok(
              List.of(
                  inspection.found(
                      DETECTOR,
                      Category.CONSENT_MISSING,
                      Severity.HIGH,
                      1,
                      List.of(new Evidence.ConsentLack(answer.state(), answer.persons())))));
    };
  }
}
