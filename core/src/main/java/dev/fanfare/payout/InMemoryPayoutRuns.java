package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps batch runs in memory. */
final class InMemoryPayoutRuns implements PayoutRunStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<IdempotencyKey, PayoutRun> runs;
  private final InMemoryTable<IdempotencyKey, RunPhase> phases;
  private final TreeMap<Place, PayoutRunEntry> entryRows = new TreeMap<>();
  private final InMemoryTable<Place, PayoutRunEntry> entries;

  /** An entry's place: by run, then by creator. */
  private record Place(String run, String creator) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::run).thenComparing(Place::creator);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  InMemoryPayoutRuns(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.runs = new InMemoryTable<>(transactions, new HashMap<>());
    this.phases = new InMemoryTable<>(transactions, new HashMap<>());
    this.entries = new InMemoryTable<>(transactions, entryRows);
  }

  @Override
  public void addRun(PayoutRun run) {
    transactions.inTransaction(
        () -> {
          runs.put(run.key(), run);
          phases.put(run.key(), RunPhase.REQUESTING);
        });
  }

  @Override
  public Optional<PayoutRun> findRun(IdempotencyKey run) {
    return runs.find(run);
  }

  @Override
  public Optional<RunPhase> lockRun(IdempotencyKey run) {
    return phases.find(run);
  }

  @Override
  public void saveRunPhase(IdempotencyKey run, RunPhase phase) {
    transactions.inTransaction(() -> phases.put(run, phase));
  }

  @Override
  public boolean addRunEntry(PayoutRunEntry entry) {
    return transactions.inTransaction(() -> entries.add(place(entry), entry));
  }

  @Override
  public Optional<PayoutRunEntry> runEntry(IdempotencyKey run, CreatorId creator) {
    return entries.find(new Place(run.value(), creator.value()));
  }

  @Override
  public void saveRunEntry(PayoutRunEntry entry) {
    transactions.inTransaction(() -> entries.put(place(entry), entry));
  }

  @Override
  public Optional<CreatorId> lastOfRun(IdempotencyKey run) {
    return transactions.read(
        () ->
            Optional.ofNullable(entryRows.lowerEntry(new Place(run.value() + "\0", "")))
                .map(Map.Entry::getValue)
                .filter(entry -> entry.run().equals(run))
                .map(PayoutRunEntry::creator));
  }

  @Override
  public List<PayoutRunEntry> runEntries(IdempotencyKey run, Optional<CreatorId> after, int limit) {
    Place from = new Place(run.value(), after.map(CreatorId::value).orElse(""));
    return transactions.read(
        () ->
            entryRows.tailMap(from, false).values().stream()
                .takeWhile(entry -> entry.run().equals(run))
                .limit(limit)
                .toList());
  }

  private static Place place(PayoutRunEntry entry) {
    return new Place(entry.run().value(), entry.creator().value());
  }
}
