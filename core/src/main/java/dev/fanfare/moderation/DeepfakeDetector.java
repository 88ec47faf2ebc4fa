package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;

import java.util.List;
import java.util.Set;

/**
 * A detector of manipulated pictures, video or voice. Safe for concurrent use; called outside
 * transactions; ends soon when its thread is interrupted.
 *
 * <p>A score is a lead, not proof: give the stretches it rests on and how the detector was
 * measured. A general language model that looks at frames is not such a detector.
 */
public interface DeepfakeDetector {
  /** Returns who it is; the family is {@link DetectorFamily#DEEPFAKE_DETECTOR}. */
  Detector detector();

  /** Returns which kinds of content it can judge. */
  Set<ContentKind> kinds();

  /**
   * Judges an item.
   *
   * @param frames what can be seen of it, in order; never empty if the item is visual
   * @throws RuntimeException if it cannot tell
   */
  Finding detect(ContentItem item, List<Frame> frames);

  /**
   * What a detector says.
   *
   * @param confidence how sure it is that the item is manipulated, 0 to 1
   * @param evidence stretches with their scores, and the operating point
   */
  record Finding(double confidence, List<Evidence> evidence) {
    /**
     * @throws IllegalArgumentException if the confidence is out of range
     */
    public Finding {
      require(confidence >= 0 && confidence <= 1, "confidence must be 0 to 1, was %s", confidence);
      evidence = List.copyOf(evidence);
    }
  }
}
