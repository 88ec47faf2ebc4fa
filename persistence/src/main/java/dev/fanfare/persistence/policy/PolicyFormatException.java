package dev.fanfare.persistence.policy;

import static java.util.stream.Collectors.joining;

import dev.fanfare.event.FanfareException;
import java.io.Serializable;
import java.util.List;

/**
 * Thrown when a document is not a policy. The message says of every problem where it is, what
 * stands there and what may stand there instead; nothing has been changed.
 */
public final class PolicyFormatException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 20;

  private final List<Problem> problems;

  /**
   * Something wrong in a document.
   *
   * @param path where, such as {@code $.tiers[2].criteria[0].min}; {@code $} is the document
   * @param line the line, from 1 on
   * @param column the column, from 1 on
   * @param message what is wrong and what may stand there instead
   */
  public record Problem(String path, int line, int column, String message) implements Serializable {
    /** Returns the problem in one line. */
    @Override
    public String toString() {
      return "%s (line %d, column %d): %s".formatted(path, line, column, message);
    }
  }

  PolicyFormatException(List<Problem> problems, int count) {
    super(message(problems, count));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<Problem> problems, int count) {
    if (count == 1) {
      return "Not a policy: " + problems.get(0);
    }
    String shown =
        problems.stream()
            .limit(MOST_SHOWN)
            .map(problem -> "\n  " + problem)
            .collect(joining("", "Not a policy, %d problems:".formatted(count), ""));
    return count <= MOST_SHOWN ? shown : shown + "\n  and %d more".formatted(count - MOST_SHOWN);
  }

  /** Returns what is wrong, in the order of the document: at least one, at most the first 100. */
  public List<Problem> problems() {
    return problems;
  }
}
