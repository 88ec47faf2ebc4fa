package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.internal.Instants;
import java.time.Instant;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps screenings, signals, decisions and flags in memory. */
public final class InMemoryModerationStore implements ModerationStore {
  private static final Comparator<ContentRef> BY_ITEM =
      Comparator.comparing(ContentRef::id).thenComparingInt(ContentRef::version);

  /** Any item: it is used only with instants at which no screening begins. */
  private static final ContentRef ANY = new ContentRef("any", 1);

  private static final Comparator<Begun> BEGUN =
      Comparator.comparing(Begun::creator)
          .thenComparing(Begun::at)
          .thenComparing(Begun::content, BY_ITEM);

  private final InMemoryUnitOfWork transactions;
  private final TreeMap<ContentRef, Screening> screeningRows = new TreeMap<>(BY_ITEM);
  private final InMemoryTable<ContentRef, Screening> screenings;
  private final InMemoryTable<ContentRef, List<Signal>> signals;
  private final InMemoryTable<UUID, Decision> decisions;
  private final InMemoryTable<ContentRef, List<UUID>> decided;
  private final InMemoryTable<UUID, Flag> flags;
  private final InMemoryTable<ContentRef, List<UUID>> flagged;
  private final InMemoryTable<UUID, ShadowDiff> diffs;
  private final InMemoryTable<OutageKey, Outage> outages;

  /** What is open is looked for often: it has tables of its own. */
  private final TreeMap<ContentRef, Screening> openRows = new TreeMap<>(BY_ITEM);

  private final InMemoryTable<ContentRef, Screening> open;
  private final TreeMap<Begun, Screening> begunRows = new TreeMap<>(BEGUN);
  private final InMemoryTable<Begun, Screening> begun;

  private record OutageKey(Instant beganAt, String stage) {}

  /** Where a screening stands among those of its creator. */
  private record Begun(CreatorId creator, Instant at, ContentRef content) {}

  public InMemoryModerationStore(InMemoryUnitOfWork transactions) {
    this.transactions = requireNonNull(transactions, "transactions");
    screenings = new InMemoryTable<>(transactions, screeningRows);
    open = new InMemoryTable<>(transactions, openRows);
    begun = new InMemoryTable<>(transactions, begunRows);
    signals = new InMemoryTable<>(transactions, new HashMap<>());
    decisions = new InMemoryTable<>(transactions, new LinkedHashMap<>());
    decided = new InMemoryTable<>(transactions, new HashMap<>());
    flags = new InMemoryTable<>(transactions, new LinkedHashMap<>());
    flagged = new InMemoryTable<>(transactions, new HashMap<>());
    diffs = new InMemoryTable<>(transactions, new TreeMap<>(Comparator.comparing(UUID::toString)));
    outages =
        new InMemoryTable<>(
            transactions,
            new TreeMap<>(
                Comparator.comparing(OutageKey::beganAt).thenComparing(OutageKey::stage)));
  }

  @Override
  public int lock(String content) {
    // Transactions run one at a time: the running one holds every item.
    return transactions.read(
        () ->
            Optional.ofNullable(screeningRows.floorKey(new ContentRef(content, Integer.MAX_VALUE)))
                .filter(last -> last.id().equals(content))
                .map(ContentRef::version)
                .orElse(0));
  }

  @Override
  public Optional<Screening> find(ContentRef content) {
    return screenings.find(content);
  }

  @Override
  public void put(Screening screening) {
    transactions.inTransaction(
        () -> {
          ContentRef content = screening.content();
          screenings.put(content, screening);
          begun.put(new Begun(screening.creator(), screening.begunAt(), content), screening);
          if (isOpen(screening)) {
            open.put(content, screening);
          } else {
            open.remove(content);
          }
        });
  }

  private static boolean isOpen(Screening screening) {
    return screening.run() != null
        || screening.waiting() != null
        || screening.mark() == Screening.Mark.DUE;
  }

  @Override
  public List<Screening> due(Instant now, int limit) {
    return search(
        screening -> screening.run() != null && !screening.run().dueAt().isAfter(now),
        Comparator.comparing(screening -> requireNonNull(screening.run()).dueAt()),
        limit);
  }

