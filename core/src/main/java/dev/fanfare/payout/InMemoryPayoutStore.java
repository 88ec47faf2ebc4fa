package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.money.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps payouts in memory: about 2 kB each with their history. */
public final class InMemoryPayoutStore implements PayoutStore {
  /** Orders ids as every storage does: by their bytes, without a sign. */
  private static final Comparator<UUID> BY_BYTES =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, Payout> payouts;
  private final TreeMap<Place<CreatorId>, UUID> byCreatorRows = new TreeMap<>();
  private final InMemoryTable<Place<CreatorId>, UUID> byCreator;
  private final TreeMap<Place<PayoutState>, UUID> byStateRows = new TreeMap<>();
  private final InMemoryTable<Place<PayoutState>, UUID> byState;
  private final InMemoryTable<UUID, List<PayoutStep>> steps;
  private final InMemoryTable<UUID, AttemptRecord> attempts;
  private final InMemoryTable<UUID, List<UUID>> attemptsOf;
  private final InMemoryTable<UUID, UUID> openAttempts;
  private final TreeMap<Place<String>, UUID> dueRows = new TreeMap<>();
  private final InMemoryTable<Place<String>, UUID> due;
  private final InMemoryTable<Message, GatewayReport> reports;
  private final InMemoryPayoutRuns runs;

  /** A row's place in an index: within a group by time, then by id. */
  private record Place<G extends Comparable<? super G>>(G group, Instant at, UUID id)
      implements Comparable<Place<G>> {
    @Override
    public int compareTo(Place<G> other) {
      int byGroup = group.compareTo(other.group);
      int byTime = byGroup != 0 ? byGroup : at.compareTo(other.at);
      return byTime != 0 ? byTime : BY_BYTES.compare(id, other.id);
    }
  }

