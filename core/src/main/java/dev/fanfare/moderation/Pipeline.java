package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The stages that content passes through, in order, and what they need. Put the cheap ones first:
 * what one of them blocks reaches no further one.
 */
public final class Pipeline {
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

  private final Executor executor;
  private final List<Stage> stages;
  private final @Nullable MediaFrames frames;
  private final int mostFrames;
  private final CreatorStandings standings;
  private final @Nullable Watermarking watermarking;
  private final Duration watermarkTimeout;
  private final int failures;
  private final Duration pause;

  private Pipeline(Builder builder) {
    executor = builder.executor;
    stages = List.copyOf(builder.stages);
    frames = builder.frames;
    mostFrames = builder.mostFrames;
    standings = builder.standings;
    watermarking = builder.watermarking;
    watermarkTimeout = builder.watermarkTimeout;
    failures = builder.failures;
    pause = builder.pause;
    Set<String> names = new HashSet<>();
    for (Stage stage : stages) {
      String name = requireText("stage", stage.name(), 40);
      require(names.add(name), "stage '%s' comes twice", name);
      require(!name.equals(StageName.WATERMARK), "stage '%s' has the name of the watermark", name);
      require(
          stage.timeout().compareTo(Duration.ZERO) > 0
              && stage.timeout().compareTo(LONGEST_TIMEOUT) <= 0,
          "timeout of stage '%s' must be positive and at most a day, was %s",
          name,
          stage.timeout());
      requireRange("batch of stage '" + name + "'", stage.batch(), 1, 100);
    }
  }

  /**
   * Starts a pipeline without stages.
   *
   * @param executor runs the stages, on other threads than the caller's so that a time-out can end
   *     the wait. Not one of few threads on which things are screened too: they would wait for each
   *     other. The host shuts it down
   */
  public static Builder builder(Executor executor) {
    return new Builder(executor);
  }

  Executor executor() {
    return executor;
  }

  /** Returns the stages in order. */
  public List<Stage> stages() {
    return stages;
  }

  @Nullable MediaFrames frames() {
    return frames;
  }

  int mostFrames() {
    return mostFrames;
  }

  CreatorStandings standings() {
    return standings;
  }

  Optional<Watermarking> watermarking() {
    return Optional.ofNullable(watermarking);
  }

  Duration watermarkTimeout() {
    return watermarkTimeout;
  }

  int failures() {
    return failures;
  }

  Duration pause() {
    return pause;
  }

  /** Returns the time of the slowest stage. */
  Duration slowest() {
    return stages.stream()
        .map(Stage::timeout)
        .reduce(watermarkTimeout, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /** Puts a pipeline together. */
  public static final class Builder {
    private final Executor executor;
    private final List<Stage> stages = new ArrayList<>();
    private @Nullable MediaFrames frames;
    private int mostFrames = 16;
    private CreatorStandings standings = CreatorStandings.allNew();
    private @Nullable Watermarking watermarking;
    private Duration watermarkTimeout = Duration.ofMinutes(2);
    private int failures = 5;
    private Duration pause = Duration.ofMinutes(1);

    private Builder(Executor executor) {
      this.executor = requireNonNull(executor, "executor");
    }

    /** Adds a stage behind the others. */
    public Builder stage(Stage stage) {
      stages.add(requireNonNull(stage, "stage"));
      return this;
    }

    /**
     * Sets where frames come from.
     *
     * @param most how many of an item at most, 1 to 100; its files share them, and an item with
     *     more files than that is left to a person
     */
    public Builder frames(MediaFrames frames, int most) {
      this.frames = requireNonNull(frames, "frames");
      mostFrames = (int) requireRange("most", most, 1, 100);
      return this;
    }

    /** Sets where frames come from, 16 of an item at most. */
    public Builder frames(MediaFrames frames) {
      return frames(frames, 16);
    }

    /** Sets who says how far creators are trusted; nobody is if left out. */
    public Builder standings(CreatorStandings standings) {
      this.standings = requireNonNull(standings, "standings");
      return this;
    }

    /** Marks the files of what is approved. */
    public Builder watermarking(Watermarking watermarking, Duration timeout) {
      this.watermarking = requireNonNull(watermarking, "watermarking");
      require(
          timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
          "timeout must be positive and at most a day, was %s",
          timeout);
      watermarkTimeout = timeout;
      return this;
    }

    /**
     * Sets when a stage is not asked any more, five failures and a minute if left out.
     *
     * @param failures how many calls in a row fail until then, 1 to 1000
     * @param pause how long it is left alone then
     */
    public Builder breaker(int failures, Duration pause) {
      this.failures = (int) requireRange("failures", failures, 1, 1_000);
      require(pause.compareTo(Duration.ZERO) > 0, "pause must be positive, was %s", pause);
      this.pause = pause;
      return this;
    }

    /**
     * Returns the pipeline.
     *
     * @throws IllegalArgumentException if two stages share a name
     */
    public Pipeline build() {
      return new Pipeline(this);
    }
  }
}
