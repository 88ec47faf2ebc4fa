package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.DerivedId;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the host tells: an event, under the host's id for it, or the state of a {@link
 * Counter} on a date. Told again with the same content it changes nothing.
 */
public sealed interface Fact extends Serializable {
  /**
   * Returns the id: the host's id of an event, 1 to 64 characters, unique among all events; for a
   * counter, a text made of what was counted and when.
   */
  String id();

  /** Returns when it happened, to the microsecond. */
  Instant at();

  /**
   * Returns the user who did something on the platform by it, and so was active; empty if there is
   * none or nobody knows. Sending a gift that costs something counts, receiving one does not.
   */
  default Optional<String> activeUser() {
    return Optional.empty();
  }

  /** Returns the user of whom it tells that they are on the platform, active or not. */
  default Optional<String> knownUser() {
    return activeUser();
  }

  /** Returns what distinguishes two facts of one id, by the field's name. */
  Map<String, @Nullable Object> content();

  /** Returns the first field in which two facts of one id differ, empty if they say the same. */
  default Optional<String> firstDifference(Fact other) {
    if (equals(other)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> theirs = other.content();
    return content().entrySet().stream()
        .filter(field -> !Objects.equals(field.getValue(), theirs.get(field.getKey())))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> Optional.of("kind"));
  }

  /**
   * A fan sent a creator gifts.
   *
   * @param sender the fan's id, null if unknown; 1 to 64 characters
   * @param creator who received them
   * @param spark the gift's catalogue id, 1 to 64 characters
   * @param sparkName the gift's name, at most 200 characters without control characters, may be
   *     empty; shown, never interpreted
   * @param quantity how many, 1 or more
   * @param gross what the fan paid for all of them, 0 for a free gift
   */
  record GiftSent(
      String id,
      Instant at,
      @Nullable String sender,
      CreatorId creator,
      String spark,
      String sparkName,
      long quantity,
      Money gross)
      implements Fact {
    public GiftSent {
      at = Instants.floor(at);
      FactParts.checkGift(id, sender, creator, spark, sparkName, quantity);
      FactParts.checkGross(gross, 0);
    }

    /** Returns whether nothing was paid. */
    public boolean free() {
      return gross.isZero();
    }

    @Override
    public Optional<String> activeUser() {
      return free() ? Optional.empty() : Optional.ofNullable(sender);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      return FactParts.giftContent(at, sender, creator, spark, sparkName, quantity, gross);
    }
  }

  /**
   * A fan got money back for gifts.
   *
   * @param of the id of the {@link GiftSent}, null if nobody knows
   * @param gross what went back, more than 0
   */
  record GiftRefunded(
      String id,
      Instant at,
      @Nullable String of,
      @Nullable String sender,
      CreatorId creator,
      String spark,
      String sparkName,
      long quantity,
      Money gross)
      implements Fact {
    public GiftRefunded {
      at = Instants.floor(at);
      FactParts.checkGift(id, sender, creator, spark, sparkName, quantity);
      if (of != null) {
        requireText("of", of, 64);
      }
      FactParts.checkGross(gross, 1);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      Map<String, @Nullable Object> content =
          FactParts.giftContent(at, sender, creator, spark, sparkName, quantity, gross);
      content.put("of", of);
      return content;
    }
  }

  /**
   * Revenue of another kind.
   *
   * @param source what was paid for
   * @param creator whose content it was, null if it is all the platform's
   * @param gross what was paid, more than 0
   */
  record RevenueReceived(
      String id, Instant at, RevenueSource source, @Nullable CreatorId creator, Money gross)
      implements Fact {
    public RevenueReceived {
      requireText("id", id, 64);
      at = Instants.floor(at);
      requireNonNull(source, "source");
      FactParts.checkGross(gross, 1);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      Map<String, @Nullable Object> content = new LinkedHashMap<>();
      content.put("at", at);
      content.put("source", source);
      content.put("creator", creator);
      content.put("gross", gross);
      return content;
    }
  }

  /** A user joined the platform. That makes the user known, not active. */
  record UserJoined(String id, Instant at, String user) implements Fact {
    public UserJoined {
      requireText("id", id, 64);
      at = Instants.floor(at);
      requireText("user", user, 64);
    }

    @Override
    public Optional<String> knownUser() {
      return Optional.of(user);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      return FactParts.of("at", at, "user", user);
    }
  }

  /** A user did something on the platform of which nothing else is told. */
  record UserSeen(String id, Instant at, String user) implements Fact {
    public UserSeen {
      requireText("id", id, 64);
      at = Instants.floor(at);
      requireText("user", user, 64);
    }

    @Override
    public Optional<String> activeUser() {
      return Optional.of(user);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      return FactParts.of("at", at, "user", user);
    }
  }

