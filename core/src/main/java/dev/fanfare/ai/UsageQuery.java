package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to total, and by what. Immutable.
 *
 * @param from the first instant at which a call may have begun
 * @param to the first instant at which it no longer may
 * @param by what to total by; empty for one total of everything
 * @param zone whose days are meant
 * @param user only this user's calls, null for all
 * @param purpose only calls for this, null for all
 * @param tenant only this tenant's calls, null for all
 */
public record UsageQuery(
    Instant from,
    Instant to,
    Set<UsageDimension> by,
    ZoneId zone,
    @Nullable String user,
    @Nullable Purpose purpose,
    @Nullable String tenant)
    implements Serializable {
  /** The most days that can be totalled by day. */
  public static final int MAX_DAYS = 1_100;

  /**
   * One day of a query.
   *
   * @param day which
   * @param from its first instant, not before the query's
   * @param to the first instant after it, not after the query's
   */
  public record Day(LocalDate day, Instant from, Instant to) {}

  /**
   * @throws IllegalArgumentException if {@code from} is after {@code to}, or there are too many
   *     days to total by
   */
  public UsageQuery {
    from = Instants.ceiling(requireNonNull(from, "from"));
    to = Instants.ceiling(requireNonNull(to, "to"));
    requireNonNull(zone, "zone");
    require(!from.isAfter(to), "from %s must not be after to %s", from, to);
    Set<UsageDimension> dimensions = EnumSet.noneOf(UsageDimension.class);
    dimensions.addAll(by);
    by = Collections.unmodifiableSet(dimensions);
    LocalDate last = to.minusNanos(1).atZone(zone).toLocalDate();
    require(
        !by.contains(UsageDimension.DAY)
            || from.atZone(zone).toLocalDate().plusDays(MAX_DAYS).isAfter(last),
        "from %s to %s has more than %d days to total by",
        from,
        to,
        MAX_DAYS);
    if (user != null) {
      requireText("user", user, 64);
    }
    if (tenant != null) {
      requireText("tenant", tenant, 64);
    }
  }

  /** Returns a query for all calls that began in {@code [from, to)}, by days of UTC if by days. */
  public static UsageQuery of(Instant from, Instant to, UsageDimension... by) {
    return new UsageQuery(from, to, Set.of(by), ZoneOffset.UTC, null, null, null);
  }

  /** Returns a query for all calls that began on days of a zone, the last included. */
  public static UsageQuery days(
      LocalDate first, LocalDate last, ZoneId zone, UsageDimension... by) {
    return new UsageQuery(
        first.atStartOfDay(zone).toInstant(),
        last.plusDays(1).atStartOfDay(zone).toInstant(),
        Set.of(by),
        zone,
        null,
        null,
        null);
  }

  /** Returns this query for one user's calls alone. */
  public UsageQuery ofUser(String id) {
    return new UsageQuery(from, to, by, zone, requireNonNull(id, "id"), purpose, tenant);
  }

  /** Returns this query for calls of one purpose alone. */
  public UsageQuery forPurpose(Purpose wanted) {
    return new UsageQuery(from, to, by, zone, user, requireNonNull(wanted, "wanted"), tenant);
  }

  /** Returns this query for one tenant's calls alone. */
  public UsageQuery ofTenant(String wanted) {
    return new UsageQuery(from, to, by, zone, user, purpose, requireNonNull(wanted, "wanted"));
  }

  /** Returns the days that the query covers, in order; each instant of it is in exactly one. */
  public List<Day> days() {
    List<Day> days = new ArrayList<>();
    LocalDate day = from.atZone(zone).toLocalDate();
    Instant begins = from;
    while (begins.isBefore(to)) {
      day = day.plusDays(1);
      Instant next = day.atStartOfDay(zone).toInstant();
      if (next.isAfter(begins)) {
        days.add(new Day(day.minusDays(1), begins, next.isBefore(to) ? next : to));
        begins = next;
      }
    }
    return days;
  }
}
