package dev.fanfare.cli;

import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.csv.BadRowException;
import dev.fanfare.cli.csv.CsvInput;
import dev.fanfare.cli.csv.CsvRow;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.platform.Ranks;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the figures of creators, one row each. An empty cell, or a column that is not there, is a
 * figure nobody measured.
 */
final class StatsFile {
  private static final long MAX_COUNT = 1_000_000_000_000_000L;
  private static final BigDecimal MAX_PERCENT = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal MAX_SCORE = BigDecimal.valueOf(100);

  private static final List<String> COLUMNS =
      List.of(
          "creator_id",
          "followers",
          "monthly_revenue",
          "average_views",
          "total_views",
          "engagement_rate",
          "content_quality_score",
          "days_since_joining");

  private final Asset currency;
  private final Console console;
  private boolean begun;
  private final Map<CreatorId, CreatorStats> stats = new TreeMap<>();

  private StatsFile(Asset currency, Console console) {
    this.currency = currency;
    this.console = console;
  }

  /**
   * Returns what a file says, by creator, each with its rank by monthly revenue among all of them.
   *
   * @param currency what {@code monthly_revenue} is in
   * @throws dev.fanfare.cli.csv.UnusableFileException if the file cannot be read or has no
   *     creator_id
   */
  static List<CreatorStats> read(
      Path file, Asset currency, Rejections rejections, Console console) {
    var reader = new StatsFile(currency, console);
    try (ProgressLine progress = console.progress("Reading " + file.getFileName(), "rows")) {
      CsvInput.read(file, List.of("creator_id"), rejections, progress::at, reader::add);
    }
    return reader.ranked();
  }

  private void add(CsvRow row) {
    if (!begun) {
      begun = true;
      warnOfOthers(row.columns());
    }
    CreatorStats read = figures(row);
    CreatorStats known = stats.putIfAbsent(read.creator(), read);
    if (known != null && !known.equals(read)) {
      throw new BadRowException("creator_id stands on an earlier line with other figures");
    }
  }

  /** A misspelt column looks like a figure that nobody measured. */
  private void warnOfOthers(Set<String> columns) {
    SortedSet<String> others = new TreeSet<>(columns);
    COLUMNS.forEach(others::remove);
    if (!others.isEmpty()) {
      console.warn(
          "columns that are no figures are not read: %s; figures are %s"
              .formatted(
                  String.join(", ", others.stream().map(Rejections::shown).toList()),
                  String.join(", ", COLUMNS.subList(1, COLUMNS.size()))));
    }
  }

  private CreatorStats figures(CsvRow row) {
    CreatorStats.Builder figures = CreatorStats.of(CreatorId.of(row.id("creator_id")), currency);
    if (!row.isEmpty("followers")) {
      figures.followers(row.count("followers", 0, MAX_COUNT));
    }
    if (!row.isEmpty("monthly_revenue")) {
      figures.monthlyRevenue(row.money("monthly_revenue", currency));
    }
    if (!row.isEmpty("average_views")) {
      figures.averageViews(row.count("average_views", 0, MAX_COUNT));
    }
    if (!row.isEmpty("total_views")) {
      figures.totalViews(row.count("total_views", 0, MAX_COUNT));
    }
    if (!row.isEmpty("engagement_rate")) {
      figures.engagementPercent(atMost("engagement_rate", MAX_PERCENT, row));
    }
    if (!row.isEmpty("content_quality_score")) {
      figures.contentQuality(atMost("content_quality_score", MAX_SCORE, row));
    }
    if (!row.isEmpty("days_since_joining")) {
      figures.daysSinceJoining(row.count("days_since_joining", 0, 1_000_000));
    }
    return figures.build();
  }

  private static BigDecimal atMost(String column, BigDecimal max, CsvRow row) {
    BigDecimal value = row.decimal(column);
    if (value.compareTo(max) > 0) {
      throw new BadRowException("%s must be 0 to %s, was %s".formatted(column, max, value));
    }
    return value;
  }

  private List<CreatorStats> ranked() {
    long[] revenues =
        stats.values().stream()
            .filter(figures -> figures.has(Metric.MONTHLY_REVENUE))
            .mapToLong(figures -> figures.value(Metric.MONTHLY_REVENUE, 0))
            .sorted()
            .toArray();
    return stats.values().stream().map(figures -> ranked(figures, revenues)).toList();
  }

  private CreatorStats ranked(CreatorStats figures, long[] revenues) {
    if (!figures.has(Metric.MONTHLY_REVENUE)) {
      return figures;
    }
    long ahead =
        revenues.length - Ranks.notAbove(revenues, figures.value(Metric.MONTHLY_REVENUE, 0));
    return figures.toBuilder().monthlyRevenueRank(ahead, stats.size()).build();
  }
}
