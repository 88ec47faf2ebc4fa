package dev.fanfare.schedule;

import static dev.fanfare.internal.Checks.require;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One field of a cron expression: which numbers it may name, and how. */
enum CronField {
  MINUTE("minute", 0, 59, List.of()),
  HOUR("hour", 0, 23, List.of()),
  DAY_OF_MONTH("day of month", 1, 31, List.of()),
  MONTH(
      "month",
      1,
      12,
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  DAY_OF_WEEK("day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private static final Pattern ITEM =
      Pattern.compile("(?:(\\*)|(\\w{1,9})(?:-(\\w{1,9}))?)(?:/(\\d{1,2}))?");

  private final String title;
  private final int min;
  private final int max;

  /** Names for the numbers from {@code min} on. */
  private final List<String> names;

  CronField(String title, int min, int max, List<String> names) {
    this.title = title;
    this.min = min;
    this.max = max;
    this.names = names;
  }

  /**
   * Returns the numbers that a field names, as bits.
   *
   * @throws IllegalArgumentException if it cannot be read or names a number out of range
   */
  long parse(String field) {
    long numbers = 0;
    for (String item : field.split(",", -1)) {
      numbers |= item(item, field);
    }
    if (this == DAY_OF_WEEK && contains(numbers, 7)) {
      // Both 0 and 7 are Sunday.
      numbers = numbers & ~(1L << 7) | 1L;
    }
    return numbers;
  }

  static boolean contains(long numbers, int number) {
    return (numbers >>> number & 1) != 0;
  }

  private long item(String item, String field) {
    Matcher matcher = ITEM.matcher(item);
    require(matcher.matches(), "%s must be like *, 5, 1-5, */15 or 1,3, was '%s'", title, field);
    boolean all = matcher.group(1) != null;
    int first = all ? min : number(matcher.group(2), field);
    int last = all ? max : matcher.group(3) == null ? first : number(matcher.group(3), field);
    require(first <= last, "%s must not run backwards, was '%s'", title, field);
    int step = 1;
    if (matcher.group(4) != null) {
      require(all || matcher.group(3) != null, "%s needs a range to step, was '%s'", title, field);
      step = Integer.parseInt(matcher.group(4));
      require(1 <= step && step <= max, "step of %s must be 1 to %d, was '%s'", title, max, field);
    }
    long numbers = 0;
    for (int number = first; number <= last; number += step) {
      numbers |= 1L << number;
    }
    return numbers;
  }

  private int number(@Nullable String text, String field) {
    String given = text == null ? "" : text.toUpperCase(Locale.ROOT);
    int number =
        names.contains(given)
            ? min + names.indexOf(given)
            : given.matches("\\d{1,2}") ? Integer.parseInt(given) : -1;
    require(
        min <= number && number <= max, "%s must be %d to %d, was '%s'", title, min, max, field);
    return number;
  }
}
