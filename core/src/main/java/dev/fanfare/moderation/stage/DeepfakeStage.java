package dev.fanfare.moderation.stage;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.DeepfakeDetector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Frame;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks detectors of manipulated media. All that can judge an item have to, or it counts as missing.
 */
public final class DeepfakeStage implements Stage {
  private static final Logger LOG = LoggerFactory.getLogger(DeepfakeStage.class);

  private final List<DeepfakeDetector> detectors;
  private final Duration timeout;

  private DeepfakeStage(List<DeepfakeDetector> detectors, Duration timeout) {
    this.detectors = List.copyOf(detectors);
    this.timeout = requireNonNull(timeout, "timeout");
  }

  /**
   * Returns the stage; it has five minutes for each item.
   *
   * @throws IllegalArgumentException if there is no detector, or one of another family
   */
  public static DeepfakeStage of(List<DeepfakeDetector> detectors) {
    require(!detectors.isEmpty(), "detectors must not be empty");
    for (DeepfakeDetector detector : detectors) {
      require(
          detector.detector().family() == DetectorFamily.DEEPFAKE_DETECTOR,
          "'%s' is no detector of manipulated media but %s",
          detector.detector(),
          detector.detector().family());
    }
    return new DeepfakeStage(detectors, Duration.ofMinutes(5));
  }

  /** Returns the same stage with another time for each item. */
  public DeepfakeStage within(Duration timeout) {
    return new DeepfakeStage(detectors, timeout);
  }

  @Override
  public String name() {
    return StageName.DEEPFAKE;
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
    List<DeepfakeDetector> fit =
        detectors.stream().filter(detector -> fits(detector, item)).toList();
    if (item.media().isEmpty()) {
      return StageResult.inapplicable("no-media");
    }
    if (fit.isEmpty()) {
      return StageResult.inapplicable("no-detector");
    }
    List<Frame> frames = item.hasVisualMedia() ? inspection.frames() : List.of();
    if (item.hasVisualMedia() && frames.isEmpty()) {
      return StageResult.inapplicable("no-frames");
    }
    List<Signal> signals = new ArrayList<>();
    boolean failed = false;
    for (DeepfakeDetector detector : fit) {
      try {
        DeepfakeDetector.Finding finding = detector.detect(item, frames);
        signals.add(
            inspection.found(
                detector.detector(),
                Category.DEEPFAKE,
                severity(finding.confidence()),
                finding.confidence(),
                finding.evidence()));
      } catch (RuntimeException e) {
        // Its message may hold what the item holds.
        LOG.warn("Detector {} failed with {}", detector.detector(), e.getClass().getName());
        signals.add(
            inspection.without(detector.detector(), SignalStatus.ERRORED, "detector-failed"));
        failed = true;
      }
    }
    return failed
        ? StageResult.missing(SignalStatus.ERRORED, "detector-failed", signals)
        : StageResult.ok(signals);
  }

  /** A file of another kind than the item, such as a picture in a post of text, is judged too. */
  private static boolean fits(DeepfakeDetector detector, ContentItem item) {
    return detector.kinds().contains(item.kind())
        || item.media().stream().anyMatch(file -> detector.kinds().contains(file.kind()));
  }

  private static Severity severity(double confidence) {
    if (confidence > 0.8) {
      return Severity.HIGH;
    }
    if (confidence >= 0.5) {
      return Severity.MEDIUM;
    }
    return confidence >= 0.3 ? Severity.LOW : Severity.NONE;
  }
}
