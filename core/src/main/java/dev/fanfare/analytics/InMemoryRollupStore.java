package dev.fanfare.analytics;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.money.Asset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes figures in memory and keeps them there. */
public final class InMemoryRollupStore implements RollupStore {
  private static final String ZONE = "zone";

  private record Key(Grain grain, LocalDate start) {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::grain).thenComparing(Key::start);
  }

  private final InMemoryUnitOfWork transactions;
  private final InMemoryFactStore facts;
  private final EarningStore books;
  private final InMemoryTable<String, ZoneId> zone;
  private final TreeMap<Key, Boolean> awaitedRows = new TreeMap<>(Key.ORDER);
  private final InMemoryTable<Key, Boolean> awaited;
  private final TreeMap<Key, Bucket> bucketRows = new TreeMap<>(Key.ORDER);
  private final InMemoryTable<Key, Bucket> buckets;
  private final TreeMap<LocalDate, DayRows> dayRows = new TreeMap<>();
  private final InMemoryTable<LocalDate, DayRows> days;
  private final InMemoryTable<Key, List<CohortCell>> periods;
  private final InMemoryTable<String, UserSpan> spans;
  private final VideoDays videoDays;

  /**
   * @param facts what is counted
   * @param books what creators' parts are taken from
   */
  public InMemoryRollupStore(
      InMemoryUnitOfWork transactions, InMemoryFactStore facts, EarningStore books) {
    this.transactions = requireNonNull(transactions, "transactions");
    this.facts = requireNonNull(facts, "facts");
    this.books = requireNonNull(books, "books");
    this.zone = new InMemoryTable<>(transactions, new HashMap<>());
    this.awaited = new InMemoryTable<>(transactions, awaitedRows);
    this.buckets = new InMemoryTable<>(transactions, bucketRows);
    this.days = new InMemoryTable<>(transactions, dayRows);
    this.periods = new InMemoryTable<>(transactions, new TreeMap<>(Key.ORDER));
    this.spans = new InMemoryTable<>(transactions, new TreeMap<>());
    this.videoDays = new VideoDays(transactions);
  }

  @Override
  public Optional<ZoneId> lock() {
    // Transactions run one at a time: the running one is alone.
    return zone();
  }

  @Override
  public Optional<ZoneId> zone() {
    return zone.find(ZONE);
  }

  @Override
  public void reset(ZoneId newZone) {
    transactions.inTransaction(
        () -> {
          clear(awaited);
          clear(buckets);
          clear(days);
          clear(periods);
          clear(spans);
          videoDays.clear();
          zone.put(ZONE, newZone);
          facts.markAll();
        });
  }

  private static <K> void clear(InMemoryTable<K, ?> table) {
    table.keys().forEach(table::remove);
  }

  @Override
  public Marks takeMarks() {
    return transactions.inTransaction(facts::takeMarks);
  }

  @Override
  public void await(Grain grain, Collection<LocalDate> starts) {
    transactions.inTransaction(
        () -> starts.forEach(start -> awaited.put(new Key(grain, start), true)));
  }

  @Override
  public Optional<LocalDate> nextAwaited(Grain grain, LocalDate before) {
    return first(awaitedRows, grain).filter(start -> start.isBefore(before));
  }

  @Override
  public Optional<LocalDate> firstDay() {
    return Stream.of(first(awaitedRows, Grain.DAY), first(bucketRows, Grain.DAY))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private Optional<LocalDate> first(TreeMap<Key, ?> rows, Grain grain) {
    @Nullable Key first =
        transactions.<@Nullable Key>read(() -> rows.ceilingKey(new Key(grain, LocalDate.MIN)));
    return first == null || first.grain() != grain ? Optional.empty() : Optional.of(first.start());
  }

  @Override
  public RolledDay rollUp(LocalDay day) {
    return transactions.inTransaction(() -> computed(day));
  }

  private RolledDay computed(LocalDay day) {
    LocalDate date = day.date();
    @Nullable DayRows before = days.find(date).orElse(null);
    DayFigures figures = DayRows.count(day, facts.between(day.from(), day.to()), books);
    TreeMap<String, UserDay> userDays = new TreeMap<>();
    figures.users().forEach(user -> userDays.put(user.user(), user));
    Set<LocalDate> later = new TreeSet<>();
    Set<LocalDate> cohorts = extendSpans(date, figures.known(), userDays.keySet(), later);
    List<VideoDay> videos = new ArrayList<>();
    for (Fact.VideoStats stats : facts.videos().on(date)) {
      VideoDay video = VideoDay.of(stats, videoDays.highestBefore(stats.video(), date));
      videos.add(video);
      if (videoDays.put(video)) {
        facts.videos().after(stats.video(), date).ifPresent(next -> later.add(next.asOfDate()));
      }
    }
    var counted = facts.followers().on(date);
    var creators =
        DayRows.creators(
            date,
            figures.received(),
            videos,
            counted,
            creator ->
                followersBefore(creator, date).map(Fact.FollowersCounted::followers).orElse(null));
    for (Fact.FollowersCounted count : counted) {
      @Nullable CreatorDay known = before == null ? null : before.creators().get(count.creator());
      if (known == null || known.followers() == null || known.followers() != count.followers()) {
        facts
            .followers()
            .after(count.creator().value(), date)
            .ifPresent(next -> later.add(next.asOfDate()));
      }
    }
    DayRows rows =
        new DayRows(
            figures.rows(),
            new DailyUsers(date, userDays.size(), newUsers(date, figures.known())),
            userDays,
            videos,
            creators,
            cells(Grain.DAY, date, userDays.keySet()));
    days.put(date, rows);
    return new RolledDay(!rows.equals(before), cohorts, later);
  }

  /** Extends users' spans to a day; returns the days on which some had been first active. */
  private Set<LocalDate> extendSpans(
      LocalDate day, Set<String> known, Set<String> active, Set<LocalDate> later) {
    Set<LocalDate> cohorts = new TreeSet<>();
    for (String user : known) {
      UserSpan before = spans.find(user).orElse(new UserSpan(user, day, null, null));
      UserSpan after = before.including(day, active.contains(user));
      if (before.firstActive() != null && !before.firstActive().equals(after.firstActive())) {
        cohorts.add(before.firstActive());
      }
      if (!before.knownFrom().equals(after.knownFrom())) {
        later.add(before.knownFrom());
      }
      spans.put(user, after);
    }
    return cohorts;
  }

  private long newUsers(LocalDate day, Set<String> known) {
    return known.stream()
        .flatMap(user -> spans.find(user).stream())
        .filter(span -> span.knownFrom().equals(day))
        .count();
  }

  /** Returns the cells that users active in a bucket make, by cohort. */
  private List<CohortCell> cells(Grain grain, LocalDate start, Set<String> active) {
    Map<LocalDate, Long> counts = new HashMap<>();
    for (String user : active) {
      @Nullable LocalDate first = spans.find(user).map(UserSpan::firstActive).orElse(null);
      if (first != null) {
        counts.merge(grain.startOf(first), 1L, Long::sum);
      }
    }
    List<CohortCell> cells = new ArrayList<>();
    for (int offset : grain.offsets()) {
      LocalDate cohort = grain.plus(start, -offset);
      @Nullable Long users = counts.get(cohort);
      if (users != null) {
        cells.add(new CohortCell(grain, cohort, offset, users));
      }
    }
    return cells;
  }

  @Override
  public boolean rollUp(Grain grain, LocalDate start) {
    return transactions.inTransaction(
        () -> {
          Set<String> active = new TreeSet<>();
          in(grain.bucket(start)).forEach(rows -> active.addAll(rows.userDays().keySet()));
          List<CohortCell> cells = cells(grain, start, active);
          Key key = new Key(grain, start);
          List<CohortCell> before = periods.find(key).orElse(List.of());
          periods.put(key, cells);
          return !cells.equals(before);
        });
  }

  @Override
  public Optional<Bucket> bucket(Grain grain, LocalDate start) {
    return buckets.find(new Key(grain, start));
  }

  @Override
  public void save(Bucket bucket) {
    transactions.inTransaction(
        () -> {
          Key key = new Key(bucket.grain(), bucket.start());
          buckets.put(key, bucket);
          awaited.remove(key);
        });
  }

  @Override
  public void finish(Grain grain, LocalDate before) {
    transactions.inTransaction(
        () -> {
          for (Bucket bucket : buckets(grain, new DayRange(LocalDate.MIN, before))) {
            if (bucket.status() == Bucket.Status.PROVISIONAL
                && awaited.find(new Key(grain, bucket.start())).isEmpty()) {
              save(bucket.withStatus(Bucket.Status.FINAL));
            }
          }
        });
  }

  @Override
  public List<Bucket> buckets(Grain grain, DayRange range) {
    return transactions.read(
        () ->
            List.copyOf(
                bucketRows
                    .subMap(new Key(grain, range.from()), new Key(grain, range.to()))
                    .values()));
  }

  private List<DayRows> in(DayRange range) {
    return transactions.read(() -> List.copyOf(dayRows.subMap(range.from(), range.to()).values()));
  }

  private <R> List<R> rows(DayRange range, Function<DayRows, Stream<R>> part) {
    return in(range).stream().flatMap(part).toList();
  }

  @Override
  public long knownBefore(LocalDate day) {
    return in(new DayRange(LocalDate.MIN, day)).stream()
        .mapToLong(rows -> rows.users().newUsers())
        .sum();
  }

  @Override
  public long activeUsers(DayRange range) {
    return rows(range, rows -> rows.userDays().keySet().stream()).stream().distinct().count();
  }

  @Override
  public List<DailyUsers> users(DayRange range) {
    return rows(range, rows -> Stream.of(rows.users()));
  }

  @Override
  public List<DailyRevenue> revenue(DayRange range) {
    return rows(range, rows -> rows.figures().revenue().stream());
  }

  @Override
  public List<DailyGifts> gifts(DayRange range) {
    return rows(range, rows -> Stream.of(rows.figures().gifts()));
  }

  @Override
  public List<CreatorDay> creatorDays(CreatorId creator, DayRange range) {
    return rows(range, rows -> Stream.ofNullable(rows.creators().get(creator)));
  }

  @Override
  public List<CreatorRevenue> creatorRevenue(CreatorId creator, DayRange range) {
    return rows(
        range,
        rows ->
            rows.figures().creatorRevenue().stream()
                .filter(revenue -> revenue.creator().equals(creator)));
  }

  @Override
  public Optional<Fact.FollowersCounted> followersBefore(CreatorId creator, LocalDate day) {
    return facts.followers().before(creator.value(), day);
  }

  @Override
  public VideoReach reach(CreatorId creator, DayRange range) {
    return videoDays.reach(creator, range);
  }

  @Override
  public List<CreatorRank> topCreators(DayRange range, Ranking by, Asset asset, int limit) {
    return Totals.topCreators(
        rows(range, rows -> rows.creators().values().stream()),
        rows(range, rows -> rows.figures().creatorRevenue().stream()),
        by,
        asset,
        limit);
  }

  @Override
  public List<SparkTotal> topSparks(DayRange range, int limit) {
    return Totals.topSparks(rows(range, rows -> rows.figures().hours().stream()), limit);
  }

  @Override
  public List<HourTotal> giftHours(DayRange range) {
    return Totals.hours(rows(range, rows -> rows.figures().hours().stream()));
  }

  @Override
  public List<UserDay> userDays(String user, DayRange range) {
    return rows(range, rows -> Stream.ofNullable(rows.userDays().get(user)));
  }

  @Override
  public Optional<UserSpan> span(String user) {
    return spans.find(user);
  }

  @Override
  public List<CohortCell> cohorts(Grain grain, DayRange range) {
    List<List<CohortCell>> lists =
        grain == Grain.DAY
            ? days.all().stream().map(DayRows::cells).toList()
            : periods.where(cells -> !cells.isEmpty() && cells.get(0).grain() == grain);
    return lists.stream()
        .flatMap(List::stream)
        .filter(cell -> range.contains(cell.cohort()))
        .sorted(Totals.BY_COHORT)
        .toList();
  }

  @Override
  public List<CohortCell> lastingCohorts(Grain grain, DayRange range) {
    return Totals.lasting(spans.all(), grain, range);
  }

  @Override
  public void forEachUserDay(DayRange range, Consumer<UserDay> visitor) {
    rows(range, rows -> rows.userDays().values().stream()).forEach(visitor);
  }

  @Override
  public void forEachVideoDay(DayRange range, Consumer<VideoDay> visitor) {
    rows(range, rows -> rows.videos().stream()).forEach(visitor);
  }

  @Override
  public void forEachCreatorDay(DayRange range, Consumer<CreatorDay> visitor) {
    rows(range, rows -> rows.creators().values().stream()).forEach(visitor);
  }

  @Override
  public void forEachCreatorRevenue(DayRange range, Consumer<CreatorRevenue> visitor) {
    rows(range, rows -> rows.figures().creatorRevenue().stream()).forEach(visitor);
  }

  @Override
  public void forEachGiftHour(DayRange range, Consumer<GiftHour> visitor) {
    rows(range, rows -> rows.figures().hours().stream()).forEach(visitor);
  }
}