  @Override
  public List<Screening> waiting(Instant now, Collection<String> except, int limit) {
    Comparator<Screening> shownFirst =
        Comparator.comparing(screening -> !requireNonNull(screening.waiting()).shown());
    Comparator<Screening> riskiest =
        Comparator.comparing(
            screening -> requireNonNull(screening.waiting()).risk(), Comparator.reverseOrder());
    Comparator<Screening> longest =
        Comparator.comparing(screening -> requireNonNull(screening.waiting()).since());
    return search(
        screening ->
            screening.run() == null
                && screening.waiting() != null
                && !screening.waiting().nextTry().isAfter(now)
                && !except.contains(screening.waiting().stage()),
        shownFirst.thenComparing(riskiest).thenComparing(longest),
        limit);
  }

  @Override
  public List<Screening> unmarked(int limit) {
    return search(
        screening -> screening.mark() == Screening.Mark.DUE, Comparator.comparing(any -> 0), limit);
  }

  /** The rows are by item and version, and sorting keeps that among equals. */
  private List<Screening> search(
      Predicate<Screening> condition, Comparator<Screening> order, int limit) {
    return transactions.read(
        () -> openRows.values().stream().filter(condition).sorted(order).limit(limit).toList());
  }

  @Override
  public Backlog backlog() {
    return transactions.read(
        () -> {
          List<Screening> waiting =
              openRows.values().stream()
                  .filter(screening -> screening.run() == null && screening.waiting() != null)
                  .toList();
          long shown =
              waiting.stream().filter(row -> requireNonNull(row.waiting()).shown()).count();
          long running = openRows.values().stream().filter(row -> row.run() != null).count();
          return new Backlog(running, shown, waiting.size() - shown);
        });
  }

  @Override
  public List<ContentRef> depicting(PersonId person, Optional<ContentRef> after, int limit) {
    return transactions.read(
        () ->
            after
                .map(last -> screeningRows.tailMap(last, false))
                .orElse(screeningRows)
                .values()
                .stream()
                .filter(
                    screening ->
                        screening.item() != null && screening.item().depicted().contains(person))
                .map(Screening::content)
                .limit(limit)
                .toList());
  }

  @Override
  public int countSince(CreatorId creator, Instant since) {
    return transactions.read(() -> begunSince(creator, since).size());
  }

  @Override
  public int countSince(CreatorId creator, String sha256, Instant since) {
    return transactions.read(
        () ->
            (int)
                begunSince(creator, since).values().stream()
                    .filter(screening -> screening.sha256().equals(sha256))
                    .count());
  }

  private Map<Begun, Screening> begunSince(CreatorId creator, Instant since) {
    // Screenings begin at whole microseconds, never a nanosecond before one.
    Instant before = Instants.ceiling(since).minusNanos(1);
    return begunRows.subMap(
        new Begun(creator, before, ANY), true, new Begun(creator, Instant.MAX, ANY), true);
  }

  @Override
  public void erase(String content) {
    transactions.inTransaction(
        () ->
            List.copyOf(
                    screeningRows
                        .subMap(
                            new ContentRef(content, 1),
                            true,
                            new ContentRef(content, Integer.MAX_VALUE),
                            true)
                        .values())
                .forEach(screening -> put(screening.erased())));
  }

  @Override
  public void add(ContentRef content, UUID run, List<Signal> stated) {
    transactions.inTransaction(() -> signals.put(content, joined(signals(content), stated)));
  }

  private static <T> List<T> joined(List<T> earlier, List<T> later) {
    return Stream.concat(earlier.stream(), later.stream()).toList();
  }

  @Override
  public List<Signal> signals(ContentRef content) {
    return signals.find(content).orElse(List.of());
  }

  @Override
  public void add(Decision decision) {
    transactions.inTransaction(
        () -> {
          if (!decisions.add(decision.id(), decision)) {
            throw new FanfareException("Decision %s is stored already".formatted(decision.id()));
          }
          ContentRef content = decision.content();
          decided.put(
              content, joined(decided.find(content).orElse(List.of()), List.of(decision.id())));
        });
  }

  @Override
  public Optional<Decision> decision(UUID id) {
    return decisions.find(id);
  }

  @Override
  public List<Decision> decisions(ContentRef content) {
    return transactions.read(
        () ->
            decided.find(content).orElse(List.of()).stream()
                .flatMap(id -> decisions.find(id).stream())
                .toList());
  }

  @Override
  public void inform(UUID decision, AppealWindow window) {
    transactions.inTransaction(
        () ->
            decisions
                .find(decision)
                .ifPresent(found -> decisions.put(decision, found.informed(window))));
  }

