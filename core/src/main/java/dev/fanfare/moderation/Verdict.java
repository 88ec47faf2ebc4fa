package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says to findings, with every row that matched. It is not a {@link Decision} yet.
 *
 * @param policyVersion which policy
 * @param actions what is to be done: the strongest of all live rows in each dimension
 * @param matches every row that matched a signal, those in shadow too, strongest first
 * @param missing what should have looked and did not; not asked once the content is blocked
 * @param categories what it is about, by the live rows
 * @param severity the worst of what was found, or of what nobody could find out
 * @param ground of the strongest row that restricts, null if nothing is restricted
 * @param statement of the same row
 * @param appealable whether it restricts and a row that restricts can be appealed
 * @param needsHuman whether a person has to look
 * @param needsSecondApproval whether two persons have to agree
 * @param reviewWithin how soon a person has to look
 * @param strikes the most points of a live row
 * @param deferred whether it is shown although something is missing
 * @param rescreen whether it is to be screened again once what is missing is back
 */
public record Verdict(
    String policyVersion,
    Actions actions,
    List<Match> matches,
    List<Missing> missing,
    List<Category> categories,
    Severity severity,
    @Nullable Ground ground,
    @Nullable String statement,
    boolean appealable,
    boolean needsHuman,
    boolean needsSecondApproval,
    Duration reviewWithin,
    int strikes,
    boolean deferred,
    boolean rescreen)
    implements Serializable {
  /** Copies the lists. */
  public Verdict {
    matches = List.copyOf(matches);
    missing = List.copyOf(missing);
    categories = List.copyOf(categories);
  }

  /** A row that matched a signal. */
  public record Match(PolicyRow row, Signal signal) implements Serializable {
    /** Checks that nothing is missing. */
    public Match {
      requireNonNull(row, "row");
      requireNonNull(signal, "signal");
    }

    boolean isLive() {
      return row.mode() == RowMode.LIVE;
    }
  }

  /**
   * A stage that should have looked and did not.
   *
   * @param requirement the row that asks for it, or a name of ours if none does
   * @param stage which stage, null if no row says what must look at a part of the item
   * @param status how it ended, null if it did not run
   * @param onUnavailable what follows
   */
  public record Missing(
      String requirement,
      @Nullable String stage,
      @Nullable SignalStatus status,
      OnUnavailable onUnavailable)
      implements Serializable {}

  /** Returns the ids of the live rows and requirements that led here, strongest first. */
  public List<String> rows() {
    return Stream.concat(
            matches.stream().filter(Match::isLive).map(match -> match.row().id()),
            missing.stream().map(Missing::requirement))
        .distinct()
        .toList();
  }

  /** Returns the ids of the signals that live rows matched, strongest first. */
  public List<UUID> signals() {
    return matches.stream()
        .filter(Match::isLive)
        .map(match -> match.signal().id())
        .distinct()
        .toList();
  }
}
