package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many calls a user has in a day. Each purpose has an allowance of its own, so that one never
 * uses up another's. Immutable.
 *
 * @param version names the policy, 1 to 64 characters
 * @param perDay calls in a day for a purpose that is not named, 0 to 1 000 000
 * @param purposes calls in a day for purposes that have another number, 0 to 1 000 000
 * @param unlimited purposes without a limit
 */
public record QuotaPolicy(
    String version, int perDay, Map<Purpose, Integer> purposes, Set<Purpose> unlimited)
    implements Serializable {
  /** Calls in a day unless somebody says otherwise. */
  public static final int DEFAULT_PER_DAY = 50;

  /** The most calls in a day; more is no limit. */
  public static final int MAX_PER_DAY = 1_000_000;

  private static final Comparator<Purpose> BY_NAME = Comparator.comparing(Purpose::name);

  /**
   * @throws IllegalArgumentException if a number is out of range, or a purpose has a number and no
   *     limit
   */
  public QuotaPolicy {
    requireText("version", version, 64);
    requireRange("perDay", perDay, 0, MAX_PER_DAY);
    Map<Purpose, Integer> numbers = new TreeMap<>(BY_NAME);
    purposes.forEach(
        (purpose, calls) ->
            numbers.put(purpose, (int) requireRange("purposes " + purpose, calls, 0, MAX_PER_DAY)));
    purposes = Collections.unmodifiableMap(numbers);
    Set<Purpose> free = new TreeSet<>(BY_NAME);
    free.addAll(unlimited);
    unlimited = Collections.unmodifiableSet(free);
    for (Purpose purpose : free) {
      require(
          !numbers.containsKey(purpose), "unlimited must not name %s, which has a number", purpose);
    }
  }

  /**
   * Returns the default: 50 a day for each purpose, but no limit on what the platform does of its
   * own accord ({@link Purpose#MODERATION}, {@link Purpose#TRENDS}) nor on what is paid with
   * credits ({@link Purpose#CONTENT}).
   */
  public static QuotaPolicy standard() {
    return new QuotaPolicy(
        "standard",
        DEFAULT_PER_DAY,
        Map.of(),
        Set.of(Purpose.MODERATION, Purpose.TRENDS, Purpose.CONTENT));
  }

  /** Returns this policy with another number for a purpose. */
  public QuotaPolicy with(Purpose purpose, int perDay) {
    Map<Purpose, Integer> numbers = new HashMap<>(purposes);
    numbers.put(requireNonNull(purpose, "purpose"), perDay);
    Set<Purpose> free = new HashSet<>(unlimited);
    free.remove(purpose);
    return new QuotaPolicy(version, this.perDay, numbers, free);
  }

  /** Returns this policy without a limit for a purpose. */
  public QuotaPolicy withoutLimit(Purpose purpose) {
    Map<Purpose, Integer> numbers = new HashMap<>(purposes);
    numbers.remove(requireNonNull(purpose, "purpose"));
    Set<Purpose> free = new HashSet<>(unlimited);
    free.add(purpose);
    return new QuotaPolicy(version, perDay, numbers, free);
  }

  /** Returns how many calls a user has in a day for a purpose, empty if there is no limit. */
  public OptionalInt limit(Purpose purpose) {
    return unlimited.contains(purpose)
        ? OptionalInt.empty()
        : OptionalInt.of(purposes.getOrDefault(purpose, perDay));
  }
}
