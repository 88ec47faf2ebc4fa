package dev.fanfare.simulation;

import java.util.Map;
import java.util.TreeMap;

/** What simulations did, by name, to be printed and to see that nothing was left out. */
final class Tally {
  private final Map<String, Long> passed = new TreeMap<>();
  private final Map<String, Long> crashes = new TreeMap<>();
  private final Map<String, Long> faults = new TreeMap<>();
  private final Map<String, Long> answers = new TreeMap<>();
  private long scenarios;
  private long operations;

  void scenario() {
    scenarios++;
  }

  /** Counts an operation that went through, and how it was answered. */
  void operation(String answer) {
    operations++;
    answers.merge(answer, 1L, Long::sum);
  }

  /** Counts something that came of operations. */
  void outcome(String what, long times) {
    answers.merge(what, times, Long::sum);
  }

  /** Counts a place where the process might have died. */
  void passed(String where) {
    passed.merge(where, 1L, Long::sum);
  }

  void crash(String where) {
    crashes.merge(where, 1L, Long::sum);
  }

  void fault(String what) {
    faults.merge(what, 1L, Long::sum);
  }

  /** Returns how often the process might have died, by place. */
  Map<String, Long> passed() {
    return passed;
  }

  /** Returns how often the process died, by place. */
  Map<String, Long> crashes() {
    return crashes;
  }

  /** Returns what gateways did wrong. */
  Map<String, Long> faults() {
    return faults;
  }

  /** Returns what operations were answered. */
  Map<String, Long> answers() {
    return answers;
  }

  synchronized void add(Tally other) {
    scenarios += other.scenarios;
    operations += other.operations;
    other.passed.forEach((where, n) -> passed.merge(where, n, Long::sum));
    other.crashes.forEach((where, n) -> crashes.merge(where, n, Long::sum));
    other.faults.forEach((what, n) -> faults.merge(what, n, Long::sum));
    other.answers.forEach((answer, n) -> answers.merge(answer, n, Long::sum));
  }

  /** Returns the figures in one line. */
  @Override
  public String toString() {
    return "%,d scenarios, %,d operations, %,d crashes at %,d places, %,d gateway faults"
        .formatted(scenarios, operations, sum(crashes), crashes.size(), sum(faults));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
