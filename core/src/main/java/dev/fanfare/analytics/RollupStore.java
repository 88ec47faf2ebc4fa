package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where figures are computed from facts and the books, and kept. Safe for concurrent use.
 *
 * <p>Whoever changes anything has called {@link #lock} in the same transaction, so one at a time
 * computes. Recording facts never waits for it: a {@link FactStore} leaves marks, and {@link
 * #takeMarks} collects those of transactions that are committed; a fact that commits later has left
 * its own and is counted the next time.
 *
 * <p>Each verb costs a number of statements that does not depend on how much there is; computing a
 * day costs by the rows of that day, not by history. Ranges that hold no day are fine everywhere.
 */
public interface RollupStore {
  /**
   * Keeps others from computing until the running transaction ends, and returns the zone whose days
   * are computed, empty if none were yet.
   */
  Optional<ZoneId> lock();

  /** Returns the zone whose days are computed, empty if none were yet. */
  Optional<ZoneId> zone();

  /**
   * Forgets everything that was computed, and marks every fact that is stored as if it had just
   * been recorded.
   *
   * @param zone whose days are computed from now on
   */
  void reset(ZoneId zone);

  /** Removes the marks that are committed, or the running transaction's own, and returns them. */
  Marks takeMarks();

  /** Remembers that buckets are to be computed, whether they were computed before or not. */
  void await(Grain grain, Collection<LocalDate> starts);

  /**
   * Returns the first bucket that is to be computed.
   *
   * @param before only buckets that begin before it
   */
  Optional<LocalDate> nextAwaited(Grain grain, LocalDate before);

  /** Returns the first day that was computed or is to be, empty if there is none. */
  Optional<LocalDate> firstDay();

  /**
   * Computes a day, replacing its rows: {@link UserDay}, {@link DailyUsers}, {@link DailyRevenue},
   * {@link DailyGifts}, {@link VideoDay}, {@link CreatorDay}, {@link CreatorRevenue}, {@link
   * GiftHour}, the {@link CohortCell}s of days whose offset leads to this day, and the {@link
   * UserSpan}s of users known by facts of the day. {@link DailyUsers} and {@link DailyGifts} are
   * there for every computed day, other rows only where their pages say so.
   *
   * <p>Days that were computed are counted on: days before this one that are to be computed come
   * first.
   */
  RolledDay rollUp(LocalDay day);

  /**
   * Computes a week or month from its days, replacing the {@link CohortCell}s whose offset leads to
   * it.
   *
   * @return whether any of them differs from what was stored before
   */
  boolean rollUp(Grain grain, LocalDate start);

  /** Returns the bucket of a start, empty if it was never computed. */
  Optional<Bucket> bucket(Grain grain, LocalDate start);

  /** Stores that a bucket was computed, so that it is not to be any more. */
  void save(Bucket bucket);

  /**
   * Makes provisional buckets final that begin before a day, other than those that are to be
   * computed.
   */
  void finish(Grain grain, LocalDate before);

  /** Returns the computed buckets that begin within some days, by start. */
  List<Bucket> buckets(Grain grain, DayRange range);

  /** Returns how many users are known from days before one. */
  long knownBefore(LocalDate day);

  /** Returns how many users were active on some days, each counted once. */
  long activeUsers(DayRange range);

  /** Returns the users of each computed day. */
  List<DailyUsers> users(DayRange range);

  /** Returns what each source brought, by day, source in its order, asset code and scale. */
  List<DailyRevenue> revenue(DayRange range);

  /** Returns the gifts of each computed day. */
  List<DailyGifts> gifts(DayRange range);

  /** Returns what days brought a creator, by day. */
  List<CreatorDay> creatorDays(CreatorId creator, DayRange range);

  /** Returns what gifts brought a creator, by day, asset code and scale. */
  List<CreatorRevenue> creatorRevenue(CreatorId creator, DayRange range);

  /** Returns the last count of a creator's followers before a day, empty if there is none. */
  Optional<Fact.FollowersCounted> followersBefore(CreatorId creator, LocalDate day);

  /** Returns how far a creator's videos reach. */
  VideoReach reach(CreatorId creator, DayRange range);

  /**
   * Returns the first creators of a ranking, those with equal figures by id. Creators of whom there
   * is nothing are not ranked.
   *
   * @param asset what gift revenue is counted in
   * @param limit 1 or more
   */
  List<CreatorRank> topCreators(DayRange range, Ranking by, Asset asset, int limit);

  /**
   * Returns the sparks of which most gifts were sent, each in every asset, those with equal figures
   * by id, asset code and scale.
   *
   * @param limit 1 or more
   */
  List<SparkTotal> topSparks(DayRange range, int limit);

  /** Returns the gifts of each hour, by hour, asset code and scale. */
  List<HourTotal> giftHours(DayRange range);

  /** Returns what a user did, by day. */
  List<UserDay> userDays(String user, DayRange range);

  /** Returns when a user was there, empty if the user is not known. */
  Optional<UserSpan> span(String user);

  /**
   * Returns who came back ON the days, or IN the weeks or months, at an offset, by cohort and
   * offset.
   *
   * @param range the first days of the cohorts' buckets
   */
  List<CohortCell> cohorts(Grain grain, DayRange range);

  /**
   * Returns who came back at an offset OR LATER, by cohort and offset: users whose last activity is
   * on or after the first day of the bucket at the offset. Counted from {@link UserSpan}s when
   * asked.
   *
   * @param range the first days of the cohorts' buckets
   */
  List<CohortCell> lastingCohorts(Grain grain, DayRange range);

  /** Hands over what users did, by day and user. */
  void forEachUserDay(DayRange range, Consumer<UserDay> visitor);

  /** Hands over what counted videos gained, by day and video. */
  void forEachVideoDay(DayRange range, Consumer<VideoDay> visitor);

  /** Hands over what days brought creators, by day and creator. */
  void forEachCreatorDay(DayRange range, Consumer<CreatorDay> visitor);

  /** Hands over what gifts brought creators, by day, creator, asset code and scale. */
  void forEachCreatorRevenue(DayRange range, Consumer<CreatorRevenue> visitor);

  /** Hands over the gifts of each hour and spark, by hour, spark, asset code and scale. */
  void forEachGiftHour(DayRange range, Consumer<GiftHour> visitor);

  /**
   * What changed since it was asked last.
   *
   * @param hours full hours of UTC in which recorded events happened
   * @param dates dates for which counters were told
   */
  record Marks(Set<Instant> hours, Set<LocalDate> dates) {
    public Marks {
      hours = Set.copyOf(hours);
      dates = Set.copyOf(dates);
    }
  }
}
