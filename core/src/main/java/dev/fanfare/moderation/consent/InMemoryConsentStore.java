package dev.fanfare.moderation.consent;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.PersonId;
import java.time.Instant;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/** Keeps consents in memory. */
public final class InMemoryConsentStore implements ConsentStore {
  private static final Comparator<ContentRef> BY_CONTENT =
      Comparator.comparing(ContentRef::id).thenComparingInt(ContentRef::version);

  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, ConsentRecord> records;
  private final TreeMap<Place, UUID> placeRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> places;
  private final TreeMap<ContentRef, ConsentUse> useRows = new TreeMap<>(BY_CONTENT);
  private final InMemoryTable<ContentRef, ConsentUse> uses;
  private final TreeMap<Depicted, ContentRef> depictedRows = new TreeMap<>();
  private final InMemoryTable<Depicted, ContentRef> depicted;
  private final InMemoryTable<UUID, ConsentTask> tasks;

  /** Where a record stands among a person's. */
  private record Place(PersonId person, long seq) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPerson = person.compareTo(other.person);
      return byPerson != 0 ? byPerson : Long.compare(seq, other.seq);
    }
  }

  /** Where a version of an item stands among those with a person in it. */
  private record Depicted(PersonId person, String item, int version)
      implements Comparable<Depicted> {
    private static final Comparator<Depicted> ORDER =
        Comparator.comparing(Depicted::person)
            .thenComparing(Depicted::item)
            .thenComparingInt(Depicted::version);

    static Depicted in(PersonId person, ContentRef content) {
      return new Depicted(person, content.id(), content.version());
    }

    @Override
    public int compareTo(Depicted other) {
      return ORDER.compare(this, other);
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
    this.uses = new InMemoryTable<>(transactions, useRows);
    this.depicted = new InMemoryTable<>(transactions, depictedRows);
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
  public void addUse(ConsentUse use) {
    transactions.inTransaction(
        () -> {
          uses.find(use.content())
              .ifPresent(
                  before ->
                      before
                          .persons()
                          .forEach(person -> depicted.remove(Depicted.in(person, use.content()))));
          uses.put(use.content(), use);
          use.persons()
              .forEach(person -> depicted.put(Depicted.in(person, use.content()), use.content()));
        });
  }

  @Override
  public Optional<ConsentUse> newestUse(String item) {
    return transactions.read(
        () -> {
          Map.@Nullable Entry<ContentRef, ConsentUse> last =
              useRows.floorEntry(ContentRef.of(item, Integer.MAX_VALUE));
          return Optional.ofNullable(last)
              .map(Map.Entry::getValue)
              .filter(use -> use.content().id().equals(item));
        });
  }

  @Override
  public List<ConsentUse> uses(
      PersonId person, ConsentScope scope, Optional<ContentRef> after, int limit) {
    return transactions.read(
        () ->
            depictedRows
                .tailMap(
                    after
                        .map(last -> Depicted.in(person, last))
                        .orElse(new Depicted(person, "", 0)),
                    false)
                .entrySet()
                .stream()
                .takeWhile(row -> row.getKey().person().equals(person))
                .map(row -> uses.find(row.getValue()).orElseThrow())
                .filter(use -> scope.covers(use.creator(), use.content().id()))
                .limit(limit)
                .toList());
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

  @Override
  public void forgetUses(PersonId person, Collection<ContentRef> contents) {
    transactions.inTransaction(
        () -> {
          for (ContentRef content : contents) {
            depicted.remove(Depicted.in(person, content));
            uses.find(content)
                .ifPresent(
                    use -> {
                      List<PersonId> others = new ArrayList<>(use.persons());
                      others.remove(person);
                      uses.put(
                          content, new ConsentUse(content, use.creator(), others, use.purposes()));
                    });
          }
        });
  }
}
