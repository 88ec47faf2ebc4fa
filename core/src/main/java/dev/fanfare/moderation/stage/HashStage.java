package dev.fanfare.moderation.stage;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Frame;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.KnownContent;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares files with hashes of known content: the same bytes first, then pictures and frames that
 * look alike.
 */
public final class HashStage implements Stage {
  private static final Comparator<KnownContent.Hit> WORST_FIRST =
      Comparator.comparing(KnownContent.Hit::severity)
          .thenComparingDouble(KnownContent.Hit::confidence)
          .reversed();

  private final KnownContent screen;
  private final Duration timeout;

  private HashStage(KnownContent screen, Duration timeout) {
    this.screen = requireNonNull(screen, "screen");
    this.timeout = requireNonNull(timeout, "timeout");
  }

  /** Returns the stage; it has a minute for each item. */
  public static HashStage of(KnownContent screen) {
    return new HashStage(screen, Duration.ofMinutes(1));
  }

  /** Returns the same stage with another time for each item. */
  public HashStage within(Duration timeout) {
    return new HashStage(screen, timeout);
  }

  @Override
  public String name() {
    return StageName.HASH;
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) {
    return items.stream().map(this::inspect).toList();
  }

  private StageResult inspect(Inspection inspection) {
    ContentItem item = inspection.item();
    if (item.media().isEmpty()) {
      return StageResult.inapplicable("no-media");
    }
    KnownContent.Found same = screen.find(item, List.of());
    // Something mild that is known of the file does not spare its pictures the comparison.
    boolean settled = same.hits().stream().anyMatch(hit -> hit.severity().atLeast(Severity.HIGH));
    if (settled || !item.hasVisualMedia()) {
      return result(inspection, same);
    }
    List<Frame> frames = inspection.frames();
    return frames.isEmpty()
        ? new StageResult(SignalStatus.INAPPLICABLE, signals(inspection, same.hits()), "no-frames")
        : result(inspection, screen.find(item, frames));
  }

  private StageResult result(Inspection inspection, KnownContent.Found found) {
    return new StageResult(found.status(), signals(inspection, found.hits()), found.fault());
  }

  private List<Signal> signals(Inspection inspection, List<KnownContent.Hit> hits) {
    Detector detector = new Detector("hash", screen.version(), DetectorFamily.HASH);
    List<Signal> signals = new ArrayList<>();
    List<KnownContent.Hit> worst =
        hits.stream().sorted(WORST_FIRST).limit(StageResult.MAX_SIGNALS).toList();
    for (KnownContent.Hit hit : worst) {
      List<Evidence> evidence = new ArrayList<>(List.of(hit.match()));
      Evidence.FrameRange where = hit.where();
      if (where != null) {
        evidence.add(where);
      }
      signals.add(
          inspection.found(detector, hit.category(), hit.severity(), hit.confidence(), evidence));
    }
    return signals;
  }
}