  /**
   * A user's session ended. All of it belongs to the day on which it ended.
   *
   * @param at when it ended
   * @param duration how long it lasted, 0 to 7 days; parts of a second are cut off
   * @param videosWatched how many videos were watched in it, 0 to 1 000 000
   */
  record SessionEnded(String id, Instant at, String user, Duration duration, long videosWatched)
      implements Fact {
    /** The longest session. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public SessionEnded {
      requireText("id", id, 64);
      at = Instants.floor(at);
      requireText("user", user, 64);
      require(
          !duration.isNegative() && duration.compareTo(LONGEST) <= 0,
          "duration must be 0 to 7 days, was %s",
          duration);
      duration = Duration.ofSeconds(duration.toSeconds());
      requireRange("videosWatched", videosWatched, 0, 1_000_000);
    }

    @Override
    public Optional<String> activeUser() {
      return Optional.of(user);
    }

    @Override
    public Map<String, @Nullable Object> content() {
      return FactParts.of(
          "at", at, "user", user, "duration", duration, "videosWatched", videosWatched);
    }
  }

  /**
   * What a counter of the host stood at on a date. There is one state for each thing counted and
   * date. Told again, every count keeps the greater value: so it does not matter in which order
   * states arrive, and a count can be corrected upwards only.
   */
  sealed interface Counter extends Fact {
    /** The greatest count: 10^12. It leaves sums room for millions of them. */
    long MAX_COUNT = 1_000_000_000_000L;

    /** Returns whose figure it is. */
    CreatorId creator();

    /** Returns on which date it stood there, in the host's own calendar; years 1 to 9999. */
    LocalDate asOfDate();

    /** Returns the start of the date in UTC, which only puts facts in order. */
    @Override
    default Instant at() {
      return asOfDate().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Returns this state with every count raised to the other's where that is greater.
     *
     * @param told a state of the same id and creator
     */
    Counter raisedBy(Counter told);
  }

  /**
   * What a video's counters stood at on a date: totals since it was published, as platforms report
   * them. What a date brought is the total less the highest total before it.
   *
   * @param creator whose video it is; another creator for the same video and date contradicts
   * @param viewsTotal 0 to {@link Counter#MAX_COUNT}, as are the other totals
   */
  record VideoStats(
      String video,
      CreatorId creator,
      LocalDate asOfDate,
      long viewsTotal,
      long likesTotal,
      long commentsTotal,
      long sharesTotal)
      implements Counter {
    public VideoStats {
      requireText("video", video, 64);
      requireNonNull(creator, "creator");
      FactParts.checkDate(asOfDate);
      requireRange("viewsTotal", viewsTotal, 0, MAX_COUNT);
      requireRange("likesTotal", likesTotal, 0, MAX_COUNT);
      requireRange("commentsTotal", commentsTotal, 0, MAX_COUNT);
      requireRange("sharesTotal", sharesTotal, 0, MAX_COUNT);
    }

    @Override
    public String id() {
      return DerivedId.of(video, "video stats " + asOfDate).toString();
    }

    @Override
    public VideoStats raisedBy(Counter told) {
      VideoStats other = (VideoStats) told;
      return new VideoStats(
          video,
          creator,
          asOfDate,
          Math.max(viewsTotal, other.viewsTotal),
          Math.max(likesTotal, other.likesTotal),
          Math.max(commentsTotal, other.commentsTotal),
          Math.max(sharesTotal, other.sharesTotal));
    }

    @Override
    public Map<String, @Nullable Object> content() {
      Map<String, @Nullable Object> content =
          FactParts.of("video", video, "creator", creator, "asOfDate", asOfDate);
      content.put("viewsTotal", viewsTotal);
      content.put("likesTotal", likesTotal);
      content.put("commentsTotal", commentsTotal);
      content.put("sharesTotal", sharesTotal);
      return content;
    }
  }

  /**
   * How many followers a creator had on a date.
   *
   * @param followers 0 to {@link Counter#MAX_COUNT}
   */
  record FollowersCounted(CreatorId creator, LocalDate asOfDate, long followers)
      implements Counter {
    public FollowersCounted {
      requireNonNull(creator, "creator");
      FactParts.checkDate(asOfDate);
      requireRange("followers", followers, 0, MAX_COUNT);
    }

    @Override
    public String id() {
      return DerivedId.of(creator.value(), "followers " + asOfDate).toString();
    }

    @Override
    public FollowersCounted raisedBy(Counter told) {
      return followers >= ((FollowersCounted) told).followers ? this : (FollowersCounted) told;
    }

    @Override
    public Map<String, @Nullable Object> content() {
      return FactParts.of("creator", creator, "asOfDate", asOfDate, "followers", followers);
    }
  }
}
