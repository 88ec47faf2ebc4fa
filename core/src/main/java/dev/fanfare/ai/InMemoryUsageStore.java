package dev.fanfare.ai;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the log in memory, about 0.5 kB for a call. */
public final class InMemoryUsageStore implements UsageStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<UUID, CallRecord> calls;
  private final TreeMap<Place, CallRecord> placeRows = new TreeMap<>();
  private final InMemoryTable<Place, CallRecord> places;

  private record Place(Instant at, UUID id) implements Comparable<Place> {
    private static final UUID FIRST = new UUID(Long.MIN_VALUE, Long.MIN_VALUE);
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::at).thenComparing(Place::id);

    static Place of(CallRecord call) {
      return new Place(call.at(), call.id());
    }

    static Place start(Instant at) {
      return new Place(at, FIRST);
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps it in transactions of this unit of work. */
  public InMemoryUsageStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.calls = new InMemoryTable<>(transactions, new HashMap<>());
    this.places = new InMemoryTable<>(transactions, placeRows);
  }

  @Override
  public boolean add(CallRecord call) {
    return transactions.inTransaction(
        () -> {
          boolean added = calls.add(call.id(), call);
          if (added) {
            places.put(Place.of(call), call);
          }
          return added;
        });
  }

  @Override
  public Optional<CallRecord> find(UUID id) {
    return calls.find(id);
  }

  @Override
  public List<UsageTotal> totals(UsageQuery query) {
    List<UsageQuery.Day> days =
        query.by().contains(UsageDimension.DAY)
            ? query.days()
            : List.of(new UsageQuery.Day(LocalDate.EPOCH, query.from(), query.to()));
    return transactions.read(
        () -> {
          Map<Key, Sum> sums = new LinkedHashMap<>();
          for (UsageQuery.Day day : days) {
            for (CallRecord call : between(day.from(), day.to())) {
              if (isWanted(call, query)) {
                sums.computeIfAbsent(Key.of(call, day.day(), query), Sum::new).add(call);
              }
            }
          }
          return sums.values().stream().map(Sum::total).toList();
        });
  }

  private List<CallRecord> between(Instant from, Instant to) {
    return new ArrayList<>(placeRows.subMap(Place.start(from), Place.start(to)).values());
  }

  private static boolean isWanted(CallRecord call, UsageQuery query) {
    return (query.user() == null || query.user().equals(call.user()))
        && (query.purpose() == null || query.purpose().equals(call.purpose()))
        && (query.tenant() == null || query.tenant().equals(call.tenant()));
  }

  @Override
  public int prune(Instant before, int limit) {
    return transactions.inTransaction(
        () -> {
          List<CallRecord> old =
              placeRows.headMap(Place.start(before)).values().stream().limit(limit).toList();
          for (CallRecord call : old) {
            places.remove(Place.of(call));
            calls.remove(call.id());
          }
          return old.size();
        });
  }

  private record Key(
      @Nullable LocalDate day,
      @Nullable Purpose purpose,
      @Nullable ModelName model,
      @Nullable String user,
      @Nullable String tenant,
      @Nullable Object currency) {
    static Key of(CallRecord call, LocalDate day, UsageQuery query) {
      return new Key(
          query.by().contains(UsageDimension.DAY) ? day : null,
          query.by().contains(UsageDimension.PURPOSE) ? call.purpose() : null,
          query.by().contains(UsageDimension.MODEL) ? call.model() : null,
          query.by().contains(UsageDimension.USER) ? call.user() : null,
          query.by().contains(UsageDimension.TENANT) ? call.tenant() : null,
          call.cost() instanceof CallCost.Priced priced ? priced.amount().currency() : null);
    }
  }

  private static final class Sum {
    private final Key key;
    private long calls;
    private long faults;
    private long unpriced;
    private long uncounted;
    private final Map<TokenClass, Long> tokens = new HashMap<>();
    private @Nullable AiCost cost;

    Sum(Key key) {
      this.key = key;
    }

    void add(CallRecord call) {
      calls++;
      faults += call.fault() == null ? 0 : 1;
      unpriced += call.cost() instanceof CallCost.Unpriced ? 1 : 0;
      AiUsage usage = call.usage();
      boolean counted = usage.uncachedInput() != null && usage.output() != null;
      uncounted += counted || call.cost() instanceof CallCost.Nothing ? 0 : 1;
      for (TokenClass type : TokenClass.values()) {
        Long count = usage.tokens(type);
        tokens.merge(type, count == null ? 0 : count, Math::addExact);
      }
      if (call.cost() instanceof CallCost.Priced priced) {
        AiCost before = cost;
        cost = before == null ? priced.amount() : before.plus(priced.amount());
      }
    }

    UsageTotal total() {
      AiCost known = cost;
      return new UsageTotal(
          key.day(),
          key.purpose(),
          key.model(),
          key.user(),
          key.tenant(),
          calls,
          faults,
          unpriced,
          uncounted,
          count(TokenClass.UNCACHED_INPUT),
          count(TokenClass.CACHE_READ),
          count(TokenClass.CACHE_WRITE),
          count(TokenClass.OUTPUT),
          known == null ? List.of() : List.of(known));
    }

    private long count(TokenClass type) {
      return tokens.getOrDefault(type, 0L);
    }
  }
}
