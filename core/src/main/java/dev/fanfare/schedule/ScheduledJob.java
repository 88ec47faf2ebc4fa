package dev.fanfare.schedule;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.IdempotencyKey;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A job and when it runs. Immutable.
 *
 * @param name its name, 1 to 64 characters; never changes, for the keys of its runs carry it
 * @param cron when it runs
 * @param zone whose wall clock {@code cron} means
 * @param action what it does
 * @param missedRun what becomes of runs that nobody started in time
 * @param description what it is for, 1 to 300 characters
 */
public record ScheduledJob(
    String name,
    CronSchedule cron,
    ZoneId zone,
    JobAction action,
    MissedRun missedRun,
    String description)
    implements Serializable {
  /** How late a run may start that is not made up for: what cron itself resolves. */
  private static final Duration IN_TIME = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException if a text is out of range
   */
  public ScheduledJob {
    requireText("name", name, 64);
    requireNonNull(cron, "cron");
    requireNonNull(zone, "zone");
    requireNonNull(action, "action");
    requireNonNull(missedRun, "missedRun");
    requireText("description", description, 300);
  }

  /** Returns the first run after an instant. */
  public Instant next(Instant after) {
    return cron.next(after, zone);
  }

  /**
   * Returns the runs in {@code [from, to)}, oldest first, missed or not.
   *
   * @throws IllegalArgumentException if {@code from} is after {@code to}
   */
  public List<Instant> due(Instant from, Instant to) {
    return cron.due(from, to, zone);
  }

  /**
   * Returns which runs to start now, oldest first, for a loop that looks at least once a minute: of
   * the runs in {@code [since, now)} those that {@link MissedRun} says. Ask next time with {@code
   * since} as this {@code now}, and no run is lost or started twice.
   *
   * @param since when the loop looked last, also before a crash or a pause
   * @throws IllegalArgumentException if {@code since} is after {@code now}
   */
  public List<Instant> toStart(Instant since, Instant now) {
    List<Instant> due = due(since, now);
    return switch (missedRun) {
      case CATCH_UP_EVERY_PERIOD -> due;
      case RUN_ONCE_LATE -> due.subList(Math.max(0, due.size() - 1), due.size());
      case SKIP -> due.stream().filter(run -> !run.plus(IN_TIME).isBefore(now)).toList();
    };
  }

  /** Returns the key that names a run: whoever starts it, and however often, it counts once. */
  public IdempotencyKey key(Instant run) {
    return IdempotencyKey.of("schedule/" + name + "/" + run);
  }
}
