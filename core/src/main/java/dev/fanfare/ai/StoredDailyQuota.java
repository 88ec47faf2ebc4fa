package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import dev.fanfare.internal.Instants;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

final class StoredDailyQuota implements DailyQuota {
  private final Operations operations;
  private final QuotaStore store;
  private final QuotaPolicy policy;

  StoredDailyQuota(Operations operations, QuotaStore store, QuotaPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public QuotaPolicy policy() {
    return policy;
  }

  @Override
  public QuotaResult reserve(QuotaMessage message, ZoneId zone) {
    requireNonNull(message, "message");
    requireNonNull(zone, "zone");
    OptionalInt limit = policy.limit(message.subject().purpose());
    return limit.isEmpty()
        ? new QuotaResult.Unlimited()
        : operations.inTransaction(() -> reserve(message, zone, limit.getAsInt()));
  }

  private QuotaResult reserve(QuotaMessage message, ZoneId zone, int limit) {
    QuotaSubject subject = message.subject();
    @Nullable QuotaWindow last = store.lock(subject).orElse(null);
    QuotaWindow window = QuotaWindow.at(last, subject, operations.now(), zone);
    Optional<QuotaUse> counted = store.use(message).filter(StoredDailyQuota::counts);
    if (counted.isPresent()) {
      return new QuotaResult.Granted(left(limit, window), window.resetAt(), true);
    }
    if (window.used() >= limit) {
      return new QuotaResult.Exhausted(limit, window.resetAt());
    }
    QuotaWindow taken = window.plus(1);
    store.save(taken);
    store.save(new QuotaUse(message, QuotaUse.State.RESERVED, taken.resetAt()));
    return new QuotaResult.Granted(left(limit, taken), taken.resetAt(), false);
  }

  private static boolean counts(QuotaUse use) {
    return use.state() != QuotaUse.State.REFUNDED;
  }

  private static int left(int limit, QuotaWindow window) {
    return Math.max(0, limit - window.used());
  }

  @Override
  public boolean spend(QuotaMessage message) {
    requireNonNull(message, "message");
    return operations.inTransaction(
        () -> {
          Optional<QuotaWindow> window = store.lock(message.subject());
          Optional<QuotaUse> use =
              store.use(message).filter(known -> known.state() != QuotaUse.State.SPENT);
          use.ifPresent(
              known -> {
                if (known.state() == QuotaUse.State.REFUNDED) {
                  count(window, known, 1);
                }
                store.save(known.in(QuotaUse.State.SPENT));
              });
          return use.isPresent();
        });
  }

  @Override
  public boolean refund(QuotaMessage message) {
    requireNonNull(message, "message");
    return operations.inTransaction(
        () -> {
          Optional<QuotaWindow> window = store.lock(message.subject());
          Optional<QuotaUse> use =
              store.use(message).filter(known -> known.state() == QuotaUse.State.RESERVED);
          use.ifPresent(
              known -> {
                count(window, known, -1);
                store.save(known.in(QuotaUse.State.REFUNDED));
              });
          return use.isPresent();
        });
  }

  /** Changes the window that a message counts in; one that is over is not looked at any more. */
  private void count(Optional<QuotaWindow> window, QuotaUse use, int calls) {
    window
        .filter(open -> open.resetAt().equals(use.resetAt()))
        .ifPresent(open -> store.save(open.plus(calls)));
  }

  @Override
  public QuotaStanding standing(QuotaSubject subject, ZoneId zone) {
    requireNonNull(subject, "subject");
    requireNonNull(zone, "zone");
    OptionalInt limit = policy.limit(subject.purpose());
    require(limit.isPresent(), "purpose must have a limit, %s has none", subject.purpose());
    QuotaWindow window =
        QuotaWindow.at(store.find(subject).orElse(null), subject, operations.now(), zone);
    return new QuotaStanding(
        limit.getAsInt(), window.used(), left(limit.getAsInt(), window), window.resetAt());
  }

  @Override
  public int prune(Instant before, int limit) {
    requireRange("limit", limit, 1, 10_000);
    Instant end = Instants.ceiling(requireNonNull(before, "before"));
    return operations.inTransaction(() -> store.prune(end, limit));
  }
}
