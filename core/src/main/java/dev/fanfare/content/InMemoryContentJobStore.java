package dev.fanfare.content;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps content jobs in memory. */
public final class InMemoryContentJobStore implements ContentJobStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, JobRecord> jobs;
  private final InMemoryTable<UUID, UUID> reservations;
  private final TreeMap<Place, UUID> queuedRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> queued;
  private final TreeMap<Place, UUID> overdueRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> overdue;
  private final TreeMap<Place, UUID> creatorRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> ofCreator;

  /** Where a job stands in an order: those of one owner by time, then by id as its text. */
  private record Place(String owner, Instant at, UUID id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::owner)
            .thenComparing(Place::at)
            .thenComparing(
                (a, b) ->
                    Long.compareUnsigned(
                        a.id().getMostSignificantBits(), b.id().getMostSignificantBits()))
            .thenComparing(
                (a, b) ->
                    Long.compareUnsigned(
                        a.id().getLeastSignificantBits(), b.id().getLeastSignificantBits()));

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps them in transactions of this unit of work. */
  public InMemoryContentJobStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.jobs = new InMemoryTable<>(transactions, new HashMap<>());
    this.reservations = new InMemoryTable<>(transactions, new HashMap<>());
    this.queued = new InMemoryTable<>(transactions, queuedRows);
    this.overdue = new InMemoryTable<>(transactions, overdueRows);
    this.ofCreator = new InMemoryTable<>(transactions, creatorRows);
  }

  @Override
  public void add(JobRecord job) {
    transactions.inTransaction(
        () -> {
          if (!jobs.add(job.id(), job) || !reservations.add(job.reservation(), job.id())) {
            throw new FanfareException(
                "Content job %s or its reservation %s is stored already"
                    .formatted(job.id(), job.reservation()));
          }
          ofCreator.put(new Place(job.creator().value(), job.createdAt(), job.id()), job.id());
          schedule(job);
        });
  }

  @Override
  public Optional<JobRecord> find(UUID id) {
    return jobs.find(id);
  }

  @Override
  public Optional<JobRecord> lock(UUID id) {
    // Transactions run one at a time: the running one holds every job.
    return jobs.find(id);
  }

  @Override
  public void save(JobRecord job) {
    transactions.inTransaction(
        () -> {
          JobRecord before =
              jobs.find(job.id())
                  .orElseThrow(
                      () ->
                          new FanfareException("Content job %s is not stored".formatted(job.id())));
          unschedule(before);
          jobs.put(job.id(), job);
          schedule(job);
        });
  }

  private void schedule(JobRecord job) {
    Instant dueAt = job.dueAt();
    if (job.state() == ContentState.QUEUED && dueAt != null) {
      queued.put(new Place("", dueAt, job.id()), job.id());
    }
    Instant overdueAt = job.overdueAt();
    if (overdueAt != null) {
      overdue.put(new Place("", overdueAt, job.id()), job.id());
    }
  }

  private void unschedule(JobRecord job) {
    remove(queued, job.dueAt(), job.id());
    remove(overdue, job.overdueAt(), job.id());
  }

  private static void remove(InMemoryTable<Place, UUID> order, @Nullable Instant at, UUID id) {
    if (at != null) {
      order.remove(new Place("", at, id));
    }
  }

  @Override
  public Optional<JobRecord> lockNextQueued(Instant now) {
    return transactions.read(
        () ->
            queuedRows.entrySet().stream()
                .findFirst()
                .filter(first -> !first.getKey().at().isAfter(now))
                .flatMap(first -> jobs.find(first.getValue())));
  }

  @Override
  public List<UUID> overdue(Instant now, int limit) {
    return transactions.read(
        () ->
            overdueRows.entrySet().stream()
                .takeWhile(row -> !row.getKey().at().isAfter(now))
                .limit(limit)
                .map(row -> row.getValue())
                .toList());
  }

  @Override
  public List<JobRecord> ofCreator(CreatorId creator, Optional<UUID> after, int limit) {
    return transactions.read(
        () -> {
          Optional<JobRecord> last = after.flatMap(jobs::find);
          if (after.isPresent() && last.isEmpty()) {
            return List.of();
          }
          NavigableMap<Place, UUID> all = of(creator);
          NavigableMap<Place, UUID> rest =
              last.map(
                      seen ->
                          all.headMap(
                              new Place(creator.value(), seen.createdAt(), seen.id()), false))
                  .orElse(all);
          return rest.descendingMap().values().stream()
              .limit(limit)
              .flatMap(id -> jobs.find(id).stream())
              .toList();
        });
  }

  private NavigableMap<Place, UUID> of(CreatorId creator) {
    return creatorRows.subMap(
        new Place(creator.value(), Instant.MIN, new UUID(0, 0)),
        true,
        new Place(creator.value(), Instant.MAX, new UUID(-1, -1)),
        true);
  }

  @Override
  public int eraseTexts(CreatorId creator) {
    return transactions.inTransaction(
        () -> {
          List<JobRecord> withTexts =
              of(creator).values().stream()
                  .flatMap(id -> jobs.find(id).stream())
                  .filter(job -> !job.erased())
                  .toList();
          withTexts.forEach(job -> save(job.withoutTexts()));
          return withTexts.size();
        });
  }

  @Override
  public void forEach(Consumer<JobRecord> visitor) {
    jobs.all().forEach(visitor);
  }
}
