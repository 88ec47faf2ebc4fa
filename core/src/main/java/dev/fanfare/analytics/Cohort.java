package dev.fanfare.analytics;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everybody whose first activity was in one day, week or month, and how many came back.
 *
 * @param start the first day of it
 * @param size how many users, 1 or more
 * @param cells how many came back, for every offset that is over and computed
 */
public record Cohort(LocalDate start, long size, List<Cell> cells) implements Serializable {
  public Cohort {
    cells = List.copyOf(cells);
  }

  /**
   * How many came back at an offset.
   *
   * @param users at most the cohort's size
   */
  public record Cell(int offset, long users) implements Serializable {}

  /** Returns how many came back, empty where that is not over or not computed. */
  public OptionalLong retained(int offset) {
    return cells.stream()
        .filter(cell -> cell.offset() == offset)
        .mapToLong(Cell::users)
        .findFirst();
  }

  /** Returns which part came back, empty where that is not over or not computed. */
  public Optional<Ratio> rate(int offset) {
    OptionalLong retained = retained(offset);
    return retained.isPresent() ? Ratio.of(retained.getAsLong(), size) : Optional.empty();
  }
}
