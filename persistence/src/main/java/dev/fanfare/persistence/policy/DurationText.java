package dev.fanfare.persistence.policy;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.shown;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations in words: {@code "7 days"}, {@code "1 hour 30 minutes"}. A day has 24 hours. */
final class DurationText {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?=[0-9])"
              + "(?:(?<days>[0-9]{1,15}) days?(?: (?=[0-9])|$))?"
              + "(?:(?<hours>[0-9]{1,15}) hours?(?: (?=[0-9])|$))?"
              + "(?:(?<minutes>[0-9]{1,15}) minutes?(?: (?=[0-9])|$))?"
              + "(?:(?<seconds>[0-9]{1,15}(?:\\.[0-9]{1,9})?) seconds?)?");

  private DurationText() {}

  /**
   * @throws IllegalArgumentException if the text is no duration, or longer than one can be
   */
  static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    require(
        matcher.matches(),
        "must be a duration such as \"7 days\" or \"1 hour 30 minutes\", was \"%s\"",
        shown(text));
    try {
      return sum(matcher);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be a duration of at most %s, was \"%s\""
              .formatted(write(Duration.ofSeconds(Long.MAX_VALUE)), shown(text)));
    }
  }

  private static Duration sum(Matcher matcher) {
    BigDecimal seconds = decimal(matcher.group("seconds"));
    long whole = seconds.longValue();
    long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValueExact();
    return Duration.ofDays(whole(matcher.group("days")))
        .plusHours(whole(matcher.group("hours")))
        .plusMinutes(whole(matcher.group("minutes")))
        .plusSeconds(whole)
        .plusNanos(nanos);
  }

  /**
   * @param duration 0 or more
   */
  static String write(Duration duration) {
    if (duration.isZero()) {
      return "0 days";
    }
    var text = new StringJoiner(" ");
    add(text, duration.toDaysPart(), "day");
    add(text, duration.toHoursPart(), "hour");
    add(text, duration.toMinutesPart(), "minute");
    if (duration.getNano() == 0) {
      add(text, duration.toSecondsPart(), "second");
    } else {
      BigDecimal seconds =
          BigDecimal.valueOf(duration.getNano(), 9)
              .add(BigDecimal.valueOf(duration.toSecondsPart()));
      text.add(seconds.stripTrailingZeros().toPlainString() + " seconds");
    }
    return text.toString();
  }

  private static void add(StringJoiner text, long count, String unit) {
    if (count > 0) {
      text.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  private static long whole(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static BigDecimal decimal(@Nullable String digits) {
    return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
  }
}
