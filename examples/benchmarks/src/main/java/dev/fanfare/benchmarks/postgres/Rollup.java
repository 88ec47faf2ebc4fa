package dev.fanfare.benchmarks.postgres;

import static java.util.Objects.requireNonNull;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.Analytics;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.LocalDay;
import dev.fanfare.analytics.Ranking;
import dev.fanfare.analytics.RetentionMode;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Computing the figures of a day, after a month and after most of a year; and a year's views. */
final class Rollup {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final int FEW = 2_000;
  private static final int MANY = Integer.getInteger("gifts", 20_000);
  private static final int BATCH = 5_000;
  private static final int CREATORS = 1_000;
  private static final int SENDERS = 20_000;
  private static final int VIDEOS = 500;
  private static final int WARM_UPS = 1;
  private static final int ROUNDS = Integer.getInteger("rounds", 5);

  private final Server server;
  private final JdbcRollup jdbc;
  private final Random random = new Random(1);

  /** The first day of which nothing is told yet. */
  private LocalDate next = START;

  private Rollup(Server server) {
    this.server = server;
    this.jdbc = new JdbcRollup(server.connections());
  }

  static void run(Server server) throws Exception {
    new Rollup(server).compare();
  }

  static void views(Server server) throws SQLException {
    Rollup rollup = new Rollup(server);
    while (rollup.next.isBefore(START.plusDays(730))) {
      rollup.tell(FEW);
    }
    server.run("vacuum analyze");
    rollup.views();
  }

  private void compare() throws Exception {
    for (String table : JdbcRollup.TABLES) {
      server.run("create table jdbc_%1$s (like fanfare_%1$s including all)".formatted(table));
    }
    for (int history : new int[] {30, Integer.getInteger("history", 300)}) {
      history(history);
      for (int gifts : new int[] {FEW, MANY}) {
        compare(history, gifts);
      }
    }
  }

  /** Tells and computes days up to some number of them, for both sides. */
  private void history(int days) throws SQLException {
    while (next.isBefore(START.plusDays(days))) {
      tell(FEW);
    }
    catchUp();
    copy();
    server.run("vacuum analyze");
  }

  /** Gives the other side what has been computed so far. */
  private void copy() throws SQLException {
    for (String table : JdbcRollup.TABLES) {
      server.run(
          "truncate jdbc_" + table,
          "insert into jdbc_%1$s select * from fanfare_%1$s".formatted(table));
    }
  }

  private Fanfare fanfare() {
    Instant end = next.atStartOfDay(ZoneOffset.UTC).toInstant();
    return server.fanfare().clock(Clock.fixed(end, ZoneOffset.UTC)).build();
  }

  private void catchUp() {
    fanfare().analytics().catchUp(new DayRange(START, next));
  }

  private void compare(int history, int gifts) throws Exception {
    LocalDate first = next;
    // A round must last for the processor's time to be measured: it counts hundredths of a second.
    int aRound = gifts == FEW ? 10 : 2;
    int days = 2 * (WARM_UPS + ROUNDS) * aRound;
    for (int i = 0; i < days; i++) {
      tell(gifts);
    }
    server.run("vacuum analyze");
    String what = "a day of %,d gifts after %d days".formatted(gifts, history);
    SideBySide.Way ours = new Days(first, aRound, this::rollUp);
    new SideBySide(server, WARM_UPS, ROUNDS)
        .measure(
            what, "days", ours, "daily, creators", new Days(first, aRound, jdbc::dailyAndCreators));
    copy();
    // Now the other half of the days, of which the rival computes everything too.
    LocalDate half = first.plusDays(days / 2);
    new SideBySide(server, WARM_UPS, ROUNDS)
        .measure(
            what,
            "days",
            new Days(half, aRound, this::rollUp),
            "JDBC, all rows",
            new Days(half, aRound, jdbc::everything));
    check(half, half.plusDays(days / 2));
    catchUp();
  }

  /** Some days for each round of a side, and the same for the other side's. */
  private record Days(LocalDate first, int days, Computing computing) implements SideBySide.Way {
    @Override
    public int run(int round) throws Exception {
      for (int i = 0; i < days; i++) {
        computing.day(first.plusDays((long) (round / 2) * days + i));
      }
      return days;
    }
  }

