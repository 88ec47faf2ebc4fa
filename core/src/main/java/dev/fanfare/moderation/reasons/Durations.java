package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Until when restrictions hold. Immutable; start with {@link #INDEFINITE}.
 *
 * <p>A decision itself holds until another takes its place. A host that ends a restriction on a day
 * says so here, and makes the decision that ends it.
 *
 * @param visibility the day on which the restriction of the content ends, null for indefinitely
 * @param monetary the day on which it may earn again, null for indefinitely
 * @param service the day on which the service may be used again, null for indefinitely
 * @param account the day on which the account is open again, null for indefinitely
 */
public record Durations(
    @Nullable LocalDate visibility,
    @Nullable LocalDate monetary,
    @Nullable LocalDate service,
    @Nullable LocalDate account)
    implements Serializable {
  /** Until somebody decides again. */
  public static final Durations INDEFINITE = new Durations(null, null, null, null);

  /** Returns the same durations with another end of what is done to the content. */
  public Durations visibilityUntil(LocalDate day) {
    return new Durations(day, monetary, service, account);
  }

  /** Returns the same durations with another end of what is done to its earnings. */
  public Durations monetaryUntil(LocalDate day) {
    return new Durations(visibility, day, service, account);
  }

  /** Returns the same durations with another end of what is done to the use of the service. */
  public Durations serviceUntil(LocalDate day) {
    return new Durations(visibility, monetary, day, account);
  }

  /** Returns the same durations with another end of what is done to the account. */
  public Durations accountUntil(LocalDate day) {
    return new Durations(visibility, monetary, service, day);
  }

  void check(LocalDate from, StatementOfReasons.Measures measures) {
    check("visibility", visibility, from, measures.restrictsVisibility());
    check("monetary", monetary, from, measures.restrictsMonetary());
    check("service", service, from, measures.restrictsService());
    check("account", account, from, measures.restrictsAccount());
  }

  private static void check(
      String dimension, @Nullable LocalDate end, LocalDate from, boolean restricted) {
    require(
        end == null || restricted, "the %s is not restricted, so it cannot end %s", dimension, end);
    require(
        end == null || !end.isBefore(from),
        "the end of the %s restriction must be %s or later, was %s",
        dimension,
        from,
        end);
  }
}
