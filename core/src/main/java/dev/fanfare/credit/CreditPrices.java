package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What jobs cost. A job is paid from the wallet of the one type that stands in its line; no other
 * wallet ever steps in.
 *
 * @param jobs the lines, by job type
 * @param others the line of every other job type, null if other job types are refused
 */
public record CreditPrices(Map<JobType, Line> jobs, @Nullable Line others) implements Serializable {
  /**
   * What jobs of a type cost.
   *
   * @param type which credits pay
   * @param standard credits for a job of standard quality, 1 to {@link CreditAmount#MAX}
   * @param premium credits for premium quality
   * @param ultra credits for ultra quality
   */
  public record Line(CreditType type, long standard, long premium, long ultra)
      implements Serializable {
    public Line {
      requireNonNull(type, "type");
      CreditAmount.requireAmount("standard", standard);
      CreditAmount.requireAmount("premium", premium);
      CreditAmount.requireAmount("ultra", ultra);
    }

    /** Returns the default prices, 10, 20 and 40, in credits of a type. */
    public static Line of(CreditType type) {
      return new Line(type, 10, 20, 40);
    }

    private long cost(Quality quality) {
      return switch (quality) {
        case STANDARD -> standard;
        case PREMIUM -> premium;
        case ULTRA -> ultra;
      };
    }
  }

  public CreditPrices {
    // Sorted, so that a listing reads the same everywhere.
    jobs = Collections.unmodifiableMap(new TreeMap<>(jobs));
  }

  /**
   * Returns prices where each job spends its own type of credits and a voice-over spends {@code
   * voice_clone}: 10, 20 and 40 credits by quality.
   */
  public static CreditPrices byType() {
    return new CreditPrices(
        Map.of(
            JobType.VIDEO_EDIT, Line.of(CreditType.VIDEO_EDIT),
            JobType.THUMBNAIL, Line.of(CreditType.THUMBNAIL),
            JobType.SCRIPT, Line.of(CreditType.SCRIPT),
            JobType.VOICE_OVER, Line.of(CreditType.VOICE_CLONE)),
        null);
  }

  /**
   * Returns prices where every job, whatever its type, spends general credits: 10, 20 and 40 by
   * quality.
   */
  public static CreditPrices general() {
    return new CreditPrices(Map.of(), Line.of(CreditType.GENERAL));
  }

  /** Returns these prices with another line for a job type. */
  public CreditPrices with(JobType job, Line line) {
    Map<JobType, Line> changed = new TreeMap<>(jobs);
    changed.put(job, line);
    return new CreditPrices(changed, others);
  }

  /**
   * Returns what a job costs and which credits pay.
   *
   * @throws IllegalArgumentException if the job type has no price
   */
  public CreditAmount cost(JobType job, Quality quality) {
    Line own = jobs.get(job);
    Line line = own == null ? others : own;
    if (line == null) {
      throw new IllegalArgumentException(
          "job type must be one of %s, was '%s'".formatted(jobs.keySet(), job));
    }
    return new CreditAmount(line.type, line.cost(quality));
  }
}
