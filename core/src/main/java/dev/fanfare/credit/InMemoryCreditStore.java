package dev.fanfare.credit;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryLog;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps wallets in memory: about 0.3 kB for a charge. */
public final class InMemoryCreditStore implements CreditStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<Wallet, WalletState> states;
  private final InMemoryTable<UUID, Grant> grants;
  private final InMemoryTable<UUID, Reservation> reservations;
  private final InMemoryTable<UUID, Charge> charges;
  private final InMemoryTable<CreatorId, List<CreditType>> types;
  private final TreeMap<Due, Wallet> dueRows = new TreeMap<>(Due.ORDER);
  private final InMemoryTable<Due, Wallet> due;
  private final Map<Wallet, History> histories = new HashMap<>();

  /** What a wallet ever held and did, oldest first; the rows themselves are in the tables. */
  private static final class History {
    final InMemoryLog<CreditEntry> entries;
    final InMemoryLog<UUID> grants;
    final InMemoryLog<UUID> reservations;
    final InMemoryLog<UUID> charges;

    History(InMemoryUnitOfWork transactions) {
      entries = new InMemoryLog<>(transactions);
      grants = new InMemoryLog<>(transactions);
      reservations = new InMemoryLog<>(transactions);
      charges = new InMemoryLog<>(transactions);
    }
  }

  private record Due(Instant at, Wallet wallet) {
    static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparing(Due::wallet);
  }

  /** Keeps its state in transactions of the given unit of work. */
  public InMemoryCreditStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.states = new InMemoryTable<>(transactions, new HashMap<>());
    this.grants = new InMemoryTable<>(transactions, new HashMap<>());
    this.reservations = new InMemoryTable<>(transactions, new HashMap<>());
    this.charges = new InMemoryTable<>(transactions, new HashMap<>());
    this.types = new InMemoryTable<>(transactions, new HashMap<>());
    this.due = new InMemoryTable<>(transactions, dueRows);
  }

  @Override
  public WalletState find(Wallet wallet) {
    return states.find(wallet).orElseGet(() -> WalletState.empty(wallet));
  }

  @Override
  public WalletState lock(Wallet wallet) {
    // Transactions run one at a time: the running one holds every wallet.
    return find(wallet);
  }

  @Override
  public List<CreditType> lock(CreatorId creator) {
    return types(creator);
  }

  @Override
  public List<CreditType> types(CreatorId creator) {
    return types.find(creator).orElse(List.of());
  }

  @Override
  public void save(WalletChange change) {
    transactions.inTransaction(() -> write(change));
  }

  private void write(WalletChange change) {
    WalletState after = change.after();
    Wallet wallet = after.wallet();
    History history = histories.computeIfAbsent(wallet, w -> new History(transactions));
    for (Grant grant : change.granted()) {
      insert(grants, grant.id(), grant, history.grants);
    }
    for (Grant grant : change.changed()) {
      grants.put(grant.id(), grant);
    }
    Reservation opened = change.reservation();
    if (change.opened() && opened != null) {
      insert(reservations, opened.id(), opened, history.reservations);
    }
    for (Reservation closed : change.closed()) {
      reservations.put(closed.id(), closed);
    }
    Charge charge = change.charge();
    if (charge != null) {
      insert(charges, charge.id(), charge, history.charges);
    }
    Charge refunded = change.refunded();
    if (refunded != null) {
      charges.put(refunded.id(), refunded);
    }
    change.entries().forEach(history.entries::append);
    WalletState before = states.find(wallet).orElse(null);
    if (before == null) {
      addType(wallet);
    }
    states.put(wallet, after);
    index(wallet, before == null ? null : dueAt(before), dueAt(after));
  }

  private static <T> void insert(
      InMemoryTable<UUID, T> table, UUID id, T row, InMemoryLog<UUID> history) {
    if (!table.add(id, row)) {
      throw new FanfareException("Id %s is stored already; nothing was stored".formatted(id));
    }
    history.append(id);
  }

  private void addType(Wallet wallet) {
    List<CreditType> known = types(wallet.creator());
    List<CreditType> all =
        Stream.concat(known.stream(), Stream.of(wallet.type())).sorted().toList();
    types.put(wallet.creator(), all);
  }

  private void index(Wallet wallet, @Nullable Instant before, @Nullable Instant after) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before != null) {
      due.remove(new Due(before, wallet));
    }
    if (after != null) {
      due.put(new Due(after, wallet), wallet);
    }
  }

  private static @Nullable Instant dueAt(WalletState state) {
    return DueWork.next(state);
  }

  @Override
  public OptionalLong spend(Wallet wallet, long amount, UUID charge, Instant now) {
    return transactions.inTransaction(
        () -> {
          WalletState state = find(wallet);
          if (!state.firstGrantPays(amount, now)) {
            return OptionalLong.empty();
          }
          WalletChange change = state.spend(charge, amount, now);
          write(change);
          return OptionalLong.of(change.after().available());
        });
  }

  @Override
  public Optional<Reservation> reservation(UUID id) {
    return reservations.find(id);
  }

  @Override
  public Optional<Charge> charge(UUID id) {
    return charges.find(id);
  }

  @Override
  public List<Grant> grants(Collection<UUID> ids) {
    return ids.stream().distinct().map(grants::find).flatMap(Optional::stream).toList();
  }

  @Override
  public List<CreditEntry> entries(Wallet wallet, Instant from, Instant to) {
    return transactions.read(
        () -> {
          InMemoryLog<CreditEntry> all = history(wallet).entries;
          int first = countBefore(all, from);
          int end = Math.max(first, countBefore(all, to));
          return IntStream.range(first, end).mapToObj(all::get).toList();
        });
  }

  @Override
  public Optional<CreditEntry> lastEntry(Wallet wallet, Instant before) {
    return transactions.read(
        () -> {
          InMemoryLog<CreditEntry> all = history(wallet).entries;
          int count = countBefore(all, before);
          return count == 0 ? Optional.empty() : Optional.of(all.get(count - 1));
        });
  }

  /** Returns how many lines happened before an instant; lines are in the order of time. */
  private static int countBefore(InMemoryLog<CreditEntry> entries, Instant instant) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).at().isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public List<Wallet> due(Instant now, int limit) {
    return transactions.read(
        () ->
            dueRows.entrySet().stream()
                .takeWhile(row -> !row.getKey().at().isAfter(now))
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList());
  }

  @Override
  public void forEachWallet(Consumer<WalletState> visitor) {
    states.all().stream().sorted(Comparator.comparing(WalletState::wallet)).forEach(visitor);
  }

  @Override
  public void forEachGrant(Wallet wallet, Consumer<Grant> visitor) {
    rows(history(wallet).grants, grants).forEach(visitor);
  }

  @Override
  public void forEachReservation(Wallet wallet, Consumer<Reservation> visitor) {
    rows(history(wallet).reservations, reservations).forEach(visitor);
  }

  @Override
  public void forEachCharge(Wallet wallet, Consumer<Charge> visitor) {
    rows(history(wallet).charges, charges).forEach(visitor);
  }

  @Override
  public void forEachEntry(Wallet wallet, Consumer<CreditEntry> visitor) {
    history(wallet).entries.all().forEach(visitor);
  }

  private <T> List<T> rows(InMemoryLog<UUID> ids, InMemoryTable<UUID, T> table) {
    return transactions.read(
        () -> ids.all().stream().map(table::find).flatMap(Optional::stream).toList());
  }

  private History history(Wallet wallet) {
    return transactions.read(
        () -> {
          History history = histories.get(wallet);
          return history == null ? new History(transactions) : history;
        });
  }
}
