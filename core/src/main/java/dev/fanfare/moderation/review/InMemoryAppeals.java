package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
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

final class InMemoryAppeals implements AppealStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, Appeal> appeals;
  private final TreeMap<Place, UUID> placeRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> places;

  /** Where an appeal stands among those about a creator's content. */
  private record Place(CreatorId creator, Instant openedAt, UUID id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::creator)
            .thenComparing(Place::openedAt)
            .thenComparing(Place::id, ById.ORDER);

    static Place of(Appeal appeal) {
      return new Place(appeal.creator(), appeal.openedAt(), appeal.id());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  InMemoryAppeals(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.appeals = new InMemoryTable<>(transactions, new HashMap<>());
    this.places = new InMemoryTable<>(transactions, placeRows);
  }

  @Override
  public boolean addAppeal(Appeal appeal) {
    return transactions.inTransaction(
        () -> {
          if (!appeals.add(appeal.id(), appeal)) {
            return false;
          }
          places.put(Place.of(appeal), appeal.id());
          return true;
        });
  }

  @Override
  public Optional<Appeal> findAppeal(UUID id) {
    return appeals.find(id);
  }

  @Override
  public boolean saveAppeal(Appeal next) {
    return transactions.inTransaction(
        () -> {
          Optional<Appeal> before = appeals.find(next.id());
          if (before.isEmpty() || before.get().version() != next.version() - 1) {
            return false;
          }
          appeals.put(next.id(), before.get().text() == null ? next.withoutText() : next);
          return true;
        });
  }

  @Override
  public List<Appeal> appealsOf(CreatorId creator, Optional<Appeal> before, int limit) {
    return transactions.read(
        () -> {
          NavigableMap<Place, UUID> theirs =
              placeRows.subMap(
                  new Place(creator, Instant.MIN, new UUID(0, 0)),
                  true,
                  new Place(creator, Instant.MAX, new UUID(-1, -1)),
                  true);
          NavigableMap<Place, UUID> rest =
              before.map(last -> theirs.headMap(Place.of(last), false)).orElse(theirs);
          return rest.descendingMap().values().stream()
              .limit(limit)
              .map(id -> appeals.find(id).orElseThrow())
              .toList();
        });
  }

  @Override
  public void forEachAppeal(Instant from, Instant to, Consumer<Appeal> visitor) {
    appeals
        .where(
            appeal ->
                appeal.openedAt().isBefore(to)
                    && (appeal.closedAt() == null || !appeal.closedAt().isBefore(from)))
        .forEach(visitor);
  }

  @Override
  public int forgetAppealTexts(String appellant) {
    return transactions.inTransaction(
        () -> {
          List<Appeal> theirs =
              appeals.where(
                  appeal -> appeal.appellant().equals(appellant) && appeal.text() != null);
          theirs.forEach(appeal -> appeals.put(appeal.id(), appeal.withoutText()));
          return theirs.size();
        });
  }
}
