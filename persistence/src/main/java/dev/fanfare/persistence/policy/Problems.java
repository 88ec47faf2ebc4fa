package dev.fanfare.persistence.policy;

import dev.fanfare.persistence.policy.PolicyFormatException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a document. */
final class Problems {
  /** Who has repaired so many looks again. */
  private static final int MOST_KEPT = 100;

  private static final Comparator<Problem> IN_DOCUMENT_ORDER =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final List<Problem> kept = new ArrayList<>();
  private int count;

  void add(Place place, String message) {
    count++;
    if (kept.size() < MOST_KEPT) {
      kept.add(new Problem(place.path(), place.line(), place.column(), message));
    }
  }

  /** Returns how many there are. */
  int count() {
    return count;
  }

  /** Returns all of them as an exception. */
  PolicyFormatException exception() {
    return new PolicyFormatException(kept.stream().sorted(IN_DOCUMENT_ORDER).toList(), count);
  }
}
