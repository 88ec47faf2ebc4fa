package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.moderation.review.ReviewQueue;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The numbers of a report. Immutable.
 *
 * @param counts all that are not 0, by figure, each once
 */
public record SafetyFigures(List<SafetyCount> counts) implements Serializable {
  private static final int WHOLE_BPS = 10_000;

  /**
   * Sorts the counts.
   *
   * @throws IllegalArgumentException if a figure is there twice
   */
  public SafetyFigures {
    SortedMap<SafetyFigure, SafetyCount> sorted = new TreeMap<>();
    for (SafetyCount count : counts) {
      require(
          sorted.put(count.figure(), count) == null, "figure '%s' is there twice", count.figure());
    }
    counts = List.copyOf(sorted.values());
  }

  /** Returns one number. */
  public long amount(SafetyFigure figure) {
    return sum(figure::equals);
  }

  /** Returns the sum of a metric over all that it is counted apart by. */
  public long sum(SafetyMetric metric) {
    return sum(figure -> figure.metric() == metric);
  }

  private long sum(SafetyMetric metric, Enum<?> part) {
    return sum(figure -> figure.metric() == metric && figure.part().equals(part.name()));
  }

  private long sum(Predicate<SafetyFigure> which) {
    return counts.stream()
        .filter(count -> which.test(count.figure()))
        .mapToLong(SafetyCount::amount)
        .sum();
  }

  /** Returns how many versions of items were screened for the first time. */
  public long scanned() {
    return sum(SafetyMetric.SCANNED);
  }

  /** Returns how many versions of items got a flag; each counts once, whatever it got. */
  public long flagged() {
    return sum(SafetyMetric.FLAGGED);
  }

  /** Returns how many flags were opened. */
  public long flags() {
    return sum(SafetyMetric.FLAGS);
  }

  /** Returns how many flags of a category were opened. */
  public long flags(Category category) {
    return sum(SafetyMetric.FLAGS, category);
  }

  /** Returns how many flags of a severity were opened. */
  public long flags(Severity severity) {
    return sum(
        figure -> figure.metric() == SafetyMetric.FLAGS && figure.detail().equals(severity.name()));
  }

  /** Returns how many flags of a category and severity were opened. */
  public long flags(Category category, Severity severity) {
    return amount(SafetyFigure.of(SafetyMetric.FLAGS, category, severity));
  }

  /** Returns how many flags of a category, opened on the day, a person has found right by now. */
  public long confirmed(Category category) {
    return sum(SafetyMetric.FLAGS_CONFIRMED, category);
  }

  /** Returns how many flags of a category, opened on the day, a person has found wrong by now. */
  public long dismissed(Category category) {
    return sum(SafetyMetric.FLAGS_DISMISSED, category);
  }

  /** Returns how often something said that content is a deepfake. That is a lead, not a proof. */
  public long deepfakeLeads() {
    return flags(Category.DEEPFAKE);
  }

  /** Returns how many of these leads a person has found right by now. */
  public long deepfakesConfirmed() {
    return confirmed(Category.DEEPFAKE);
  }

  /** Returns how often somebody shown had not agreed, or no longer agreed. */
  public long consentViolations() {
    return flags(Category.CONSENT_MISSING);
  }

  /** Returns how many decisions were made. */
  public long decisions() {
    return automatedDecisions() + humanDecisions();
  }

  /** Returns how many decisions a policy made without a person. */
  public long automatedDecisions() {
    return sum(SafetyMetric.DECISIONS_AUTOMATED, SafetyDimension.VISIBILITY);
  }

  /** Returns how many decisions people made. */
  public long humanDecisions() {
    return sum(SafetyMetric.DECISIONS_HUMAN, SafetyDimension.VISIBILITY);
  }

  /** Returns how many decisions let content be seen in some way. */
  public long decisions(Visibility visibility) {
    return actions(SafetyDimension.VISIBILITY, visibility);
  }

  /**
   * Returns how many decisions did something to money, service or an account.
   *
   * @throws IllegalArgumentException if {@code dimension} is VISIBILITY
   */
  public long decisions(SafetyDimension dimension, Sanction sanction) {
    require(dimension != SafetyDimension.VISIBILITY, "a sanction is not about VISIBILITY");
    return actions(dimension, sanction);
  }

  private long actions(SafetyDimension dimension, Enum<?> action) {
    return amount(SafetyFigure.of(SafetyMetric.DECISIONS_AUTOMATED, dimension, action))
        + amount(SafetyFigure.of(SafetyMetric.DECISIONS_HUMAN, dimension, action));
  }

