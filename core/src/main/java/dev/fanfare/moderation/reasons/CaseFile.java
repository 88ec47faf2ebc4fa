package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.review.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision and all that led to it: what a statement of reasons is made from. Immutable; start
 * with {@link #of} and add what there is.
 *
 * @param decision the decision
 * @param item what was decided about, null if it is no longer stored
 * @param earlier what was decided about the same version before, in any order
 * @param signals what detectors stated about the same version, in any order
 * @param notices what was reported about the same version, in any order
 * @param durations until when the restrictions hold
 */
public record CaseFile(
    Decision decision,
    @Nullable ContentItem item,
    List<Decision> earlier,
    List<Signal> signals,
    List<Notice> notices,
    Durations durations) {
  /**
   * @throws IllegalArgumentException if something in it is about other content
   */
  public CaseFile {
    requireNonNull(decision, "decision");
    require(
        item == null || item.ref().equals(decision.content()),
        "the item must be %s",
        decision.content());
    earlier = List.copyOf(earlier);
    signals = List.copyOf(signals);
    notices = List.copyOf(notices);
    require(
        earlier.stream().allMatch(other -> other.content().equals(decision.content()))
            && notices.stream().allMatch(notice -> notice.content().equals(decision.content())),
        "everything in the file must be about %s",
        decision.content());
    requireNonNull(durations, "durations");
  }

  /** Returns the file of a decision of which nothing else is known. */
  public static CaseFile of(Decision decision) {
    return new CaseFile(decision, null, List.of(), List.of(), List.of(), Durations.INDEFINITE);
  }

  /** Returns the same file with what was decided about. */
  public CaseFile about(@Nullable ContentItem item) {
    return new CaseFile(decision, item, earlier, signals, notices, durations);
  }

  /** Returns the same file with what was decided before. */
  public CaseFile after(List<Decision> earlier) {
    return new CaseFile(decision, item, earlier, signals, notices, durations);
  }

  /** Returns the same file with what detectors stated. */
  public CaseFile finding(List<Signal> signals) {
    return new CaseFile(decision, item, earlier, signals, notices, durations);
  }

  /** Returns the same file with what was reported. */
  public CaseFile reported(List<Notice> notices) {
    return new CaseFile(decision, item, earlier, signals, notices, durations);
  }

  /** Returns the same file with ends of the restrictions. */
  public CaseFile ending(Durations durations) {
    return new CaseFile(decision, item, earlier, signals, notices, durations);
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "CaseFile[" + decision.id() + ", " + decision.content() + "]";
  }
}
