package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Severity;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a notice leads to. Immutable; start with {@link #standard} and change what differs.
 *
 * @param limit how many notices somebody may send within {@code window}, 1 to 10 000; more are
 *     taken only about restricted categories and from trusted flaggers
 * @param window 1 second to 366 days
 * @param within how soon somebody has to look, by category; {@code otherwise} for the others
 * @param otherwise 1 minute to 366 days
 * @param severities how bad it is if it is true, by category; MEDIUM for the others
 */
public record NoticePolicy(
    int limit,
    Duration window,
    Map<Category, Duration> within,
    Duration otherwise,
    Map<Category, Severity> severities)
    implements Serializable {
  /** How soon intimate pictures are to be gone after a valid request (US TAKE IT DOWN Act). */
  public static final Duration INTIMATE_REMOVAL = Duration.ofHours(48);

  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public NoticePolicy {
    requireRange("limit", limit, 1, 10_000);
    require(
        window.compareTo(Duration.ofSeconds(1)) >= 0 && window.compareTo(LONGEST) <= 0,
        "window must be 1 second to 366 days, was %s",
        window);
    within = Collections.unmodifiableMap(new TreeMap<>(within));
    within.forEach((category, time) -> checkTime(category.name(), time));
    checkTime("otherwise", otherwise);
    severities = Collections.unmodifiableMap(new TreeMap<>(severities));
    severities.forEach(
        (category, severity) ->
            require(
                severity.atLeast(Severity.LOW),
                "the severity of %s must be LOW or worse, was %s",
                category,
                severity));
  }

  private static void checkTime(String name, Duration time) {
    require(
        time.compareTo(Duration.ofMinutes(1)) >= 0 && time.compareTo(LONGEST) <= 0,
        "the time for %s must be 1 minute to 366 days, was %s",
        name,
        time);
  }

  /**
   * Returns the policy by which somebody may send 20 notices an hour, and somebody has to look
   * within 24 hours: within 1 hour for minors and terror, 48 hours for intimate pictures (24 of
   * them are left when a day has passed).
   */
  public static NoticePolicy standard() {
    return new NoticePolicy(
        20,
        Duration.ofHours(1),
        Map.of(
            Category.MINORS, Duration.ofHours(1),
            Category.VIOLENT_EXTREMISM, Duration.ofHours(1),
            Category.SELF_HARM, Duration.ofHours(1),
            Category.NCII, Duration.ofHours(24)),
        Duration.ofHours(24),
        Map.of(
            Category.MINORS, Severity.CRITICAL,
            Category.NCII, Severity.CRITICAL,
            Category.SELF_HARM, Severity.HIGH,
            Category.VIOLENT_EXTREMISM, Severity.HIGH,
            Category.CONSENT_MISSING, Severity.HIGH,
            Category.DEEPFAKE, Severity.HIGH,
            Category.SPAM, Severity.LOW,
            Category.AI_MADE, Severity.LOW));
  }

  /** Returns the same policy with another number of notices in a time. */
  public NoticePolicy limited(int limit, Duration window) {
    return new NoticePolicy(limit, requireNonNull(window, "window"), within, otherwise, severities);
  }

  /** Returns how bad it is if a notice of a category is right. */
  public Severity severity(Category category) {
    return severities.getOrDefault(category, Severity.MEDIUM);
  }

  /** Returns how soon somebody has to look at a notice. */
  public Duration within(NoticeRequest notice) {
    Duration usual = within.getOrDefault(notice.category(), otherwise);
    boolean hard = notice.claim() == NoticeClaim.INTIMATE_REMOVAL && notice.isComplete();
    return hard && usual.compareTo(INTIMATE_REMOVAL) > 0 ? INTIMATE_REMOVAL : usual;
  }
}