  /** Computes a day. */
  private interface Computing {
    void day(LocalDate day) throws Exception;
  }

  private void rollUp(LocalDate day) {
    server
        .storage()
        .inTransaction(
            () -> {
              server.storage().rollups().lock();
              server.storage().rollups().rollUp(LocalDay.of(day, ZoneOffset.UTC));
            });
  }

  /** Throws if the two sides have come to different figures. */
  private void check(LocalDate from, LocalDate to) throws SQLException {
    for (String table : JdbcRollup.TABLES) {
      if (table.equals("user_span") || table.equals("cohort_cell")) {
        continue;
      }
      String days =
          "select * from %s_%s where on_day >= date '%s' and on_day < date '%s'"
              .formatted("%s", table, from, to);
      String ours = days.formatted("fanfare");
      String theirs = days.formatted("jdbc");
      String differing =
          server.ask(
              "select count(*) from ((%1$s except %2$s) union all (%2$s except %1$s)) d"
                  .formatted(ours, theirs));
      if (!differing.equals("0")) {
        throw new IllegalStateException(differing + " rows differ in " + table);
      }
    }
  }

  private void tell(int gifts) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < gifts; i++) {
      facts.add(gift("g-" + next + "-" + i, gifts, i));
    }
    for (int video = 0; video < VIDEOS; video++) {
      long age = START.until(next, ChronoUnit.DAYS) + 1;
      facts.add(
          new Fact.VideoStats(
              "video-" + video,
              CreatorId.of("creator-" + video % CREATORS),
              next,
              age * (100 + video),
              age * 10,
              age * 3,
              age));
    }
    var activity = fanfare().activity();
    for (int from = 0; from < facts.size(); from += BATCH) {
      var report = activity.record(facts.subList(from, Math.min(from + BATCH, facts.size())));
      if (!report.rejected().isEmpty()) {
        throw new IllegalStateException(report.toString());
      }
    }
    next = next.plusDays(1);
  }

  /** One in fifty is a refund of the gift before it. */
  private Fact gift(String id, int gifts, int i) {
    int creator = Math.min(random.nextInt(CREATORS), random.nextInt(CREATORS));
    int spark = random.nextInt(20);
    Instant at = next.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(86_400_000L / gifts * i);
    Money gross = new Money(49L + 50 * spark, GiftImport.USD);
    return i % 50 == 49
        ? new Fact.GiftRefunded(
            id,
            at,
            null,
            "fan",
            CreatorId.of("creator-" + creator),
            "spark-" + spark,
            "Spark",
            1,
            gross)
        : new Fact.GiftSent(
            id,
            at,
            "fan-" + random.nextInt(SENDERS),
            CreatorId.of("creator-" + creator),
            "spark-" + spark,
            "Spark",
            1,
            gross);
  }

  /** The views of most of two years, as a dashboard asks for them. */
  private void views() {
    catchUp();
    Analytics analytics = fanfare().analytics();
    DayRange year = new DayRange(next.minusDays(365), next);
    CreatorId creator = CreatorId.of("creator-1");
    time("dashboard, beside the year before", () -> analytics.dashboard(365));
    time("a creator's dashboard, likewise", () -> analytics.creator(creator, 365));
    time("revenue by day and source", () -> analytics.revenueBreakdown(365));
    time(
        "top 10 creators",
        () -> analytics.topCreators(year, Ranking.GIFT_REVENUE, GiftImport.USD, 10));
    time("top 10 sparks", () -> analytics.topSparks(year, 10));
    time("gifts by weekday and hour", () -> analytics.giftHeat(year));
    time("retention by month", () -> analytics.retention(Grain.MONTH, RetentionMode.ON, year));
    time("people who were active", () -> analytics.activeUsers(year));
  }

  private static void time(String view, Supplier<?> call) {
    int calls = 200;
    double[] millis = new double[calls];
    for (int i = -50; i < calls; i++) {
      long begun = System.nanoTime();
      requireNonNull(call.get());
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "a year's %-34s p50 %7.1f ms, p95 %7.1f ms, p99 %7.1f ms%n",
        view,
        millis[calls / 2],
        millis[calls * 95 / 100],
        millis[calls * 99 / 100]);
  }
}
