package dev.fanfare.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches whether PostgreSQL reads tables from end to end while a store works: what it really does,
 * not what a plan says. Fill the tables with a few thousand rows first, or it rightly does.
 */
public final class ScanCheck {
  private final Database database;

  private ScanCheck(Database database) {
    this.database = database;
  }

  /**
   * Returns a check of a PostgreSQL database as it is filled now.
   *
   * @param database the one whose stores will work
   */
  public static ScanCheck of(Database database) {
    assertThat(database.dialect()).isEqualTo(Dialect.POSTGRESQL);
    database.sql(sql -> sql.update("analyze"));
    return new ScanCheck(database);
  }

  /** Does some work in a transaction and fails if it read one of Fanfare's tables end to end. */
  public void readsNoWholeTable(String what, Runnable work) {
    assertThat(wholeTables(work, List.of())).as("whole tables read: %s", what).isEmpty();
  }

  /**
   * Does some work in a transaction and returns how often it read which table end to end.
   *
   * @param except tables that do not count
   */
  public Map<String, Long> wholeTables(Runnable work, List<String> except) {
    Map<String, Long> read = new TreeMap<>();
    database.inTransaction(
        () -> {
          Map<String, Long> before = scans();
          work.run();
          scans()
              .forEach((table, scans) -> read.put(table, scans - before.getOrDefault(table, 0L)));
        });
    read.values().removeIf(scans -> scans == 0);
    read.keySet().removeAll(except);
    return read;
  }

  /**
   * Counts of this connection alone: those of all connections also grow when an idle one of an
   * earlier test hands in what it had counted.
   */
  private Map<String, Long> scans() {
    return database.sql(
        sql -> {
          Map<String, Long> scans = new TreeMap<>();
          sql.each(
              "select relname, seq_scan from pg_stat_xact_user_tables where relname like 'fanfare%'",
              row -> scans.put(row.text(1), row.number(2)));
          return scans;
        });
  }
}
