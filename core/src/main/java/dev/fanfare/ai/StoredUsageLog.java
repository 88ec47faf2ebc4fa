package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class StoredUsageLog implements UsageLog {
  private static final Comparator<UsageTotal> ORDER =
      by(UsageTotal::day)
          .thenComparing(by(total -> text(total.purpose())))
          .thenComparing(by(total -> text(total.model())))
          .thenComparing(by(UsageTotal::user))
          .thenComparing(by(UsageTotal::tenant));

  private final Operations operations;
  private final UsageStore store;

  StoredUsageLog(Operations operations, UsageStore store) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
  }

  private static <T extends Comparable<? super T>> Comparator<UsageTotal> by(
      Function<UsageTotal, @Nullable T> value) {
    return comparing(value, nullsFirst(naturalOrder()));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  @Override
  public boolean record(CallRecord call) {
    requireNonNull(call, "call");
    return operations.inTransaction(() -> store.add(call));
  }

  @Override
  public Optional<CallRecord> find(UUID id) {
    return store.find(requireNonNull(id, "id"));
  }

  @Override
  public List<UsageTotal> totals(UsageQuery query) {
    Map<Key, Sum> sums = new LinkedHashMap<>();
    for (UsageTotal line : store.totals(requireNonNull(query, "query"))) {
      sums.computeIfAbsent(Key.of(line), key -> new Sum()).add(line);
    }
    return sums.values().stream().map(Sum::total).sorted(ORDER).toList();
  }

  private record Key(
      @Nullable LocalDate day,
      @Nullable Purpose purpose,
      @Nullable ModelName model,
      @Nullable String user,
      @Nullable String tenant) {
    static Key of(UsageTotal line) {
      return new Key(line.day(), line.purpose(), line.model(), line.user(), line.tenant());
    }
  }

  /** Lines that differ in their currency only. */
  private static final class Sum {
    private final List<UsageTotal> lines = new ArrayList<>();
    private final Map<String, AiCost> costs = new TreeMap<>();

    void add(UsageTotal line) {
      lines.add(line);
      for (AiCost cost : line.costs()) {
        Asset currency = cost.currency();
        costs.merge(currency.code() + "/" + currency.scale(), cost, AiCost::plus);
      }
    }

    UsageTotal total() {
      UsageTotal any = lines.get(0);
      return new UsageTotal(
          any.day(),
          any.purpose(),
          any.model(),
          any.user(),
          any.tenant(),
          sum(UsageTotal::calls),
          sum(UsageTotal::faults),
          sum(UsageTotal::unpriced),
          sum(UsageTotal::uncounted),
          sum(UsageTotal::uncachedInput),
          sum(UsageTotal::cacheRead),
          sum(UsageTotal::cacheWrite),
          sum(UsageTotal::output),
          List.copyOf(costs.values()));
    }

    private long sum(Function<UsageTotal, Long> figure) {
      return lines.stream().map(figure).reduce(0L, Math::addExact);
    }
  }

  @Override
  public int prune(Instant before, int limit) {
    requireRange("limit", limit, 1, 10_000);
    Instant end = Instants.ceiling(requireNonNull(before, "before"));
    return operations.inTransaction(() -> store.prune(end, limit));
  }
}
