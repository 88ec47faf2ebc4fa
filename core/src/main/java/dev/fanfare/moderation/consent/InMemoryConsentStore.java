package dev.fanfare.moderation.consent;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps consents in memory. */
public final class InMemoryConsentStore implements ConsentStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, ConsentRecord> records;
  private final TreeMap<Place, UUID> placeRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> places;
  private final InMemoryTable<UUID, ConsentTask> tasks;

  /** Where a record stands among a person's. */
  private record Place(PersonId person, long seq) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPerson = person.compareTo(other.person);
      return byPerson != 0 ? byPerson : Long.compare(seq, other.seq);
    }
  }

  /** What the newest record of each kind is looked for by. */
  private record Matter(
      PersonId person, ConsentPurpose purpose, ConsentScope scope, ConsentDecision decision) {}

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemoryConsentStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.records = new InMemoryTable<>(transactions, new HashMap<>());
    this.places = new InMemoryTable<>(transactions, placeRows);
    this.tasks = new InMemoryTable<>(transactions, new LinkedHashMap<>());
  }

  @Override
  public long lock(PersonId person) {
    // Transactions run one at a time: the running one holds everybody.
    return transactions.read(
        () -> {
          Place last = placeRows.lowerKey(new Place(person, Long.MAX_VALUE));
          return last != null && last.person().equals(person) ? last.seq() : 0L;
        });
  }

  @Override
  public void append(ConsentRecord record) {
    transactions.inTransaction(
        () -> {
          if (record.seq() != lock(record.person()) + 1) {
            throw new FanfareException(
                "Consent %s is number %d of '%s', but the last one is number %d"
                    .formatted(record.id(), record.seq(), record.person(), lock(record.person())));
          }
          if (!records.add(record.id(), record)) {
            throw new FanfareException("Consent %s is stored already".formatted(record.id()));
          }
          places.put(new Place(record.person(), record.seq()), record.id());
        });
  }

  @Override
  public Optional<ConsentRecord> find(UUID id) {
    return records.find(id);
  }

  @Override
  public List<ConsentRecord> standing(
      Collection<PersonId> persons, Set<ConsentPurpose> purposes, CreatorId creator, String item) {
    return transactions.read(
        () -> {
          Map<Matter, ConsentRecord> newest = new LinkedHashMap<>();
          for (PersonId person : persons) {
            for (ConsentRecord record : of(person, 0)) {
              if (purposes.contains(record.purpose()) && record.scope().covers(creator, item)) {
                newest.put(
                    new Matter(person, record.purpose(), record.scope(), record.decision()),
                    record);
              }
            }
          }
          return List.copyOf(newest.values());
        });
  }

  @Override
  public List<ConsentRecord> history(PersonId person, long after, int limit) {
    return transactions.read(() -> of(person, after).stream().limit(limit).toList());
  }

  private List<ConsentRecord> of(PersonId person, long after) {
    return placeRows
        .subMap(new Place(person, after), false, new Place(person, Long.MAX_VALUE), true)
        .values()
        .stream()
        .map(id -> records.find(id).orElseThrow())
        .toList();
  }

  @Override
  public void addTask(ConsentTask task) {
    transactions.inTransaction(() -> tasks.put(task.id(), task));
  }

  @Override
  public Optional<ConsentTask> lockDueTask(Instant now) {
    return tasks.where(task -> !task.dueAt().isAfter(now)).stream()
        .min(Comparator.comparing(ConsentTask::dueAt).thenComparing(ConsentTask::id));
  }

  @Override
  public void saveTask(ConsentTask task) {
    transactions.inTransaction(() -> tasks.put(task.id(), task));
  }

  @Override
  public void removeTask(UUID id) {
    transactions.inTransaction(() -> tasks.remove(id));
  }

  @Override
  public int erase(PersonId person, String keyedHash) {
    return transactions.inTransaction(
        () -> {
          List<ConsentRecord> theirs = of(person, 0);
          for (ConsentRecord record : theirs) {
            records.put(record.id(), record.erased(keyedHash));
            places.remove(new Place(person, record.seq()));
          }
          tasks
              .where(task -> task.person().equals(person))
              .forEach(task -> tasks.remove(task.id()));
          return theirs.size();
        });
  }
}
