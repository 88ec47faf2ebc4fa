package dev.fanfare.cli.platform;

import static java.util.Objects.requireNonNullElseGet;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.cli.console.Console;
import dev.fanfare.cli.console.Numbers;
import dev.fanfare.cli.console.ProgressLine;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.cli.csv.UnusableFileException;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Verification;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.RevenueShares;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.tier.TierPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs a platform's files through the library as if their time passed: gifts and refunds are
 * recorded as they happened, every Friday at 04:00 UTC that they reach matures earnings and pays
 * creators, and at the end of the last day come tiers, allowances and achievements.
 *
 * <p>All of it is repeatable: the same files over the same storage change nothing, and files that
 * have grown since add what is new.
 */
public final class PlatformRun {
  private static final int BATCH = 5_000;
  private static final int MOST_DAYS_APART = 180;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final LocalTime PAYOUT_TIME = LocalTime.of(4, 0);

  private final RunClock clock = new RunClock();
  private final PlatformData data;
  private final RunSettings settings;
  private final Rejections rejections;
  private final Asset currency;
  private final LocalDate asOf;
  private final TierPolicy policy;
  private final Fanfare fanfare;
  private final List<GiftRow> gifts;
  private Instant nextFriday = Instant.MAX;
  private Duration booking = Duration.ZERO;
  private int added;
  private int repeated;

  private PlatformRun(
      Storage storage, PlatformData data, RunSettings settings, Rejections rejections) {
    this.data = data;
    this.settings = settings;
    this.rejections = rejections;
    this.currency = requireNonNullElseGet(settings.currency(), () -> mostUsed(data.gifts()));
    this.asOf = requireNonNullElseGet(settings.asOf(), () -> lastDay(data));
    this.policy = settings.policy().apply(currency);
    this.gifts = data.gifts().stream().filter(gift -> !day(gift).isAfter(asOf)).toList();
    this.fanfare =
        Fanfare.builder()
            .storage(storage)
            .clock(clock)
            .currency(currency)
            .tierPolicy(policy)
            .earningPolicy(
                EarningPolicy.builder().shares(RevenueShares.fixed(RevenueShares.STANDARD)).build())
            .payoutGateway(new MadeUpBank(clock))
            .payoutDestinations((creator, method) -> Optional.of(MadeUpAccounts.of(creator)))
            .build();
  }

  /**
   * Runs the files over a storage.
   *
   * @param rejections gets the rows that contradict what is stored
   * @throws UnusableFileException if there is nothing to run
   */
  public static RunReport run(
      Storage storage,
      PlatformData data,
      RunSettings settings,
      Rejections rejections,
      Console console) {
    return new PlatformRun(storage, data, settings, rejections).run(console);
  }

  private RunReport run(Console console) {
    refuseLaterGifts();
    warnOfStrayDays(console);
    registerCreators();
    importGifts(console);
    importCounters(console);
    Instant end = end();
    // What comes off hold after a Friday that the gifts have not reached is not that Friday's to
    // pay.
    clock.set(nextFriday.isBefore(end) ? nextFriday : end);
    fanfare.earnings().mature();
    clock.set(end);
    settle();
    RunFigures figures = figures(console);
    List<CreatorStats> stats = new CreatorFigures(fanfare, data, gifts, currency, asOf).all();
    // The figures are part of the key: the same ones were decided on before, others are news.
    String run = "run/%s/%s".formatted(policy.version(), fingerprint(stats));
    fanfare.tiers().evaluateAll(stats, IdempotencyKey.of(run + "/tiers"));
    fanfare.achievements().checkAll(stats.stream(), IdempotencyKey.of(run + "/achievements"));
    long later = data.gifts().size() - gifts.size() + data.videosAfter(asOf);
    return RunReport.of(
        fanfare,
        policy,
        stats,
        currency,
        asOf,
        new RunReport.Import(data.rows().all(), added, repeated + data.repeated().gifts(), later),
        figures);
  }

