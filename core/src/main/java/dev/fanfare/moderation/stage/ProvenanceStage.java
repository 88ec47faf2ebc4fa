package dev.fanfare.moderation.stage;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Provenance;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes what a file's manifest and its creator say of its origin. That there is no manifest says
 * nothing, and a right one approves nothing.
 */
public final class ProvenanceStage implements Stage {
  private static final Detector DETECTOR =
      new Detector("provenance", "1", DetectorFamily.PROVENANCE);

  private static final Provenance NONE =
      item -> new Provenance.Origin(Provenance.State.NO_MANIFEST, false);

  private final Provenance provenance;

  private ProvenanceStage(Provenance provenance) {
    this.provenance = provenance;
  }

  /** Returns the stage that reads manifests. */
  public static ProvenanceStage of(Provenance provenance) {
    return new ProvenanceStage(provenance);
  }

  /** Returns the stage that knows only what creators declare. */
  public static ProvenanceStage declarations() {
    return new ProvenanceStage(NONE);
  }

  @Override
  public String name() {
    return StageName.PROVENANCE;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(30);
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) {
    return items.stream().map(this::inspect).toList();
  }

  private StageResult inspect(Inspection inspection) {
    ContentItem item = inspection.item();
    if (item.media().isEmpty() && !item.declaredAiMade()) {
      return StageResult.inapplicable("no-media");
    }
    Provenance.Origin origin = item.media().isEmpty() ? NONE.of(item) : provenance.of(item);
    List<Evidence> evidence = List.of(new Evidence.Origin(origin.state(), item.declaredAiMade()));
    List<Signal> signals = new ArrayList<>();
    if (item.declaredAiMade() || origin.aiMade()) {
      Severity severity = item.declaredAiMade() ? Severity.LOW : Severity.MEDIUM;
      signals.add(inspection.found(DETECTOR, Category.AI_MADE, severity, 1, evidence));
    }
    if (origin.state() == Provenance.State.INVALID) {
      signals.add(inspection.found(DETECTOR, Category.MANIPULATION, Severity.LOW, 0.5, evidence));
    }
    return StageResult.ok(signals);
  }
}
