package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.hash.BankReport.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds known pictures in the banks of a store by an index in memory, and known files in the store
 * itself. Every question first asks the store for its banks' numbers, a small read, and takes over
 * what has changed; so an entry counts as soon as it is committed, and a store that cannot be read
 * makes all its banks unavailable.
 *
 * <p>A bank takes about 150 bytes of heap for each perceptual entry, and 4 MB from 4,096 of them
 * on. It is read on the first question; {@link #refresh} does that ahead of it.
 */
public final class IndexedHashMatcher implements HashMatcher {
  private static final Logger log = LoggerFactory.getLogger(IndexedHashMatcher.class);
  private static final int PAGE = 10_000;

  private final HashBankStore store;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Map<String, BankIndex> indexes = Map.of();
  private volatile List<BankState> lastKnown = List.of();

  private IndexedHashMatcher(HashBankStore store) {
    this.store = requireNonNull(store, "store");
  }

  /** Returns a matcher over a store's banks. */
  public static IndexedHashMatcher over(HashBankStore store) {
    return new IndexedHashMatcher(store);
  }

  @Override
  public String name() {
    return "banks";
  }

  /** Takes over what has changed in the store, and says how its banks stand. */
  public List<BankReport> refresh() {
    return current().reports();
  }

  @Override
  public HashAnswer exact(ContentHash hash) {
    requireNonNull(hash, "hash");
    try {
      List<BankState> banks = store.banks();
      List<HashHit> hits = new ArrayList<>();
      for (ExactEntry entry : store.exact(hash)) {
        hits.add(new HashHit(0, entry.bank(), entry.item(), KnownHash.of(hash), 0, 1));
      }
      return new HashAnswer(hits, banks.stream().map(IndexedHashMatcher::report).toList());
    } catch (RuntimeException e) {
      log.warn("Hash banks cannot be read", e);
      return new HashAnswer(List.of(), allUnavailable());
    }
  }

  private static BankReport report(BankState state) {
    return state.enabled()
        ? new BankReport(state.bank().name(), Status.SEARCHED, state.bank().version())
        : new BankReport(state.bank().name(), Status.DISABLED, "switched off");
  }

  @Override
  public HashAnswer near(List<PdqHash> hashes, int maxDistance, int minQuality) {
    require(!hashes.isEmpty(), "hashes must not be empty");
    requireRange("maxDistance", maxDistance, 0, PdqHash.BITS);
    requireRange("minQuality", minQuality, 0, PdqResult.BEST_QUALITY);
    Current current = current();
    List<HashHit> hits = new ArrayList<>();
    for (BankState state : current.banks()) {
      BankIndex index = current.indexes().get(state.bank().name());
      if (state.enabled() && index != null) {
        search(state.bank(), index, hashes, maxDistance, minQuality, hits);
      }
    }
    return new HashAnswer(hits, current.reports());
  }

  private static void search(
      HashBank bank,
      BankIndex index,
      List<PdqHash> hashes,
      int maxDistance,
      int minQuality,
      List<HashHit> hits) {
    Map<String, Integer> sizes = new HashMap<>();
    for (int i = 0; i < hashes.size(); i++) {
      int query = i;
      index.near(
          hashes.get(i),
          maxDistance,
          minQuality,
          (item, hash, distance) -> {
            int size = sizes.computeIfAbsent(item, key -> index.sizeOf(key, minQuality));
            hits.add(new HashHit(query, bank, item, KnownHash.of(hash), distance, size));
          });
    }
  }

  /** The banks as they stand, with an index of each that could be read. */
  private record Current(
      List<BankState> banks, Map<String, BankIndex> indexes, List<BankReport> reports) {}

  private Current current() {
    List<BankState> banks;
    try {
      banks = store.banks();
    } catch (RuntimeException e) {
      log.warn("Hash banks cannot be read", e);
      return new Current(lastKnown, indexes, allUnavailable());
    }
    lastKnown = banks;
    Map<String, String> faults = new TreeMap<>();
    if (banks.stream().anyMatch(this::isBehind)) {
      reading.lock();
      try {
        faults = catchUp(banks);
      } finally {
        reading.unlock();
      }
    }
    List<BankReport> reports = new ArrayList<>();
    for (BankState state : banks) {
      String fault = faults.get(state.bank().name());
      reports.add(
          fault == null
              ? report(state)
              : new BankReport(state.bank().name(), Status.UNAVAILABLE, fault));
    }
    return new Current(banks, indexes, reports);
  }

  private boolean isBehind(BankState state) {
    BankIndex index = indexes.get(state.bank().name());
    return state.enabled() && (index == null || index.revision() < state.revision());
  }

  /** Reads what is new of each bank. Returns the banks that could not be read and why. */
  private Map<String, String> catchUp(List<BankState> banks) {
    Map<String, BankIndex> next = new TreeMap<>(indexes);
    Map<String, String> faults = new TreeMap<>();
    for (BankState state : banks) {
      String name = state.bank().name();
      if (isBehind(state)) {
        try {
          next.put(name, read(state, next.getOrDefault(name, BankIndex.EMPTY)));
        } catch (RuntimeException e) {
          log.warn("Hash bank '{}' cannot be read", name, e);
          faults.put(name, "cannot be read: " + e.getClass().getSimpleName());
        }
      }
    }
    indexes = Map.copyOf(next);
    return faults;
  }

  /**
   * Changes that come in while others are read are taken over, and read once more the next time:
   * the index is only as far as the number that was known before, so no removal goes unnoticed.
   */
  private BankIndex read(BankState state, BankIndex known) {
    BankIndex index = known.revision() < state.forgotten() ? BankIndex.EMPTY : known;
    Map<BankEntry, EntryChange> latest = new LinkedHashMap<>();
    long after = index.revision();
    List<EntryChange> page;
    do {
      page = store.perceptualChanges(state.bank().name(), after, PAGE);
      for (EntryChange change : page) {
        latest.put(change.entry(), change);
        after = change.revision();
      }
    } while (page.size() == PAGE);
    return index.after(latest.values(), state.revision());
  }

  private List<BankReport> allUnavailable() {
    String detail = "the store cannot be read";
    if (lastKnown.isEmpty()) {
      return List.of(new BankReport(name(), Status.UNAVAILABLE, detail));
    }
    return lastKnown.stream()
        .map(state -> new BankReport(state.bank().name(), Status.UNAVAILABLE, detail))
        .toList();
  }
}
