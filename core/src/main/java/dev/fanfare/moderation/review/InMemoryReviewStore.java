package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps cases, notices and appeals in memory. */
public final class InMemoryReviewStore implements ReviewStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, ReviewCase> cases;
  private final InMemoryTable<ContentRef, UUID> openOf;
  private final InMemoryTable<UUID, UUID> byAppeal;
  private final InMemoryTable<UUID, UUID> byDecision;
  private final Map<ReviewQueue, TreeMap<Rank, UUID>> rankRows = new EnumMap<>(ReviewQueue.class);
  private final Map<ReviewQueue, InMemoryTable<Rank, UUID>> ranks =
      new EnumMap<>(ReviewQueue.class);
  private final TreeMap<Turn, UUID> turnRows = new TreeMap<>();
  private final InMemoryTable<Turn, UUID> turns;
  private final InMemoryTable<Exclusion, Boolean> exclusions;
  private final InMemoryNotices notices;
  private final InMemoryAppeals appeals;

  /** Where a case waits: the order in which cases are given away. */
  private record Rank(long priority, Instant dueAt, UUID id) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
        Comparator.comparingLong(Rank::priority)
            .reversed()
            .thenComparing(Rank::dueAt)
            .thenComparing(Rank::id, ById.ORDER);

    static Rank of(ReviewCase waiting) {
      return new Rank(waiting.priority(), waiting.dueAt(), waiting.id());
    }

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  /** When a case's priority changes. */
  private record Turn(Instant at, UUID id) implements Comparable<Turn> {
    private static final Comparator<Turn> ORDER =
        Comparator.comparing(Turn::at).thenComparing(Turn::id, ById.ORDER);

    static Turn of(ReviewCase waiting) {
      return new Turn(waiting.repriceAt(), waiting.id());
    }

    @Override
    public int compareTo(Turn other) {
      return ORDER.compare(this, other);
    }
  }

  private record Exclusion(UUID reviewCase, Actor.Human reviewer) {}

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemoryReviewStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.cases = new InMemoryTable<>(transactions, new HashMap<>());
    this.openOf = new InMemoryTable<>(transactions, new HashMap<>());
    this.byAppeal = new InMemoryTable<>(transactions, new HashMap<>());
    this.byDecision = new InMemoryTable<>(transactions, new HashMap<>());
    for (ReviewQueue queue : ReviewQueue.values()) {
      TreeMap<Rank, UUID> rows = new TreeMap<>();
      rankRows.put(queue, rows);
      ranks.put(queue, new InMemoryTable<>(transactions, rows));
    }
    this.turns = new InMemoryTable<>(transactions, turnRows);
    this.exclusions = new InMemoryTable<>(transactions, new HashMap<>());
    this.notices = new InMemoryNotices(transactions);
    this.appeals = new InMemoryAppeals(transactions);
  }

  @Override
  public boolean addCase(ReviewCase opened) {
    return transactions.inTransaction(
        () -> {
          boolean taken =
              opened.appeal() == null
                  ? openOf.find(opened.content()).isPresent()
                  : byAppeal.find(opened.appeal()).isPresent();
          if (taken) {
            return false;
          }
          if (!cases.add(opened.id(), opened)) {
            throw new FanfareException("Case %s is stored already".formatted(opened.id()));
          }
          index(opened);
          if (opened.appeal() != null) {
            byAppeal.put(opened.appeal(), opened.id());
          }
          return true;
        });
  }

  private void index(ReviewCase stored) {
    if (stored.isOpen()) {
      ranks(stored).put(Rank.of(stored), stored.id());
      turns.put(Turn.of(stored), stored.id());
      if (stored.kind() == ReviewKind.REVIEW) {
        openOf.put(stored.content(), stored.id());
      }
    }
  }

  private void unindex(ReviewCase stored) {
    if (stored.isOpen()) {
      ranks(stored).remove(Rank.of(stored));
      turns.remove(Turn.of(stored));
      if (stored.kind() == ReviewKind.REVIEW) {
        openOf.remove(stored.content());
      }
    }
  }

  private InMemoryTable<Rank, UUID> ranks(ReviewCase stored) {
    return ranks(stored.queue());
  }

  private InMemoryTable<Rank, UUID> ranks(ReviewQueue queue) {
    InMemoryTable<Rank, UUID> table = ranks.get(queue);
    if (table == null) {
      throw new IllegalStateException("no queue " + queue);
    }
    return table;
  }

  private TreeMap<Rank, UUID> rows(ReviewQueue queue) {
    TreeMap<Rank, UUID> rows = rankRows.get(queue);
    if (rows == null) {
      throw new IllegalStateException("no queue " + queue);
    }
    return rows;
  }

  @Override
  public Optional<ReviewCase> findCase(UUID id) {
    return cases.find(id);
  }

  @Override
  public Optional<ReviewCase> lockOpenCase(ContentRef content) {
    // Transactions run one at a time: the running one holds every case.
    return transactions.read(() -> openOf.find(content).flatMap(cases::find));
  }

  @Override
  public Optional<ReviewCase> caseOfAppeal(UUID appeal) {
    return transactions.read(() -> byAppeal.find(appeal).flatMap(cases::find));
  }

  @Override
  public Optional<ReviewCase> caseOfDecision(UUID decision) {
    return transactions.read(() -> byDecision.find(decision).flatMap(cases::find));
  }

  @Override
  public boolean saveCase(ReviewCase next) {
    return transactions.inTransaction(
        () -> {
          Optional<ReviewCase> before = cases.find(next.id());
          if (before.isEmpty() || before.get().version() != next.version() - 1) {
            return false;
          }
          replace(before.get(), next);
          return true;
        });
  }

  private void replace(ReviewCase before, ReviewCase next) {
    unindex(before);
    cases.put(next.id(), next);
    index(next);
    ReviewOutcome outcome = next.outcome();
    if (outcome != null && outcome.decision() != null) {
      byDecision.add(outcome.decision(), next.id());
    }
  }

  @Override
  public Optional<ReviewCase> lease(ReviewQueue queue, Lease lease, Instant now) {
    return transactions.inTransaction(
        () -> {
          Optional<ReviewCase> first =
              rows(queue).values().stream()
                  .map(id -> cases.find(id).orElseThrow())
                  .filter(waiting -> isFree(waiting, now))
                  .filter(waiting -> !waiting.creator().value().equals(lease.reviewer().id()))
                  .filter(
                      waiting ->
                          exclusions.find(new Exclusion(waiting.id(), lease.reviewer())).isEmpty())
                  .findFirst();
          Optional<ReviewCase> leased = first.map(waiting -> waiting.leased(lease));
          leased.ifPresent(next -> replace(first.orElseThrow(), next));
          return leased;
        });
  }

  private static boolean isFree(ReviewCase waiting, Instant now) {
    Lease lease = waiting.lease();
    return lease == null || lease.isOver(now);
  }

  @Override
  public void exclude(UUID reviewCase, Actor.Human reviewer) {
    transactions.inTransaction(() -> exclusions.put(new Exclusion(reviewCase, reviewer), true));
  }

  @Override
  public int reprice(Instant now) {
    return transactions.inTransaction(
        () -> {
          List<UUID> due =
              turnRows.entrySet().stream()
                  .takeWhile(turn -> !turn.getKey().at().isAfter(now))
                  .map(Map.Entry::getValue)
                  .toList();
          for (UUID id : due) {
            ReviewCase before = cases.find(id).orElseThrow();
            replace(before, before.pricedAt(now));
          }
          return due.size();
        });
  }

  @Override
  public List<ReviewCase> waiting(ReviewQueue queue, Optional<ReviewCase> after, int limit) {
    return transactions.read(
        () -> {
          NavigableMap<Rank, UUID> rest =
              after
                  .<NavigableMap<Rank, UUID>>map(last -> rows(queue).tailMap(Rank.of(last), false))
                  .orElse(rows(queue));
          return rest.values().stream()
              .limit(limit)
              .map(id -> cases.find(id).orElseThrow())
              .toList();
        });
  }

  @Override
  public void forEachCase(Instant from, Instant to, Consumer<ReviewCase> visitor) {
    cases
        .where(
            known ->
                known.openedAt().isBefore(to)
                    && (known.outcome() == null || !known.outcome().at().isBefore(from)))
        .forEach(visitor);
  }

  @Override
  public Load load(ReviewQueue queue, Instant now) {
    return transactions.read(
        () -> {
          List<ReviewCase> open = new ArrayList<>();
          rows(queue).values().forEach(id -> open.add(cases.find(id).orElseThrow()));
          return new Load(
              open.size(),
              (int) open.stream().filter(waiting -> !isFree(waiting, now)).count(),
              (int) open.stream().filter(waiting -> waiting.isOverdue(now)).count());
        });
  }

  @Override
  public Optional<Notice> addNotice(Notice notice) {
    return notices.addNotice(notice);
  }

  @Override
  public Optional<Notice> findNotice(UUID id) {
    return notices.findNotice(id);
  }

  @Override
  public void saveInformed(UUID notice, Instant at) {
    notices.saveInformed(notice, at);
  }

  @Override
  public int settleNotices(ContentRef content, Set<Category> confirmed, UUID decision, Instant at) {
    return notices.settleNotices(content, confirmed, decision, at);
  }

  @Override
  public boolean hasOpenNotice(ContentRef content, String reporter) {
    return notices.hasOpenNotice(content, reporter);
  }

  @Override
  public boolean hasOpenNotice(ContentRef content) {
    return notices.hasOpenNotice(content);
  }

  @Override
  public List<Notice> notices(ContentRef content, Optional<Notice> after, int limit) {
    return notices.notices(content, after, limit);
  }

  @Override
  public ReporterStanding lockReporter(String reporter) {
    return notices.lockReporter(reporter);
  }

  @Override
  public void saveReporter(ReporterStanding standing) {
    notices.saveReporter(standing);
  }

  @Override
  public Optional<Instant> sent(String reporter, int n) {
    return notices.sent(reporter, n);
  }

  @Override
  public Record recordOf(String reporter, int limit) {
    return notices.recordOf(reporter, limit);
  }

  @Override
  public int forgetNoticeTexts(String reporter) {
    return notices.forgetNoticeTexts(reporter);
  }

  @Override
  public boolean addAppeal(Appeal appeal) {
    return appeals.addAppeal(appeal);
  }

  @Override
  public Optional<Appeal> findAppeal(UUID id) {
    return appeals.findAppeal(id);
  }

  @Override
  public boolean saveAppeal(Appeal next) {
    return appeals.saveAppeal(next);
  }

  @Override
  public List<Appeal> appealsOf(CreatorId creator, Optional<Appeal> before, int limit) {
    return appeals.appealsOf(creator, before, limit);
  }

  @Override
  public void forEachAppeal(Instant from, Instant to, Consumer<Appeal> visitor) {
    appeals.forEachAppeal(from, to, visitor);
  }

  @Override
  public int forgetAppealTexts(String appellant) {
    return appeals.forgetAppealTexts(appellant);
  }
}