  @Override
  public void put(Flag flag) {
    transactions.inTransaction(
        () -> {
          if (flags.find(flag.id()).isEmpty()) {
            flagged.put(
                flag.content(),
                joined(flagged.find(flag.content()).orElse(List.of()), List.of(flag.id())));
          }
          flags.put(flag.id(), flag);
        });
  }

  @Override
  public Optional<Flag> flag(UUID id) {
    return flags.find(id);
  }

  @Override
  public List<Flag> flags(ContentRef content) {
    return transactions.read(
        () ->
            flagged.find(content).orElse(List.of()).stream()
                .flatMap(id -> flags.find(id).stream())
                .sorted(Comparator.comparing(Flag::category))
                .toList());
  }

  @Override
  public void add(ShadowDiff diff) {
    transactions.inTransaction(() -> diffs.put(diff.decision(), diff));
  }

  @Override
  public ShadowSummary shadowSummary(String version) {
    Map<ShadowSummary.Count, Long> counts =
        diffs.where(diff -> diff.shadowVersion().equals(version)).stream()
            .collect(
                Collectors.groupingBy(
                    diff ->
                        new ShadowSummary.Count(
                            diff.live().visibility(), diff.shadow().visibility(), diff.shift(), 0),
                    Collectors.counting()));
    return new ShadowSummary(
        version,
        counts.entrySet().stream()
            .map(
                count ->
                    new ShadowSummary.Count(
                        count.getKey().live(),
                        count.getKey().shadow(),
                        count.getKey().shift(),
                        count.getValue()))
            .sorted(
                Comparator.comparing(ShadowSummary.Count::decisions)
                    .reversed()
                    .thenComparing(ShadowSummary.Count::live)
                    .thenComparing(ShadowSummary.Count::shadow)
                    .thenComparing(ShadowSummary.Count::shift))
            .toList());
  }

  @Override
  public List<ShadowDiff> shadowDiffs(String version, Optional<UUID> after, int limit) {
    return diffs
        .where(
            diff ->
                diff.shadowVersion().equals(version)
                    && diff.shift() != ShadowDiff.Shift.SAME
                    && after
                        .map(last -> diff.decision().toString().compareTo(last.toString()) > 0)
                        .orElse(true))
        .stream()
        .limit(limit)
        .toList();
  }

  @Override
  public boolean beginOutage(String stage, Instant at) {
    return transactions.inTransaction(
        () -> {
          if (openOutage(stage).isPresent()) {
            return false;
          }
          Outage begun = new Outage(stage, at, null);
          return outages.add(new OutageKey(begun.beganAt(), stage), begun);
        });
  }

  @Override
  public boolean endOutage(String stage, Instant at) {
    return transactions.inTransaction(
        () -> {
          Optional<Outage> open = openOutage(stage);
          open.ifPresent(
              outage ->
                  outages.put(
                      new OutageKey(outage.beganAt(), stage),
                      new Outage(stage, outage.beganAt(), at)));
          return open.isPresent();
        });
  }

  private Optional<Outage> openOutage(String stage) {
    return outages
        .where(outage -> outage.stage().equals(stage) && outage.endedAt() == null)
        .stream()
        .findFirst();
  }

  @Override
  public List<Outage> outages(Instant from, Instant to) {
    return outages.where(
        outage ->
            outage.beganAt().isBefore(to)
                && (outage.endedAt() == null || outage.endedAt().isAfter(from)));
  }

  @Override
  public void forEachScreening(Instant from, Instant to, Consumer<Screening> visitor) {
    screenings.where(screening -> isWithin(screening.begunAt(), from, to)).forEach(visitor);
  }

  @Override
  public void forEachDecision(Instant from, Instant to, Consumer<Decision> visitor) {
    decisions.where(decision -> isWithin(decision.at(), from, to)).forEach(visitor);
  }

  @Override
  public void forEachFlag(Instant from, Instant to, Consumer<Flag> visitor) {
    flags.where(flag -> isWithin(flag.openedAt(), from, to)).forEach(visitor);
  }

  @Override
  public void forEachDeferred(Instant at, Consumer<Decision> visitor) {
    List<Decision> before = decisions.where(decision -> decision.at().isBefore(at));
    Set<UUID> replaced =
        before.stream()
            .flatMap(decision -> decision.overrides().stream())
            .collect(Collectors.toSet());
    before.stream()
        .filter(decision -> decision.isDeferred() && !replaced.contains(decision.id()))
        .forEach(visitor);
  }

  private static boolean isWithin(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
