package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps banks in memory. */
public final class InMemoryHashBankStore implements HashBankStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<String, BankState> banks;
  private final TreeMap<EntryKey, EntryChange> entryRows = new TreeMap<>(EntryKey.ORDER);
  private final InMemoryTable<EntryKey, EntryChange> entries;
  private final TreeMap<Position, EntryKey> latestRows = new TreeMap<>(Position.ORDER);
  private final InMemoryTable<Position, EntryKey> latest;
  private final TreeMap<EntryKey, EntryKey> exactRows = new TreeMap<>(EntryKey.BY_HASH);
  private final InMemoryTable<EntryKey, EntryKey> exact;

  /** An entry of a bank. */
  private record EntryKey(String bank, String item, String hash) {
    static final Comparator<EntryKey> ORDER =
        Comparator.comparing(EntryKey::bank)
            .thenComparing(EntryKey::item)
            .thenComparing(EntryKey::hash);
    static final Comparator<EntryKey> BY_HASH =
        Comparator.comparing(EntryKey::hash).thenComparing(ORDER);
  }

  /** A change of a bank. */
  private record Position(String bank, long revision) {
    static final Comparator<Position> ORDER =
        Comparator.comparing(Position::bank).thenComparingLong(Position::revision);
  }

  public InMemoryHashBankStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.banks = new InMemoryTable<>(transactions, new TreeMap<>());
    this.entries = new InMemoryTable<>(transactions, entryRows);
    this.latest = new InMemoryTable<>(transactions, latestRows);
    this.exact = new InMemoryTable<>(transactions, exactRows);
  }

  @Override
  public void save(HashBank bank) {
    transactions.inTransaction(
        () -> {
          Optional<BankState> before = banks.find(bank.name());
          banks.put(
              bank.name(),
              before
                  .map(b -> new BankState(bank, b.enabled(), b.revision(), b.forgotten()))
                  .orElseGet(() -> new BankState(bank, true, 0, 0)));
        });
  }

  @Override
  public void setEnabled(String bank, boolean enabled) {
    transactions.inTransaction(
        () -> {
          BankState before = find(bank);
          banks.put(
              bank, new BankState(before.bank(), enabled, before.revision(), before.forgotten()));
        });
  }

  @Override
  public int add(String bank, Collection<BankEntry> added) {
    return transactions.inTransaction(
        () -> {
          find(bank);
          int changed = 0;
          for (BankEntry entry : added) {
            EntryKey key = new EntryKey(bank, entry.item(), entry.hash().text());
            Optional<EntryChange> before = entries.find(key);
            if (before.isEmpty() || !before.get().active()) {
              change(key, before.map(EntryChange::entry).orElse(entry), true);
              changed++;
            }
          }
          return changed;
        });
  }

  @Override
  public int setEnabled(String bank, String item, boolean enabled) {
    return transactions.inTransaction(
        () -> {
          find(bank);
          int changed = 0;
          for (EntryKey key : keysOf(bank, item)) {
            EntryChange before = entries.find(key).orElseThrow();
            if (before.active() != enabled) {
              change(key, before.entry(), enabled);
              changed++;
            }
          }
          return changed;
        });
  }

  private void change(EntryKey key, BankEntry entry, boolean active) {
    BankState before = find(key.bank());
    long revision = before.revision() + 1;
    banks.put(
        key.bank(), new BankState(before.bank(), before.enabled(), revision, before.forgotten()));
    entries.find(key).ifPresent(old -> latest.remove(new Position(key.bank(), old.revision())));
    latest.put(new Position(key.bank(), revision), key);
    entries.put(key, new EntryChange(revision, entry, active));
    if (entry.hash() instanceof KnownHash.Exact) {
      exact.put(key, key);
    }
  }

  @Override
  public int forget(String bank, String item) {
    return transactions.inTransaction(
        () -> {
          BankState before = find(bank);
          List<EntryKey> keys = keysOf(bank, item);
          for (EntryKey key : keys) {
            latest.remove(new Position(bank, entries.find(key).orElseThrow().revision()));
            exact.remove(key);
            entries.remove(key);
          }
          if (!keys.isEmpty()) {
            long revision = before.revision() + 1;
            banks.put(bank, new BankState(before.bank(), before.enabled(), revision, revision));
          }
          return keys.size();
        });
  }

  @Override
  public List<BankState> banks() {
    return banks.all();
  }

  @Override
  public List<ExactEntry> exact(ContentHash hash) {
    String text = KnownHash.of(hash).text();
    return transactions.read(
        () -> {
          List<ExactEntry> found = new ArrayList<>();
          for (EntryKey key : exactRows.tailMap(new EntryKey("", "", text)).keySet()) {
            if (!key.hash().equals(text)) {
              break;
            }
            BankState state = find(key.bank());
            if (state.enabled() && entries.find(key).orElseThrow().active()) {
              found.add(new ExactEntry(state.bank(), key.item()));
            }
          }
          return found;
        });
  }

  @Override
  public List<EntryChange> perceptualChanges(String bank, long after, int limit) {
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    return transactions.read(
        () -> {
          find(bank);
          Position first = new Position(bank, after);
          return latestRows.tailMap(first, false).entrySet().stream()
              .takeWhile(row -> row.getKey().bank().equals(bank))
              .map(row -> entries.find(row.getValue()).orElseThrow())
              .filter(change -> change.entry().hash() instanceof KnownHash.Perceptual)
              .limit(limit)
              .toList();
        });
  }

  @Override
  public long size(String bank) {
    return transactions.read(
        () -> {
          find(bank);
          return entryRows.tailMap(new EntryKey(bank, "", "")).entrySet().stream()
              .takeWhile(row -> row.getKey().bank().equals(bank))
              .filter(row -> row.getValue().active())
              .count();
        });
  }

  private BankState find(String bank) {
    return banks.find(bank).orElseThrow(() -> new UnknownHashBankException(bank));
  }

  private List<EntryKey> keysOf(String bank, String item) {
    return entryRows.tailMap(new EntryKey(bank, item, "")).keySet().stream()
        .takeWhile(key -> key.bank().equals(bank) && key.item().equals(item))
        .toList();
  }
}
