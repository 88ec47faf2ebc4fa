package dev.fanfare.moderation.text;

import static dev.fanfare.internal.Checks.requireRange;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import dev.fanfare.moderation.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Flags what hides or misleads in a text, and leaves texts to a person that are too long to be
 * looked at.
 */
public final class NormaliseStage implements Stage {
  /** The longest text that is looked at if nothing else is said, in UTF-16 characters. */
  public static final int STANDARD_TEXT = 50_000;

  /** The longest transcript that is looked at if nothing else is said, in UTF-16 characters. */
  public static final int STANDARD_TRANSCRIPT = 500_000;

  private static final Detector DETECTOR =
      new Detector("normalise", "1", DetectorFamily.NORMALISER);
  private static final double SURE = 0.9;

  private final int maxText;
  private final int maxTranscript;

  private NormaliseStage(int maxText, int maxTranscript) {
    this.maxText = maxText;
    this.maxTranscript = maxTranscript;
  }

  /** Returns the stage with the standard sizes. */
  public static NormaliseStage standard() {
    return of(STANDARD_TEXT, STANDARD_TRANSCRIPT);
  }

  /**
   * Returns the stage.
   *
   * @param maxText the longest text that is looked at, in UTF-16 characters
   * @param maxTranscript the longest transcript that is looked at
   * @throws IllegalArgumentException if a size is not 1 to {@link ContentItem#MAX_TEXT}
   */
  public static NormaliseStage of(int maxText, int maxTranscript) {
    requireRange("maxText", maxText, 1, ContentItem.MAX_TEXT);
    requireRange("maxTranscript", maxTranscript, 1, ContentItem.MAX_TEXT);
    return new NormaliseStage(maxText, maxTranscript);
  }

  @Override
  public String name() {
    return StageName.NORMALISE;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(5);
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) {
    return items.stream().map(this::inspect).toList();
  }

  private StageResult inspect(Inspection inspection) {
    ContentItem item = inspection.item();
    if (item.text() == null && item.transcript() == null) {
      return StageResult.inapplicable("no-text");
    }
    if (isLonger(item.text(), maxText) || isLonger(item.transcript(), maxTranscript)) {
      return StageResult.missing(SignalStatus.REFUSED, "too-long", List.of());
    }
    Map<Oddity.Kind, List<Evidence>> found = new EnumMap<>(Oddity.Kind.class);
    collect(found, TextField.TEXT, item.text());
    collect(found, TextField.TRANSCRIPT, item.transcript());
    List<Signal> signals = new ArrayList<>();
    found.forEach(
        (kind, evidence) ->
            signals.add(
                inspection.found(
                    DETECTOR, Category.MANIPULATION, kind.severity(), SURE, evidence)));
    return StageResult.ok(signals);
  }

  private static boolean isLonger(@Nullable String text, int max) {
    return text != null && text.length() > max;
  }

  private static void collect(
      Map<Oddity.Kind, List<Evidence>> found, TextField field, @Nullable String text) {
    if (text != null) {
      for (Oddity oddity : TextNormaliser.normalise(text).oddities()) {
        List<Evidence> some = found.computeIfAbsent(oddity.kind(), kind -> new ArrayList<>());
        if (some.size() < Signal.MAX_EVIDENCE) {
          String rule = "normalise/" + oddity.kind();
          some.add(new Evidence.TextMatch(rule, field, oddity.start(), oddity.end()));
        }
      }
    }
  }
}
