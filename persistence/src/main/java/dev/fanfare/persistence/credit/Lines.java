package dev.fanfare.persistence.credit;

import dev.fanfare.credit.Allocation;
import dev.fanfare.event.FanfareException;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Allocation lines as rows: a line says up to which credit of the whole it pays and where the line
 * before it ends, so that together they cannot pay more or less than the whole.
 */
final class Lines {
  private Lines() {}

  private record Line(UUID owner, long upto, @Nullable Long prev, UUID grant) {}

  /**
   * Stores the lines of a new reservation or charge.
   *
   * @param table {@code reservation} or {@code charge}
   * @throws FanfareException if there are lines of that id
   */
  static void insert(Sql sql, String table, UUID owner, List<Allocation> allocations)
      throws SQLException {
    List<Line> lines = new ArrayList<>(allocations.size());
    long end = 0;
    for (Allocation allocation : allocations) {
      Long prev = end == 0 ? null : end;
      end += allocation.amount();
      lines.add(new Line(owner, end, prev, allocation.grant()));
    }
    Columns<Line> columns =
        Columns.of(lines)
            .number("upto", Line::upto)
            .id(table, Line::owner)
            .optionalNumber("prev", Line::prev)
            .id("grant_id", Line::grant);
    if (sql.insertMissing("fanfare_credit_" + table + "_line", columns, "upto").size()
        < lines.size()) {
      throw taken(owner);
    }
  }

  static FanfareException taken(Object id) {
    return new FanfareException("Id %s is stored already; nothing was stored".formatted(id));
  }

  /** Adds the line whose columns upto, prev and grant begin at a place, if there is one. */
  static void read(Row row, int from, List<Allocation> lines) throws SQLException {
    UUID grant = row.idOrNull(from + 2);
    if (grant != null) {
      lines.add(new Allocation(grant, row.number(from) - row.number(from + 1)));
    }
  }
}
