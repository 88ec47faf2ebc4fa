package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.ModelName;
import dev.fanfare.event.DerivedId;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trend as it was seen on a day.
 *
 * @param key what is a trend
 * @param title how it is written, for people to read: text from outside, to be escaped like any
 * @param source where it comes from
 * @param madeOn the last day that was counted, or on which the model was asked
 * @param growthScore 0 to 100; a computed one is the share that growth has of the uses a week from
 *     now, at one standard error below the growth that was found: 50 means that uses double in a
 *     week
 * @param growth how it was growing, null for a model's
 * @param peak when it is expected to be used most, null if that cannot be told
 * @param description why a model proposed it, 1 to {@link #MAX_DESCRIPTION} characters, null if it
 *     did not say or the trend is computed; text from outside
 * @param model which model proposed it, null if it is computed
 * @param accuracy how well the peak was met, 0 to 100, null before that can be told or if nobody
 *     counted
 */
public record Trend(
    TrendKey key,
    String title,
    TrendSource source,
    LocalDate madeOn,
    double growthScore,
    @Nullable TrendGrowth growth,
    @Nullable TrendPeak peak,
    @Nullable String description,
    @Nullable ModelName model,
    @Nullable Double accuracy)
    implements Serializable {
  /** The most characters of a description. */
  public static final int MAX_DESCRIPTION = 300;

  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the source
   */
  public Trend {
    requireNonNull(key, "key");
    requireText("title", title, TrendKey.MAX_NAME);
    requireNonNull(source, "source");
    requireNonNull(madeOn, "madeOn");
    requirePercent("growthScore", growthScore);
    boolean computed = source == TrendSource.COMPUTED;
    require((growth != null) == computed, "growth must be set for computed trends alone");
    require((model != null) != computed, "model must be set for a model's trends alone");
    require(description == null || !computed, "a computed trend has no description");
    if (description != null) {
      requireText("description", description, MAX_DESCRIPTION);
    }
    require(
        peak == null || peak.day().isAfter(madeOn), "peak must be after %s, was %s", madeOn, peak);
    require(
        peak == null || (peak.earliest() != null) == computed,
        "the peak of a %s trend has %s interval",
        source,
        computed ? "an" : "no");
    if (accuracy != null) {
      requirePercent("accuracy", accuracy);
      require(peak != null, "a trend without a peak has no accuracy");
    }
  }

  private static void requirePercent(String name, double value) {
    require(value >= 0 && value <= 100, "%s must be 0 to 100, was %s", name, value);
  }

  /**
   * Returns an id that follows from what, source and day, so that it is the same when made anew.
   */
  public UUID id() {
    // The length keeps category "a", name "b/c" and category "a/b", name "c" apart.
    return DerivedId.of(key.category().length() + ":" + key, "trend/" + source + "/" + madeOn);
  }

  Trend scored(@Nullable Double newAccuracy) {
    return new Trend(
        key, title, source, madeOn, growthScore, growth, peak, description, model, newAccuracy);
  }
}
