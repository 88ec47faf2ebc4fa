package dev.fanfare.moderation.report;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps safety reports in memory. */
public final class InMemorySafetyReportStore implements SafetyReportStore {
  private static final Comparator<SafetyDay> ORDER =
      Comparator.comparing((SafetyDay day) -> day.zone().getId()).thenComparing(SafetyDay::date);

  private final InMemoryUnitOfWork transactions;
  private final TreeMap<SafetyDay, SafetyReport> rows = new TreeMap<>(ORDER);
  private final InMemoryTable<SafetyDay, SafetyReport> reports;

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemorySafetyReportStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.reports = new InMemoryTable<>(transactions, rows);
  }

  @Override
  public boolean save(SafetyReport report) {
    return transactions.inTransaction(
        () -> {
          int before = reports.find(report.day()).map(SafetyReport::revision).orElse(0);
          if (before != report.revision() - 1) {
            return false;
          }
          reports.put(report.day(), report);
          return true;
        });
  }

  @Override
  public Optional<SafetyReport> find(SafetyDay day) {
    return reports.find(day);
  }

  @Override
  public List<SafetyReport> between(ZoneId zone, LocalDate from, LocalDate to) {
    return transactions.read(
        () ->
            from.isBefore(to)
                ? List.copyOf(
                    rows.subMap(new SafetyDay(from, zone), new SafetyDay(to, zone)).values())
                : List.of());
  }

  @Override
  public Optional<LocalDate> latest(ZoneId zone) {
    return transactions.read(
        () ->
            Optional.ofNullable(rows.floorKey(new SafetyDay(LocalDate.MAX, zone)))
                .filter(last -> last.zone().equals(zone.normalized()))
                .map(SafetyDay::date));
  }
}
