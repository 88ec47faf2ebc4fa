package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Outage;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Screening;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewOutcome;
import dev.fanfare.moderation.review.ReviewQueue;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts facts into the numbers of a day. Each fact is added once, in any order; what is not of the
 * day counts nothing. Parts that were counted apart can be merged: the numbers are the same. Not
 * safe for concurrent use.
 */
public final class SafetyAccumulator implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SafetyDay day;
  private final Instant from;
  private final Instant to;
  private final HashMap<SafetyFigure, Long> counts = new HashMap<>();
  private final HashSet<ContentRef> flagged = new HashSet<>();
  private final EnumMap<ReviewQueue, ArrayList<Long>> ages = new EnumMap<>(ReviewQueue.class);
  private final HashMap<String, Duration> outages = new HashMap<>();
  private @Nullable Instant oldestDeferred;

  /** Makes one that has seen nothing. */
  public SafetyAccumulator(SafetyDay day) {
    this.day = requireNonNull(day, "day");
    this.from = day.from();
    this.to = day.to();
  }

  /** Adds a screening. */
  public void add(Screening screening) {
    if (isToday(screening.begunAt())) {
      count(SafetyFigure.of(SafetyMetric.SCANNED));
    }
  }

  /** Adds a flag as it is by now. */
  public void add(Flag flag) {
    if (!isToday(flag.openedAt())) {
      return;
    }
    flagged.add(flag.content());
    count(SafetyFigure.of(SafetyMetric.FLAGS, flag.category(), flag.severity()));
    Flag.Resolution resolution = flag.resolution();
    if (resolution != null) {
      SafetyMetric metric =
          switch (resolution.outcome()) {
            case CONFIRMED -> SafetyMetric.FLAGS_CONFIRMED;
            case DISMISSED -> SafetyMetric.FLAGS_DISMISSED;
          };
      count(SafetyFigure.of(metric, flag.category(), flag.severity()));
    }
  }

  /** Adds a decision. */
  public void add(Decision decision) {
    if (!isToday(decision.at())) {
      return;
    }
    SafetyMetric metric =
        decision.actor() instanceof Actor.Human
            ? SafetyMetric.DECISIONS_HUMAN
            : SafetyMetric.DECISIONS_AUTOMATED;
    Actions actions = decision.actions();
    count(SafetyFigure.of(metric, SafetyDimension.VISIBILITY, actions.visibility()));
    count(metric, SafetyDimension.MONETARY, actions.monetary());
    count(metric, SafetyDimension.SERVICE, actions.service());
    count(metric, SafetyDimension.ACCOUNT, actions.account());
    if (decision.isDeferred()) {
      count(SafetyFigure.of(SafetyMetric.DEFERRED));
    }
  }

  private void count(SafetyMetric metric, SafetyDimension dimension, Sanction sanction) {
    if (sanction != Sanction.NONE) {
      count(SafetyFigure.of(metric, dimension, sanction));
    }
  }

  /**
   * Adds a deferred decision that stood at the end of the day, also one that is added as a decision
   * of the day.
   *
   * @throws IllegalArgumentException if it is not deferred or was made later
   */
  public void addStillDeferred(Decision decision) {
    require(
        decision.isDeferred() && decision.at().isBefore(to),
        "decision %s was not deferred before the end of %s",
        decision.id(),
        day);
    count(SafetyFigure.of(SafetyMetric.DEFERRED_OPEN));
    Instant at = decision.at();
    if (oldestDeferred == null || at.isBefore(oldestDeferred)) {
      oldestDeferred = at;
    }
  }

  /** Adds a case as it is by now. */
  public void add(ReviewCase known) {
    ReviewQueue queue = known.queue();
    if (isToday(known.openedAt())) {
      count(SafetyFigure.of(SafetyMetric.CASES_OPENED, queue, known.kind()));
    }
    ReviewOutcome outcome = known.outcome();
    if (outcome != null && isToday(outcome.at())) {
      count(SafetyFigure.of(SafetyMetric.CASES_ENDED, queue, outcome.end()));
      if (outcome.at().isAfter(known.dueAt())) {
        count(SafetyFigure.of(SafetyMetric.CASES_LATE, queue));
      }
    }
    if (isOpenAtEnd(known.openedAt(), outcome == null ? null : outcome.at())) {
      count(SafetyFigure.of(SafetyMetric.CASES_OPEN, queue));
      if (to.isAfter(known.dueAt())) {
        count(SafetyFigure.of(SafetyMetric.CASES_OVERDUE, queue));
      }
      ages.computeIfAbsent(queue, any -> new ArrayList<>()).add(ageAtEnd(known.openedAt()));
    }
  }

  /** Adds an appeal as it is by now. */
  public void add(Appeal appeal) {
    Instant closedAt = appeal.closedAt();
    if (isToday(appeal.openedAt())) {
      count(SafetyFigure.of(SafetyMetric.APPEALS_OPENED, appeal.party()));
    }
    if (closedAt != null && isToday(closedAt)) {
      count(SafetyFigure.of(SafetyMetric.APPEALS_CLOSED, appeal.party(), appeal.state()));
    }
    if (isOpenAtEnd(appeal.openedAt(), closedAt)) {
      count(SafetyFigure.of(SafetyMetric.APPEALS_OPEN, appeal.party()));
    }
  }

  /** Adds an outage as it is by now; of one that goes on, what is within the day counts. */
  public void add(Outage outage) {
    Instant endedAt = outage.endedAt();
    boolean open = endedAt == null || !endedAt.isBefore(to);
    Instant begin = outage.beganAt().isBefore(from) ? from : outage.beganAt();
    Instant end = endedAt == null || open ? to : endedAt;
    if (!end.isAfter(begin)) {
      return;
    }
    String stage = outage.stage();
    count(SafetyFigure.of(SafetyMetric.OUTAGES, stage));
    if (open) {
      count(SafetyFigure.of(SafetyMetric.OUTAGES_OPEN, stage));
    }
    outages.merge(stage, Duration.between(begin, end), Duration::plus);
  }

  private boolean isToday(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  private boolean isOpenAtEnd(Instant openedAt, @Nullable Instant closedAt) {
    return openedAt.isBefore(to) && (closedAt == null || !closedAt.isBefore(to));
  }

  private long ageAtEnd(Instant since) {
    return Duration.between(since, to).toSeconds();
  }

  private void count(SafetyFigure figure) {
    counts.merge(figure, 1L, Math::addExact);
  }

  /**
   * Adds what another one has seen.
   *
   * @throws IllegalArgumentException if it counts another day
   */
  public void merge(SafetyAccumulator other) {
    require(day.equals(other.day), "%s is not %s", other.day, day);
    other.counts.forEach((figure, amount) -> counts.merge(figure, amount, Math::addExact));
    flagged.addAll(other.flagged);
    other.ages.forEach(
        (queue, more) -> ages.computeIfAbsent(queue, any -> new ArrayList<>()).addAll(more));
    other.outages.forEach((stage, lasted) -> outages.merge(stage, lasted, Duration::plus));
    Instant theirs = other.oldestDeferred;
    if (theirs != null && (oldestDeferred == null || theirs.isBefore(oldestDeferred))) {
      oldestDeferred = theirs;
    }
  }

  /** Returns the numbers of all that was added so far. */
  public SafetyFigures figures() {
    Map<SafetyFigure, Long> all = new HashMap<>(counts);
    all.put(SafetyFigure.of(SafetyMetric.FLAGGED), (long) flagged.size());
    ages.forEach(
        (queue, unsorted) -> {
          List<Long> sorted = unsorted.stream().sorted().toList();
          all.put(SafetyFigure.of(SafetyMetric.QUEUE_AGE_OLDEST, queue), rank(sorted, 100));
          all.put(SafetyFigure.of(SafetyMetric.QUEUE_AGE_MEDIAN, queue), rank(sorted, 50));
          all.put(SafetyFigure.of(SafetyMetric.QUEUE_AGE_P95, queue), rank(sorted, 95));
        });
    outages.forEach(
        (stage, lasted) ->
            all.put(SafetyFigure.of(SafetyMetric.OUTAGE_SECONDS, stage), lasted.toSeconds()));
    if (oldestDeferred != null) {
      all.put(SafetyFigure.of(SafetyMetric.DEFERRED_OLDEST), ageAtEnd(oldestDeferred));
    }
    List<SafetyCount> found = new ArrayList<>();
    all.forEach(
        (figure, amount) -> {
          if (amount > 0) {
            found.add(new SafetyCount(figure, amount));
          }
        });
    return new SafetyFigures(found);
  }

  /** The smallest of them that at least so many percent of them do not exceed (nearest rank). */
  private static long rank(List<Long> sorted, int percent) {
    long rank = ((long) sorted.size() * percent + 99) / 100;
    return sorted.get((int) rank - 1);
  }
}
