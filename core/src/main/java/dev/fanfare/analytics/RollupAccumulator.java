package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts events by day, for engines that compute figures elsewhere. Events may come in any order
 * and in any pieces: accumulators of pieces, merged in any order, give the same figures. Each event
 * must be added once. Not safe for concurrent use.
 */
public final class RollupAccumulator implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ZoneId zone;
  private final TreeMap<LocalDate, DayTally> days = new TreeMap<>();

  private RollupAccumulator(ZoneId zone) {
    this.zone = requireNonNull(zone, "zone");
  }

  /**
   * Returns an accumulator that has counted nothing.
   *
   * @param zone whose days are counted
   */
  public static RollupAccumulator of(ZoneId zone) {
    return new RollupAccumulator(zone);
  }

  /** Counts an event. */
  public void add(BookedFact booked) {
    tally(LocalDay.dateOf(booked.fact().at(), zone)).add(booked);
  }

  /**
   * Adds what another accumulator counted, which stays as it is.
   *
   * @throws IllegalArgumentException if it counts another zone's days
   */
  public void merge(RollupAccumulator other) {
    require(
        zone.equals(other.zone), "days of %s cannot be merged into days of %s", other.zone, zone);
    other.days.forEach((date, tally) -> tally(date).merge(tally));
  }

  /** Returns the figures of every day on which something happened. */
  public SortedMap<LocalDate, DayFigures> figures() {
    SortedMap<LocalDate, DayFigures> figures = new TreeMap<>();
    days.forEach((date, tally) -> figures.put(date, tally.figures()));
    return figures;
  }

  private DayTally tally(LocalDate date) {
    return days.computeIfAbsent(date, d -> new DayTally(LocalDay.of(d, zone)));
  }
}
