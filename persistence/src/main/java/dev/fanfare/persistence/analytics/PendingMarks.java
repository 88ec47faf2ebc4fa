package dev.fanfare.persistence.analytics;

import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.RunningTransaction;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the running transaction changed. It is written once, just before the commit, in rows of the
 * transaction's own: so nobody waits, however many record facts of the same hour.
 */
final class PendingMarks implements RunningTransaction.BeforeCommit {
  private final TreeSet<Instant> hours = new TreeSet<>();
  private final TreeSet<LocalDate> dates = new TreeSet<>();

  private record Mark(@Nullable Instant hour, @Nullable LocalDate date) {}

  private PendingMarks() {}

  /** Returns those of the running transaction. */
  static PendingMarks of(Database database) {
    return database.current().attached(PendingMarks.class, PendingMarks::new);
  }

  /** Marks the hour of an event. */
  void event(Instant at) {
    hours.add(at.truncatedTo(ChronoUnit.HOURS));
  }

  /** Marks the date of a counter. */
  void counter(LocalDate date) {
    dates.add(date);
  }

  @Override
  public void flush(Sql sql) throws SQLException {
    if (hours.isEmpty() && dates.isEmpty()) {
      return;
    }
    List<Mark> marks = new ArrayList<>(hours.size() + dates.size());
    hours.forEach(hour -> marks.add(new Mark(hour, null)));
    dates.forEach(date -> marks.add(new Mark(null, date)));
    hours.clear();
    dates.clear();
    sql.insert(
        "fanfare_mark",
        Columns.of(marks).instant("hour_start", Mark::hour).day("on_date", Mark::date));
  }
}
