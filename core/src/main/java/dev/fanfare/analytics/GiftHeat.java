package dev.fanfare.analytics;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * When gifts are sent, by weekday and hour of the zone's wall clock.
 *
 * @param cells all 168, Monday's first
 */
public record GiftHeat(Freshness freshness, DayRange range, List<Cell> cells)
    implements Serializable {
  public GiftHeat {
    cells = List.copyOf(cells);
  }

  /**
   * One hour of a weekday, over all weeks.
   *
   * @param hour 0 to 23
   * @param sends how many gifts that cost something
   * @param revenue what was paid less what went back, for each asset in which there was some
   */
  public record Cell(DayOfWeek weekday, int hour, long sends, List<Money> revenue)
      implements Serializable {
    public Cell {
      revenue = List.copyOf(revenue);
    }

    /** Returns the revenue in an asset. */
    public Money revenue(Asset asset) {
      return CreatorTotals.in(revenue, asset);
    }
  }

  /** Returns the cell of an hour, 0 to 23. */
  public Cell at(DayOfWeek weekday, int hour) {
    return cells.get((weekday.getValue() - 1) * 24 + hour);
  }

  static List<Cell> cells(List<HourTotal> hours, ZoneId zone) {
    long[] sends = new long[7 * 24];
    List<TreeMap<Asset, Money>> revenue = new ArrayList<>();
    for (int i = 0; i < sends.length; i++) {
      revenue.add(new TreeMap<>(Assets.ORDER));
    }
    for (HourTotal hour : hours) {
      ZonedDateTime local = hour.hour().atZone(zone);
      int cell = (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
      sends[cell] += hour.sends();
      revenue.get(cell).merge(hour.revenue().asset(), hour.revenue(), Money::plus);
    }
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < sends.length; i++) {
      cells.add(
          new Cell(
              DayOfWeek.of(i / 24 + 1), i % 24, sends[i], List.copyOf(revenue.get(i).values())));
    }
    return cells;
  }
}
