package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.review.ReviewStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class StoredSafetyReports implements SafetyReports {
  private static final int MAX_DAYS = 1_000;

  private final Operations operations;
  private final SafetyReportStore store;
  private final ModerationStore moderation;
  private final ReviewStore reviews;
  private final SafetyReportPolicy policy;

  StoredSafetyReports(
      Operations operations,
      SafetyReportStore store,
      ModerationStore moderation,
      ReviewStore reviews,
      SafetyReportPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.moderation = requireNonNull(moderation, "moderation");
    this.reviews = requireNonNull(reviews, "reviews");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public MakeResult make(LocalDate date) {
    SafetyDay day = day(date);
    while (true) {
      Instant now = operations.now();
      if (now.isBefore(day.to())) {
        return new MakeResult.NotOver(day, day.to());
      }
      // First what is kept: if somebody replaces it from now on, ours is not stored over theirs.
      Optional<SafetyReport> before = store.find(day);
      SafetyReport next = report(day, before.map(SafetyReport::revision).orElse(0) + 1, now);
      if (before.filter(next::saysTheSame).isPresent()) {
        return new MakeResult.Unchanged(before.get());
      }
      List<SafetyChange> changes =
          before.map(one -> next.figures().changesSince(one.figures())).orElse(List.of());
      if (keep(next, changes)) {
        return before.isEmpty() ? new MakeResult.Made(next) : new MakeResult.Revised(next, changes);
      }
    }
  }

  private SafetyReport report(SafetyDay day, int revision, Instant now) {
    SafetyFigures figures = operations.inSnapshot(() -> count(day));
    return new SafetyReport(day, day.from(), day.to(), revision, now, figures);
  }

  private SafetyFigures count(SafetyDay day) {
    SafetyAccumulator seen = new SafetyAccumulator(day);
    Instant from = day.from();
    Instant to = day.to();
    moderation.forEachScreening(from, to, seen::add);
    moderation.forEachFlag(from, to, seen::add);
    moderation.forEachDecision(from, to, seen::add);
    moderation.forEachDeferred(to, seen::addStillDeferred);
    moderation.outages(from, to).forEach(seen::add);
    reviews.forEachCase(from, to, seen::add);
    reviews.forEachAppeal(from, to, seen::add);
    return seen.figures();
  }

  private boolean keep(SafetyReport report, List<SafetyChange> changes) {
    return operations.inTransaction(
        () -> {
          boolean kept = store.save(report);
          if (kept) {
            operations.announce(new SafetyReportMade(report.day(), report.revision(), changes));
          }
          return kept;
        });
  }

  @Override
  public int catchUp(int limit) {
    requireRange("limit", limit, 1, MAX_DAYS);
    LocalDate last = SafetyDay.before(operations.now(), policy.zone()).date();
    LocalDate latest = store.latest(policy.zone()).orElse(last.minusDays(1));
    Stream<LocalDate> missing =
        latest.isBefore(last) ? latest.plusDays(1).datesUntil(last.plusDays(1)) : Stream.empty();
    Stream<LocalDate> again =
        store
            .between(policy.zone(), last.minusDays(policy.followUpDays() - 1L), last.plusDays(1))
            .stream()
            .map(report -> report.day().date())
            .filter(date -> !date.isAfter(latest))
            .sorted((one, other) -> other.compareTo(one));
    return (int)
        Stream.concat(missing, again)
            .limit(limit)
            .map(this::make)
            .filter(made -> made instanceof MakeResult.Made || made instanceof MakeResult.Revised)
            .count();
  }

  @Override
  public Optional<SafetyReport> find(LocalDate date) {
    return store.find(day(date));
  }

  @Override
  public List<SafetyReport> between(LocalDate from, LocalDate to) {
    require(!from.isAfter(to), "from %s must not be after to %s", from, to);
    require(
        from.plusDays(MAX_DAYS).compareTo(to) >= 0,
        "%s to %s is more than %d days",
        from,
        to,
        MAX_DAYS);
    return store.between(policy.zone(), from, to);
  }

  private SafetyDay day(LocalDate date) {
    return new SafetyDay(date, policy.zone());
  }
}
