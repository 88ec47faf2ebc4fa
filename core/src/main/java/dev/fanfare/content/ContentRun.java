package dev.fanfare.content;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.ModelName;
import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What a job took.
 *
 * @param model which model answered last, or was asked where none did
 * @param usage the tokens of the last call; those of every call are in the usage log
 * @param processing how long models were asked, all calls together, by the clock; 0 or more, in
 *     whole microseconds
 */
public record ContentRun(ModelName model, AiUsage usage, Duration processing)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if {@code processing} is negative
   */
  public ContentRun {
    requireNonNull(model, "model");
    requireNonNull(usage, "usage");
    require(!processing.isNegative(), "processing must be 0 or more, was %s", processing);
    processing = processing.truncatedTo(ChronoUnit.MICROS);
  }
}