  /**
   * Returns which share of the decisions a policy made without a person, in basis points rounded
   * down; empty if there were none.
   */
  public OptionalInt automatedShareBps() {
    return shareBps(automatedDecisions(), decisions());
  }

  private static OptionalInt shareBps(long part, long whole) {
    return whole == 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) (Math.multiplyExact(part, WHOLE_BPS) / whole));
  }

  /** Returns how many cases of a queue were open at the end. */
  public long openCases(ReviewQueue queue) {
    return sum(SafetyMetric.CASES_OPEN, queue);
  }

  /** Returns how many of them should have been decided by then. */
  public long overdueCases(ReviewQueue queue) {
    return sum(SafetyMetric.CASES_OVERDUE, queue);
  }

  /** Returns the age of the oldest case that was open at the end, zero if none was. */
  public Duration oldestCase(ReviewQueue queue) {
    return Duration.ofSeconds(sum(SafetyMetric.QUEUE_AGE_OLDEST, queue));
  }

  /** Returns the age that half of the cases open at the end did not exceed, zero if none was. */
  public Duration medianAge(ReviewQueue queue) {
    return Duration.ofSeconds(sum(SafetyMetric.QUEUE_AGE_MEDIAN, queue));
  }

  /** Returns the age that 95 % of the cases open at the end did not exceed, zero if none was. */
  public Duration ageP95(ReviewQueue queue) {
    return Duration.ofSeconds(sum(SafetyMetric.QUEUE_AGE_P95, queue));
  }

  /** Returns how many appeals were opened. */
  public long appealsOpened() {
    return sum(SafetyMetric.APPEALS_OPENED);
  }

  /** Returns how many appeals of a party ended in a state. */
  public long appeals(Appeal.Party party, AppealState end) {
    return amount(SafetyFigure.of(SafetyMetric.APPEALS_CLOSED, party, end));
  }

  /** Returns how many appeals were open at the end. */
  public long openAppeals() {
    return sum(SafetyMetric.APPEALS_OPEN);
  }

  /** Returns how many appeals were decided; those withdrawn are not. */
  public long appealsDecided() {
    return appeals(AppealState.UPHELD) + appealsOverturned();
  }

  /** Returns how many appeals overturned a decision, in full or in part. */
  public long appealsOverturned() {
    return appeals(AppealState.OVERTURNED) + appeals(AppealState.PARTLY_OVERTURNED);
  }

  private long appeals(AppealState end) {
    return sum(
        figure ->
            figure.metric() == SafetyMetric.APPEALS_CLOSED && figure.detail().equals(end.name()));
  }

  /**
   * Returns which share of the decided appeals overturned a decision, in full or in part, in basis
   * points rounded down; empty if none was decided.
   */
  public OptionalInt overturnRateBps() {
    return shareBps(appealsOverturned(), appealsDecided());
  }

  /** Returns the stages that were out at some moment. */
  public SortedSet<String> stagesOut() {
    SortedSet<String> stages = new TreeSet<>();
    for (SafetyCount count : counts) {
      if (count.figure().metric() == SafetyMetric.OUTAGES) {
        stages.add(count.figure().part());
      }
    }
    return stages;
  }

  /** Returns how long a stage was out within the day, to the second. */
  public Duration outage(String stage) {
    return Duration.ofSeconds(amount(SafetyFigure.of(SafetyMetric.OUTAGE_SECONDS, stage)));
  }

  /** Returns how many minutes a stage was out within the day; one that has begun counts. */
  public long outageMinutes(String stage) {
    return (outage(stage).toSeconds() + 59) / 60;
  }

  /** Returns how often something was shown although a stage was out. */
  public long deferred() {
    return sum(SafetyMetric.DEFERRED);
  }

  /** Returns how many such decisions still stood at the end, earlier ones too. */
  public long deferredOpen() {
    return sum(SafetyMetric.DEFERRED_OPEN);
  }

  /** Returns the age of the oldest of them, zero if there was none. */
  public Duration oldestDeferred() {
    return Duration.ofSeconds(sum(SafetyMetric.DEFERRED_OLDEST));
  }

  /** Returns what became other than it was, by figure; empty if both say the same. */
  public List<SafetyChange> changesSince(SafetyFigures before) {
    SortedSet<SafetyFigure> all = new TreeSet<>();
    counts.forEach(count -> all.add(count.figure()));
    before.counts.forEach(count -> all.add(count.figure()));
    List<SafetyChange> changes = new ArrayList<>();
    for (SafetyFigure figure : all) {
      long was = before.amount(figure);
      long is = amount(figure);
      if (was != is) {
        changes.add(new SafetyChange(figure, was, is));
      }
    }
    return List.copyOf(changes);
  }
}
