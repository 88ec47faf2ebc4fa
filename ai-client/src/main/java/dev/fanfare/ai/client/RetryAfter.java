package dev.fanfare.ai.client;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** When a provider wants to be asked again: milliseconds, seconds or a date. */
final class RetryAfter {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,9})?");

  private RetryAfter() {}

  /** Returns the time to wait, null if none is said, it is not to be understood or has passed. */
  static @Nullable Duration of(Headers headers, Instant now) {
    Duration millis = number(headers.get("retry-after-ms"), 1_000_000);
    if (millis != null) {
      return positive(millis);
    }
    Duration seconds = number(headers.get("retry-after"), 1_000_000_000);
    if (seconds != null) {
      return positive(seconds);
    }
    Instant date = headers.getInstant("retry-after");
    return date == null ? null : positive(Duration.between(now, date));
  }

  private static @Nullable Duration number(@Nullable String value, long nanos) {
    if (value == null || !NUMBER.matcher(value.strip()).matches()) {
      return null;
    }
    BigDecimal total = new BigDecimal(value.strip()).multiply(BigDecimal.valueOf(nanos));
    BigDecimal[] parts = total.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
    return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
  }

  private static @Nullable Duration positive(Duration wait) {
    return wait.isNegative() || wait.isZero() ? null : wait;
  }
}