  /** What makes a report the same one. */
  private record Message(String gateway, String eventId, UUID attempt, GatewayReport.State state) {}

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemoryPayoutStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.payouts = new InMemoryTable<>(transactions, new LinkedHashMap<>());
    this.byCreator = new InMemoryTable<>(transactions, byCreatorRows);
    this.byState = new InMemoryTable<>(transactions, byStateRows);
    this.steps = new InMemoryTable<>(transactions, new HashMap<>());
    this.attempts = new InMemoryTable<>(transactions, new HashMap<>());
    this.attemptsOf = new InMemoryTable<>(transactions, new HashMap<>());
    this.openAttempts = new InMemoryTable<>(transactions, new HashMap<>());
    this.due = new InMemoryTable<>(transactions, dueRows);
    this.reports = new InMemoryTable<>(transactions, new HashMap<>());
    this.runs = new InMemoryPayoutRuns(transactions);
  }

  @Override
  public void add(Payout payout, PayoutStep first) {
    transactions.inTransaction(
        () -> {
          if (!payouts.add(payout.id(), payout)) {
            throw new DuplicatePayoutException(payout.id());
          }
          byCreator.put(ofCreator(payout), payout.id());
          byState.put(ofState(payout), payout.id());
          steps.put(payout.id(), List.of(first));
        });
  }

  @Override
  public Optional<Payout> find(UUID id) {
    return payouts.find(id);
  }

  @Override
  public Optional<Payout> lock(UUID id) {
    // Transactions run one at a time: the running one holds every payout.
    return payouts.find(id);
  }

  @Override
  public boolean advance(Payout next, PayoutStep step) {
    return transactions.inTransaction(
        () -> {
          Optional<Payout> stored = payouts.find(next.id());
          if (stored.isEmpty()
              || stored.get().state() != step.from()
              || stored.get().version() != step.seq() - 1) {
            return false;
          }
          byState.remove(ofState(stored.get()));
          payouts.put(next.id(), next);
          byState.put(ofState(next), next.id());
          steps.put(next.id(), added(history(next.id()), step));
          return true;
        });
  }

  @Override
  public List<PayoutStep> history(UUID payout) {
    return steps.find(payout).orElse(List.of());
  }

  @Override
  public boolean addAttempt(AttemptRecord attempt) {
    UUID key = attempt.attempt().key();
    UUID payout = attempt.attempt().payout();
    return transactions.inTransaction(
        () -> {
          if (attempts.find(key).isPresent() || openAttempts.find(payout).isPresent()) {
            return false;
          }
          attempts.put(key, attempt);
          attemptsOf.put(payout, added(attemptsOf.find(payout).orElse(List.of()), key));
          openAttempts.put(payout, key);
          schedule(attempt);
          return true;
        });
  }

  @Override
  public Optional<AttemptRecord> attempt(UUID key) {
    return attempts.find(key);
  }

  @Override
  public List<AttemptRecord> attempts(UUID payout) {
    return transactions.read(
        () ->
            attemptsOf.find(payout).orElse(List.of()).stream()
                .flatMap(key -> attempts.find(key).stream())
                .toList());
  }

  @Override
  public void saveAttempt(AttemptRecord attempt) {
    UUID key = attempt.attempt().key();
    transactions.inTransaction(
        () -> {
          attempts
              .find(key)
              .filter(before -> before.nextCheckAt() != null)
              .ifPresent(before -> due.remove(dueAt(before)));
          attempts.put(key, attempt);
          schedule(attempt);
          if (!attempt.open()) {
            openAttempts.remove(attempt.attempt().payout());
          }
        });
  }

  @Override
  public List<UUID> forgetDestinations(CreatorId creator) {
    return transactions.inTransaction(
        () -> {
          List<AttemptRecord> closed =
              range(byCreatorRows, creator).values().stream()
                  .flatMap(payout -> attempts(payout).stream())
                  .filter(attempt -> !attempt.open())
                  .toList();
          closed.forEach(attempt -> attempts.put(attempt.attempt().key(), attempt.forgotten()));
          return closed.stream().map(attempt -> attempt.attempt().key()).toList();
        });
  }

  private void schedule(AttemptRecord attempt) {
    if (attempt.nextCheckAt() != null) {
      due.put(dueAt(attempt), attempt.attempt().key());
    }
  }

  @Override
  public List<UUID> attemptsDue(Instant at, int limit) {
    return transactions.read(
        () ->
            dueRows.entrySet().stream()
                .takeWhile(row -> !row.getKey().at().isAfter(at))
                .limit(limit)
                .map(row -> row.getValue())
                .toList());
  }

  @Override
  public boolean addReport(String gateway, GatewayReport report) {
    Message message = new Message(gateway, report.eventId(), report.attemptKey(), report.state());
    return transactions.inTransaction(() -> reports.add(message, report));
  }

  @Override
  public Doubts doubts(CreatorId creator) {
    List<Payout> all = transactions.read(() -> all(range(byCreatorRows, creator)).toList());
    return new Doubts(
        (int) all.stream().filter(p -> p.state() == PayoutState.UNKNOWN).count(),
        (int) all.stream().filter(p -> p.contradiction() != null).count());
  }

  @Override
  public Optional<LocalDate> lastPeriodEnd(CreatorId creator, Asset balance) {
    return transactions.read(
        () ->
            all(range(byCreatorRows, creator))
                .filter(p -> p.gross().asset().equals(balance))
                .filter(p -> p.status() != PayoutStatus.FAILED)
                .map(Payout::periodEnd)
                .max(Comparator.naturalOrder()));
  }

  @Override
  public List<Payout> inState(PayoutState state, Optional<Payout> after, int limit) {
    return transactions.read(
        () -> {
          NavigableMap<Place<PayoutState>, UUID> rows = range(byStateRows, state);
          NavigableMap<Place<PayoutState>, UUID> rest =
              after.map(p -> rows.tailMap(place(state, p), false)).orElse(rows);
          return all(rest).limit(limit).toList();
        });
  }

  @Override
  public List<Payout> ofCreator(CreatorId creator, Optional<Payout> before, int limit) {
    return transactions.read(
        () -> {
          NavigableMap<Place<CreatorId>, UUID> rows = range(byCreatorRows, creator);
          NavigableMap<Place<CreatorId>, UUID> rest =
              before.map(p -> rows.headMap(place(creator, p), false)).orElse(rows);
          return all(rest.descendingMap()).limit(limit).toList();
        });
  }

  @Override
  public void forEach(Consumer<Payout> visitor) {
    payouts.all().forEach(visitor);
  }

  private Stream<Payout> all(NavigableMap<?, UUID> rows) {
    return rows.values().stream().flatMap(id -> payouts.find(id).stream());
  }

  /** Returns a group's part of an index. */
  private static <G extends Comparable<? super G>> NavigableMap<Place<G>, UUID> range(
      TreeMap<Place<G>, UUID> rows, G group) {
    return rows.subMap(
        new Place<>(group, Instant.MIN, new UUID(0, 0)),
        true,
        new Place<>(group, Instant.MAX, new UUID(-1, -1)),
        true);
  }

  private static Place<CreatorId> ofCreator(Payout payout) {
    return place(payout.creator(), payout);
  }

  private static Place<PayoutState> ofState(Payout payout) {
    return place(payout.state(), payout);
  }

  private static <G extends Comparable<? super G>> Place<G> place(G group, Payout payout) {
    return new Place<>(group, payout.requestedAt(), payout.id());
  }

  private static Place<String> dueAt(AttemptRecord attempt) {
    Instant at = attempt.nextCheckAt();
    if (at == null) {
      throw new IllegalStateException("attempt is not to be looked up: " + attempt);
    }
    return new Place<>("", at, attempt.attempt().key());
  }

  private static <E> List<E> added(List<E> list, E element) {
    List<E> longer = new ArrayList<>(list);
    longer.add(element);
    return List.copyOf(longer);
  }

  @Override
  public void addRun(PayoutRun run) {
    runs.addRun(run);
  }

  @Override
  public Optional<PayoutRun> findRun(IdempotencyKey run) {
    return runs.findRun(run);
  }

  @Override
  public Optional<RunPhase> lockRun(IdempotencyKey run) {
    return runs.lockRun(run);
  }

  @Override
  public void saveRunPhase(IdempotencyKey run, RunPhase phase) {
    runs.saveRunPhase(run, phase);
  }

  @Override
  public boolean addRunEntry(PayoutRunEntry entry) {
    return runs.addRunEntry(entry);
  }

  @Override
  public Optional<PayoutRunEntry> runEntry(IdempotencyKey run, CreatorId creator) {
    return runs.runEntry(run, creator);
  }

  @Override
  public void saveRunEntry(PayoutRunEntry entry) {
    runs.saveRunEntry(entry);
  }

  @Override
  public Optional<CreatorId> lastOfRun(IdempotencyKey run) {
    return runs.lastOfRun(run);
  }

  @Override
  public List<PayoutRunEntry> runEntries(IdempotencyKey run, Optional<CreatorId> after, int limit) {
    return runs.runEntries(run, after, limit);
  }
}
