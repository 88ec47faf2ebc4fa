package dev.fanfare.moderation.review;

import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Flag;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryNotices implements NoticeStore {
  private static final Comparator<Notice> LAST_SETTLED =
      Comparator.comparing(InMemoryNotices::settledAt)
          .thenComparing(Notice::id, ById.ORDER)
          .reversed();

  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, Notice> notices;
  private final InMemoryTable<Matter, UUID> matters;
  private final TreeMap<Place, UUID> contentRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> byContent;
  private final TreeMap<Place, UUID> reporterRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> byReporter;
  private final InMemoryTable<String, ReporterStanding> standings;

  /** What somebody can report once. */
  private record Matter(String reporter, ContentRef content, Category category) {}

  /** Where a notice stands among those of a reporter, or about a version of an item. */
  private record Place(String of, int version, Instant at, UUID id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::of)
            .thenComparingInt(Place::version)
            .thenComparing(Place::at)
            .thenComparing(Place::id, ById.ORDER);

    static Place ofContent(Notice notice) {
      return new Place(notice.content().id(), notice.content().version(), notice.at(), notice.id());
    }

    static Place ofReporter(Notice notice) {
      return new Place(notice.reporter(), 0, notice.at(), notice.id());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  InMemoryNotices(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.notices = new InMemoryTable<>(transactions, new HashMap<>());
    this.matters = new InMemoryTable<>(transactions, new HashMap<>());
    this.byContent = new InMemoryTable<>(transactions, contentRows);
    this.byReporter = new InMemoryTable<>(transactions, reporterRows);
    this.standings = new InMemoryTable<>(transactions, new HashMap<>());
  }

  @Override
  public Optional<Notice> addNotice(Notice notice) {
    return transactions.inTransaction(
        () -> {
          Matter matter = new Matter(notice.reporter(), notice.content(), notice.category());
          Optional<Notice> there = matters.find(matter).flatMap(notices::find);
          if (there.isPresent()) {
            return there;
          }
          if (!notices.add(notice.id(), notice)) {
            throw new FanfareException("Notice %s is stored already".formatted(notice.id()));
          }
          matters.put(matter, notice.id());
          byContent.put(Place.ofContent(notice), notice.id());
          byReporter.put(Place.ofReporter(notice), notice.id());
          return Optional.empty();
        });
  }

  @Override
  public Optional<Notice> findNotice(UUID id) {
    return notices.find(id);
  }

  @Override
  public void saveInformed(UUID notice, Instant at) {
    transactions.inTransaction(
        () -> notices.put(notice, notices.find(notice).orElseThrow().informed(at)));
  }

  @Override
  public int settleNotices(ContentRef content, Set<Category> confirmed, UUID decision, Instant at) {
    return transactions.inTransaction(
        () -> {
          List<Notice> open = about(content).filter(Notice::isOpen).toList();
          for (Notice notice : open) {
            Flag.Outcome outcome =
                confirmed.contains(notice.category())
                    ? Flag.Outcome.CONFIRMED
                    : Flag.Outcome.DISMISSED;
            notices.put(notice.id(), notice.settled(new Notice.Settlement(outcome, decision, at)));
          }
          return open.size();
        });
  }

  @Override
  public boolean hasOpenNotice(ContentRef content, String reporter) {
    return transactions.read(
        () ->
            about(content)
                .anyMatch(notice -> notice.isOpen() && notice.reporter().equals(reporter)));
  }

  @Override
  public boolean hasOpenNotice(ContentRef content) {
    return transactions.read(() -> about(content).anyMatch(Notice::isOpen));
  }

  @Override
  public List<Notice> notices(ContentRef content, Optional<Notice> after, int limit) {
    return transactions.read(
        () -> {
          NavigableMap<Place, UUID> all = range(contentRows, content.id(), content.version());
          NavigableMap<Place, UUID> rest =
              after.map(last -> all.tailMap(Place.ofContent(last), false)).orElse(all);
          return in(rest).limit(limit).toList();
        });
  }

  @Override
  public ReporterStanding lockReporter(String reporter) {
    // Transactions run one at a time: the running one holds everybody.
    return standings.find(reporter).orElseGet(() -> ReporterStanding.clean(reporter));
  }

  @Override
  public void saveReporter(ReporterStanding standing) {
    transactions.inTransaction(() -> standings.put(standing.reporter(), standing));
  }

  @Override
  public Optional<Instant> sent(String reporter, int n) {
    return transactions.read(
        () ->
            in(range(reporterRows, reporter, 0).descendingMap())
                .skip(n - 1L)
                .findFirst()
                .map(Notice::at));
  }

  @Override
  public Record recordOf(String reporter, int limit) {
    return transactions.read(
        () -> {
          List<Notice> last =
              in(range(reporterRows, reporter, 0))
                  .filter(notice -> !notice.isOpen())
                  .sorted(LAST_SETTLED)
                  .limit(limit)
                  .toList();
          int confirmed = (int) last.stream().filter(InMemoryNotices::wasRight).count();
          return new Record(confirmed, last.size() - confirmed);
        });
  }

  @Override
  public int forgetNoticeTexts(String reporter) {
    return transactions.inTransaction(
        () -> {
          List<Notice> theirs =
              in(range(reporterRows, reporter, 0))
                  .filter(notice -> notice.explanation() != null)
                  .toList();
          theirs.forEach(notice -> notices.put(notice.id(), notice.withoutText()));
          return theirs.size();
        });
  }

  private static boolean wasRight(Notice notice) {
    Notice.Settlement settlement = notice.settlement();
    return settlement != null && settlement.outcome() == Flag.Outcome.CONFIRMED;
  }

  private static Instant settledAt(Notice notice) {
    Notice.Settlement settlement = notice.settlement();
    return settlement == null ? Instant.MIN : settlement.at();
  }

  private Stream<Notice> about(ContentRef content) {
    return in(range(contentRows, content.id(), content.version()));
  }

  private Stream<Notice> in(NavigableMap<Place, UUID> rows) {
    return rows.values().stream().map(id -> notices.find(id).orElseThrow());
  }

  private static NavigableMap<Place, UUID> range(
      TreeMap<Place, UUID> rows, String of, int version) {
    return rows.subMap(
        new Place(of, version, Instant.MIN, new UUID(0, 0)),
        true,
        new Place(of, version, Instant.MAX, new UUID(-1, -1)),
        true);
  }
}