  /** The books cannot be read as they were on an earlier day, so the files would disagree. */
  private void refuseLaterGifts() {
    long[] later = new long[1];
    Instant end = end();
    fanfare
        .storage()
        .facts()
        .forEach(
            fact -> {
              if (!fact.at().isBefore(end)) {
                later[0]++;
              }
            });
    if (later[0] > 0) {
      throw new FanfareException(
          "The database holds %s gifts after %s, the last day of this run; run with a later --as-of,"
                  .formatted(Numbers.grouped(later[0]), asOf)
              + " or into another database");
    }
  }

  /** One date with a wrong year makes years of empty days. */
  private void warnOfStrayDays(Console console) {
    List<LocalDate> days = gifts.stream().map(PlatformRun::day).distinct().toList();
    for (int i = 1; i < days.size(); i++) {
      long gap = days.get(i - 1).until(days.get(i), ChronoUnit.DAYS);
      if (gap > MOST_DAYS_APART) {
        console.warn(
            "there is no gift between %s and %s; if a date is wrong, correct it or name the last day"
                    .formatted(days.get(i - 1), days.get(i))
                + " with --as-of");
      }
    }
  }

  private Instant end() {
    return asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private void registerCreators() {
    for (CreatorRow row : data.creators()) {
      Optional<Creator> known = fanfare.creators().find(row.id());
      Creator creator =
          new Creator(
              row.id(),
              row.displayName(),
              currency,
              ZoneOffset.UTC,
              row.firstSeen().atStartOfDay(ZoneOffset.UTC).toInstant(),
              // The files do not say; what people have decided since stays.
              known.map(Creator::verification).orElse(Verification.VERIFIED),
              known.map(Creator::payoutHold).orElse(null));
      if (!known.equals(Optional.of(creator))) {
        // A new key for each: who changes to and fro is registered like that more than once.
        fanfare.creators().register(creator, IdempotencyKey.of("run/creator/" + UUID.randomUUID()));
      }
    }
  }

  private void importGifts(Console console) {
    if (gifts.isEmpty()) {
      return;
    }
    try (ProgressLine progress = console.progress("Booking gifts", "gifts");
        GiftWriters writers = new GiftWriters(fanfare.activity(), settings.writers())) {
      nextFriday = fridayFrom(gifts.get(0).sentAt());
      List<GiftRow> batch = new ArrayList<>(BATCH);
      for (int i = 0; i < gifts.size(); i++) {
        GiftRow gift = gifts.get(i);
        boolean due = !gift.sentAt().isBefore(nextFriday);
        if (due || batch.size() == BATCH) {
          record(writers, batch);
          progress.at(i, i, gifts.size());
        }
        while (!gift.sentAt().isBefore(nextFriday)) {
          pay(nextFriday);
          nextFriday = nextFriday.plus(WEEK);
        }
        batch.add(gift);
      }
      record(writers, batch);
    }
    console.line(
        "Booked %s gifts and refunds in %s, %s a second, payouts apart%s"
            .formatted(
                Numbers.grouped(added),
                Numbers.seconds(booking),
                Numbers.grouped(added * 1000L / Math.max(1, booking.toMillis())),
                repeated == 0
                    ? ""
                    : "; %s were booked before".formatted(Numbers.grouped(repeated))));
  }

  private void importCounters(Console console) {
    List<VideoRow> rows = data.videos().stream().filter(row -> !row.asOf().isAfter(asOf)).toList();
    try (ProgressLine progress = console.progress("Recording counters", "videos")) {
      for (int from = 0; from < rows.size(); from += BATCH) {
        List<VideoRow> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
        Map<String, Long> lines = new HashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (VideoRow row : batch) {
          Fact fact = row.fact();
          lines.put(fact.id(), row.line());
          facts.add(fact);
        }
        fanfare
            .activity()
            .record(facts)
            .rejected()
            .forEach(
                refused ->
                    rejections.add(
                        data.videoFile(), lines.getOrDefault(refused.id(), 0L), refused.reason()));
        progress.at(from, from, rows.size());
      }
    }
  }

  /** Computes the figures of every day and writes them. */
  private RunFigures figures(Console console) {
    try (ProgressLine progress = console.progress("Computing figures", "days")) {
      progress.at(0, 0, 1);
      fanfare.analytics().catchUp();
    }
    LocalDate first =
        Stream.concat(
                gifts.stream().limit(1).map(PlatformRun::day),
                data.videos().stream().limit(1).map(VideoRow::asOf))
            .min(Comparator.naturalOrder())
            .orElse(asOf);
    DayRange days = new DayRange(first.isAfter(asOf) ? asOf : first, asOf.plusDays(1));
    RunFigures figures = RunFigures.of(fanfare.analytics(), days, currency);
    return settings.out() == null
        ? figures
        : figures.in(
            new AnalyticsFiles(fanfare.analytics(), days, currency, settings.out()).write(figures));
  }

  /** Records a batch and empties it. */
  private void record(GiftWriters writers, List<GiftRow> batch) {
    if (batch.isEmpty()) {
      return;
    }
    clock.set(batch.get(batch.size() - 1).sentAt());
    long started = System.nanoTime();
    RecordReport report = writers.record(batch);
    booking = booking.plusNanos(System.nanoTime() - started);
    added += report.added();
    repeated += report.repeated();
    if (!report.rejected().isEmpty()) {
      Map<String, Long> lines = new HashMap<>();
      batch.forEach(gift -> lines.put(gift.id(), gift.line()));
      report
          .rejected()
          .forEach(
              refused ->
                  rejections.add(
                      data.giftFile(), lines.getOrDefault(refused.id(), 0L), refused.reason()));
    }
    batch.clear();
  }

  private void pay(Instant friday) {
    clock.set(friday);
    settle();
    fanfare.earnings().mature();
    fanfare.payouts().run(PayoutRun.at(friday, PayoutMethod.BANK_TRANSFER, currency));
  }

  /** Asks what became of payouts that an interrupted run handed over. */
  private void settle() {
    while (fanfare.payouts().reconcile(BATCH).lookups() == BATCH) {
      // There may be more.
    }
  }

  /** Returns the first time at or after an instant at which creators are paid. */
  static Instant fridayFrom(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    Instant friday =
        day.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
            .atTime(PAYOUT_TIME)
            .toInstant(ZoneOffset.UTC);
    return friday.isBefore(instant) ? friday.plus(WEEK) : friday;
  }

  private static String fingerprint(List<CreatorStats> stats) {
    var text = new StringBuilder();
    stats.forEach(figures -> text.append(figures).append('\n'));
    return DerivedId.of(text.toString(), "figures").toString();
  }

  private static Asset mostUsed(List<GiftRow> gifts) {
    Map<Asset, Long> uses = new HashMap<>();
    gifts.forEach(gift -> uses.merge(gift.amount().asset(), 1L, Long::sum));
    return uses.entrySet().stream()
        .max(
            Map.Entry.<Asset, Long>comparingByValue()
                .thenComparing(entry -> entry.getKey().code(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse(Asset.of("USD"));
  }

  private static LocalDate lastDay(PlatformData data) {
    return Stream.concat(
            data.gifts().stream().skip(Math.max(0, data.gifts().size() - 1L)).map(PlatformRun::day),
            data.videos().stream().skip(Math.max(0, data.videos().size() - 1L)).map(VideoRow::asOf))
        .max(Comparator.naturalOrder())
        .orElseThrow(
            () -> new UnusableFileException("The files have no gift and no video counter to run"));
  }

  static LocalDate day(GiftRow gift) {
    return LocalDate.ofInstant(gift.sentAt(), ZoneOffset.UTC);
  }
}
