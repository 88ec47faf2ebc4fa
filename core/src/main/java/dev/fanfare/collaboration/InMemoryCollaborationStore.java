package dev.fanfare.collaboration;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps collaboration requests in memory. */
public final class InMemoryCollaborationStore implements CollaborationStore {
  /**
   * As their text, which every storage sorts alike; {@link UUID#compareTo} takes the halves as
   * signed.
   */
  private static final Comparator<UUID> BY_ID =
      ((Comparator<UUID>)
              (a, b) ->
                  Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits()))
          .thenComparing(
              (a, b) ->
                  Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits()));

  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, CollaborationRequest> requests;
  private final InMemoryTable<Subject, UUID> pending;
  private final TreeMap<Deadline, UUID> deadlineRows = new TreeMap<>();
  private final InMemoryTable<Deadline, UUID> deadlines;
  private final TreeMap<Place, UUID> placeRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> places;

  /** What at most one pending request is about. */
  private record Subject(
      CreatorId initiator, CreatorId target, CollaborationType type, @Nullable String reference) {
    static Subject of(CollaborationRequest request) {
      return new Subject(
          request.initiator(), request.target(), request.type(), request.reference());
    }
  }

  /** When a pending request falls due. */
  private record Deadline(Instant at, UUID id) implements Comparable<Deadline> {
    private static final Comparator<Deadline> ORDER =
        Comparator.comparing(Deadline::at).thenComparing(Deadline::id, BY_ID);

    static Deadline of(CollaborationRequest request) {
      return new Deadline(request.expiresAt(), request.id());
    }

    @Override
    public int compareTo(Deadline other) {
      return ORDER.compare(this, other);
    }
  }

  /** Where a request stands among those of a creator. */
  private record Place(CreatorId creator, Instant createdAt, UUID id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::creator)
            .thenComparing(Place::createdAt, Comparator.reverseOrder())
            .thenComparing(Place::id, BY_ID.reversed());

    static Place of(CreatorId creator, CollaborationRequest request) {
      return new Place(creator, request.createdAt(), request.id());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps them in transactions of this unit of work. */
  public InMemoryCollaborationStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.requests = new InMemoryTable<>(transactions, new HashMap<>());
    this.pending = new InMemoryTable<>(transactions, new HashMap<>());
    this.deadlines = new InMemoryTable<>(transactions, deadlineRows);
    this.places = new InMemoryTable<>(transactions, placeRows);
  }

  @Override
  public boolean add(CollaborationRequest request) {
    return transactions.inTransaction(
        () -> {
          if (pending.find(Subject.of(request)).isPresent()) {
            return false;
          }
          if (!requests.add(request.id(), request)) {
            throw new FanfareException(
                "Collaboration %s is stored already".formatted(request.id()));
          }
          pending.put(Subject.of(request), request.id());
          deadlines.put(Deadline.of(request), request.id());
          places.put(Place.of(request.initiator(), request), request.id());
          places.put(Place.of(request.target(), request), request.id());
          return true;
        });
  }

  @Override
  public Optional<CollaborationRequest> lockPending(CollaborationRequest like) {
    return transactions.read(() -> pending.find(Subject.of(like)).flatMap(requests::find));
  }

  @Override
  public Optional<CollaborationRequest> find(UUID id) {
    return requests.find(id);
  }

  @Override
  public Optional<CollaborationRequest> lock(UUID id) {
    // Transactions run one at a time: the running one holds every request.
    return requests.find(id);
  }

  @Override
  public void update(CollaborationRequest request) {
    transactions.inTransaction(
        () -> {
          requests
              .find(request.id())
              .filter(before -> before.state() == CollaborationState.PENDING)
              .ifPresent(
                  before -> {
                    pending.remove(Subject.of(before));
                    deadlines.remove(Deadline.of(before));
                  });
          requests.put(request.id(), request);
        });
  }

  @Override
  public List<CollaborationRequest> expireDue(Instant now, int limit) {
    return transactions.inTransaction(
        () -> {
          List<CollaborationRequest> due =
              deadlineRows.entrySet().stream()
                  .takeWhile(deadline -> !deadline.getKey().at().isAfter(now))
                  .limit(limit)
                  .map(deadline -> requests.find(deadline.getValue()).orElseThrow().asOf(now))
                  .toList();
          due.forEach(this::update);
          return due;
        });
  }

  @Override
  public List<CollaborationRequest> forCreator(
      CreatorId creator,
      Set<CollaborationState> states,
      Instant now,
      Optional<UUID> after,
      int limit) {
    return transactions.read(
        () -> {
          Optional<CollaborationRequest> last = after.flatMap(requests::find);
          if (after.isPresent() && last.isEmpty()) {
            return List.of();
          }
          Map<Place, UUID> rest =
              last.map(seen -> placeRows.tailMap(Place.of(creator, seen), false))
                  .orElseGet(() -> placeRows.tailMap(start(creator), true));
          return rest.entrySet().stream()
              .takeWhile(place -> place.getKey().creator().equals(creator))
              .map(place -> requests.find(place.getValue()).orElseThrow().asOf(now))
              .filter(request -> states.isEmpty() || states.contains(request.state()))
              .limit(limit)
              .toList();
        });
  }

  /** Returns the place before all of a creator's. */
  private static Place start(CreatorId creator) {
    return new Place(creator, Instant.MAX, new UUID(-1, -1));
  }
}
