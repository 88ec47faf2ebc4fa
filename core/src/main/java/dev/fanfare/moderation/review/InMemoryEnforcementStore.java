package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps the effects of decisions in memory. */
public final class InMemoryEnforcementStore implements EnforcementStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, Effect> effects;
  private final TreeMap<Place, UUID> placeRows = new TreeMap<>();
  private final InMemoryTable<Place, UUID> places;

  /** Where an effect stands among a creator's. */
  private record Place(CreatorId creator, Instant at, UUID decision) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::creator)
            .thenComparing(Place::at)
            .thenComparing(Place::decision, ById.ORDER);

    static Place of(Effect effect) {
      return new Place(effect.creator(), effect.at(), effect.decision());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Makes an empty store whose changes belong to these transactions. */
  public InMemoryEnforcementStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.effects = new InMemoryTable<>(transactions, new HashMap<>());
    this.places = new InMemoryTable<>(transactions, placeRows);
  }

  @Override
  public void lockCreator(CreatorId creator) {
    // Transactions run one at a time: the running one holds everybody.
  }

  @Override
  public Optional<Effect> find(UUID decision) {
    return effects.find(decision);
  }

  @Override
  public boolean add(Effect effect) {
    return transactions.inTransaction(
        () -> {
          if (!effects.add(effect.decision(), effect)) {
            return false;
          }
          places.put(Place.of(effect), effect.decision());
          return true;
        });
  }

  @Override
  public boolean lift(UUID decision, UUID by, Instant at) {
    return transactions.inTransaction(
        () -> {
          Optional<Effect> held = effects.find(decision).filter(Effect::isInForce);
          held.ifPresent(effect -> effects.put(decision, effect.lifted(by, at)));
          return held.isPresent();
        });
  }

  @Override
  public Actions onContent(ContentRef content) {
    Actions strongest =
        strongest(effects.where(effect -> effect.content().equals(content)).stream());
    return new Actions(strongest.visibility(), strongest.monetary(), Sanction.NONE, Sanction.NONE);
  }

  @Override
  public Actions onCreator(CreatorId creator) {
    Actions strongest = transactions.read(() -> strongest(of(theirs(creator))));
    return new Actions(Visibility.ALLOW, Sanction.NONE, strongest.service(), strongest.account());
  }

  private static Actions strongest(Stream<Effect> some) {
    return some.filter(Effect::isInForce)
        .map(Effect::actions)
        .reduce(Actions.ALLOW, Actions::stronger);
  }

  @Override
  public int points(CreatorId creator, Instant now) {
    return transactions.read(
        () -> of(theirs(creator)).mapToInt(effect -> effect.points(now)).sum());
  }

  @Override
  public List<Effect> history(CreatorId creator, Optional<Effect> before, int limit) {
    return transactions.read(
        () -> {
          NavigableMap<Place, UUID> all = theirs(creator);
          NavigableMap<Place, UUID> rest =
              before.map(last -> all.headMap(Place.of(last), false)).orElse(all);
          return of(rest.descendingMap()).limit(limit).toList();
        });
  }

  private NavigableMap<Place, UUID> theirs(CreatorId creator) {
    return placeRows.subMap(
        new Place(creator, Instant.MIN, new UUID(0, 0)),
        true,
        new Place(creator, Instant.MAX, new UUID(-1, -1)),
        true);
  }

  private Stream<Effect> of(NavigableMap<Place, UUID> rows) {
    return rows.values().stream().map(id -> effects.find(id).orElseThrow());
  }
}
