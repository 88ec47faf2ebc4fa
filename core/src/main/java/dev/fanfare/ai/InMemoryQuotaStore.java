package dev.fanfare.ai;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Counts allowances in memory. */
public final class InMemoryQuotaStore implements QuotaStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<QuotaSubject, QuotaWindow> windows;
  private final InMemoryTable<QuotaMessage, QuotaUse> uses;
  private final TreeMap<End, QuotaMessage> endRows = new TreeMap<>();
  private final InMemoryTable<End, QuotaMessage> ends;

  private record End(Instant at, QuotaMessage message) implements Comparable<End> {
    private static final Comparator<End> ORDER =
        Comparator.comparing(End::at)
            .thenComparing(end -> end.message.subject().user())
            .thenComparing(end -> end.message.subject().purpose().name())
            .thenComparing(end -> end.message.id());

    static End of(QuotaUse use) {
      return new End(use.resetAt(), use.message());
    }

    @Override
    public int compareTo(End other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps them in transactions of this unit of work. */
  public InMemoryQuotaStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.windows = new InMemoryTable<>(transactions, new HashMap<>());
    this.uses = new InMemoryTable<>(transactions, new HashMap<>());
    this.ends = new InMemoryTable<>(transactions, endRows);
  }

  @Override
  public Optional<QuotaWindow> find(QuotaSubject subject) {
    return windows.find(subject);
  }

  @Override
  public Optional<QuotaWindow> lock(QuotaSubject subject) {
    // Transactions run one at a time: the running one holds every window.
    return windows.find(subject);
  }

  @Override
  public void save(QuotaWindow window) {
    transactions.inTransaction(() -> windows.put(window.subject(), window));
  }

  @Override
  public Optional<QuotaUse> use(QuotaMessage message) {
    return uses.find(message);
  }

  @Override
  public void save(QuotaUse use) {
    transactions.inTransaction(
        () -> {
          uses.find(use.message()).ifPresent(before -> ends.remove(End.of(before)));
          uses.put(use.message(), use);
          ends.put(End.of(use), use.message());
        });
  }

  @Override
  public void forEach(Visitor visitor) {
    transactions.read(
        () -> {
          for (QuotaWindow window : windows.all()) {
            long counted =
                uses.where(
                        use ->
                            use.message().subject().equals(window.subject())
                                && use.resetAt().equals(window.resetAt())
                                && use.state() != QuotaUse.State.REFUNDED)
                    .size();
            visitor.visit(window, counted);
          }
          return true;
        });
  }

  @Override
  public int prune(Instant before, int limit) {
    return transactions.inTransaction(
        () -> {
          List<End> old =
              endRows.keySet().stream()
                  .takeWhile(end -> end.at().isBefore(before))
                  .limit(limit)
                  .toList();
          for (End end : old) {
            ends.remove(end);
            uses.remove(end.message());
          }
          return old.size();
        });
  }
}
