package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What calls may cost, and when to say so. A call counts against every limit whose scope it is in.
 * Immutable.
 *
 * @param version names the policy, 1 to 64 characters
 * @param limits the limits, at most one for a scope and period
 * @param alerts the percentages of a limit that are announced, ascending, each 1 to 500
 * @param reservationTime how long what is reserved for a call is kept, above 0, at most 7 days;
 *     longer than any call may take
 */
public record BudgetPolicy(
    String version, List<BudgetLimit> limits, List<Integer> alerts, Duration reservationTime)
    implements Serializable {
  /** The percentages that are announced unless somebody says otherwise. */
  public static final List<Integer> DEFAULT_ALERTS = List.of(50, 80, 100);

  /** How long what is reserved for a call is kept unless somebody says otherwise. */
  public static final Duration DEFAULT_RESERVATION_TIME = Duration.ofMinutes(15);

  /**
   * @throws IllegalArgumentException if two limits have one scope and period, or a value is out of
   *     range
   */
  public BudgetPolicy {
    requireText("version", version, 64);
    limits = List.copyOf(limits);
    Set<List<Object>> seen = new HashSet<>();
    for (BudgetLimit limit : limits) {
      require(
          seen.add(List.of(limit.scope(), limit.period())),
          "limits must differ in scope or period, %s has two by %s",
          limit.scope(),
          limit.period());
    }
    alerts = List.copyOf(alerts);
    int last = 0;
    for (int percent : alerts) {
      require(
          percent > last && percent <= 500, "alerts must ascend from 1 to 500, were %s", alerts);
      last = percent;
    }
    require(
        reservationTime.compareTo(Duration.ZERO) > 0
            && reservationTime.compareTo(Duration.ofDays(7)) <= 0,
        "reservationTime must be above 0 and at most 7 days, was %s",
        reservationTime);
  }

  /** Returns the default: 50 USD a day of UTC for all calls together, which alerts only. */
  public static BudgetPolicy standard() {
    return of(
        "standard",
        BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, Money.of("50.00", "USD")));
  }

  /** Returns a policy of limits with the default alerts. */
  public static BudgetPolicy of(String version, BudgetLimit... limits) {
    return new BudgetPolicy(version, List.of(limits), DEFAULT_ALERTS, DEFAULT_RESERVATION_TIME);
  }

  /** Returns this policy with other alerts. */
  public BudgetPolicy withAlerts(List<Integer> percentages) {
    return new BudgetPolicy(version, limits, percentages, reservationTime);
  }

  /** Returns this policy with another time that reservations are kept. */
  public BudgetPolicy withReservationTime(Duration time) {
    return new BudgetPolicy(version, limits, alerts, time);
  }

  /** A limit as it holds for a scope, which is never {@link BudgetScope.Kind#EACH_TENANT}. */
  record InForce(BudgetScope scope, BudgetLimit limit) {}

  /** Returns what holds for a call. */
  List<InForce> inForce(Purpose purpose, @Nullable String tenant) {
    requireNonNull(purpose, "purpose");
    List<InForce> found = new ArrayList<>();
    for (BudgetLimit limit : limits) {
      BudgetScope scope = limit.scope();
      switch (scope.kind()) {
        case PLATFORM -> found.add(new InForce(scope, limit));
        case PURPOSE -> {
          if (scope.name().equals(purpose.name())) {
            found.add(new InForce(scope, limit));
          }
        }
        case TENANT -> {
          if (scope.name().equals(tenant)) {
            found.add(new InForce(scope, limit));
          }
        }
        case EACH_TENANT -> {
          if (tenant != null) {
            BudgetScope own = BudgetScope.tenant(tenant);
            if (limit(own, limit.period()).isEmpty()) {
              found.add(new InForce(own, limit));
            }
          }
        }
      }
    }
    return found;
  }

  /** Returns the limit that holds for a scope and period. */
  Optional<BudgetLimit> inForce(BudgetScope scope, BudgetPeriod period) {
    Optional<BudgetLimit> own = limit(scope, period);
    return own.isPresent() || scope.kind() != BudgetScope.Kind.TENANT
        ? own
        : limit(BudgetScope.eachTenant(), period);
  }

  private Optional<BudgetLimit> limit(BudgetScope scope, BudgetPeriod period) {
    return limits.stream()
        .filter(limit -> limit.scope().equals(scope) && limit.period() == period)
        .findFirst();
  }
}
