package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Asset;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Figures of what happened: computed from the facts that {@code Activity} recorded, by day, week
 * and month, and read back.
 *
 * <p>Days are those of the policy's zone. Views show what was computed: call {@link #catchUp()}
 * first, or let the schedule do so. Each says how far it can be relied on: see {@link Freshness}.
 * Money is what facts brought; a sale that was booked past {@code Activity} is in the books, not
 * here.
 *
 * <p>Every view throws {@link AnalyticsZoneException} if the figures are of another zone's days.
 */
public interface Analytics {
  /**
   * Returns analytics over a store.
   *
   * @param books where {@link #creatorStats} finds what a creator earned
   */
  static Analytics of(
      Operations operations, RollupStore store, EarningStore books, AnalyticsPolicy policy) {
    return new StoredAnalytics(operations, store, books, policy);
  }

  /** Returns the policy. */
  AnalyticsPolicy policy();

  /** Returns the current day in the policy's zone. */
  LocalDate today();

  /**
   * Computes what changed up to now, today included. Cheap if little did; meant to be called every
   * hour or more often.
   *
   * @throws AnalyticsZoneException if the figures are of another zone's days
   */
  CatchUpReport rollUp();

  /**
   * Computes everything that is to be computed: days that changed, every day from the first fact to
   * today that is missing, then the weeks and months that are over. So a schedule that stood still
   * loses nothing. Each day is a transaction of its own: after a crash call it again; several
   * processes may call it at once. Days that are over for as long as the policy says become final;
   * a final day that changes is announced as {@link DayRestated}.
   *
   * @throws AnalyticsZoneException if the figures are of another zone's days
   */
  CatchUpReport catchUp();

  /**
   * Computes the days of a range that are missing, and all days before its end that changed: those
   * before the range too, for later days count on from earlier ones.
   *
   * @throws AnalyticsZoneException if the figures are of another zone's days
   */
  CatchUpReport catchUp(DayRange range);

  /**
   * Computes days anew, whether anything changed or not. They come out the same, unless somebody
   * changed rows by hand.
   *
   * @throws AnalyticsZoneException if the figures are of another zone's days
   */
  CatchUpReport rebuild(DayRange range);

  /**
   * Forgets all figures and computes them anew in the policy's zone: the way to another zone. Until
   * it returns, views have days missing. If it is interrupted, {@link #catchUp()} goes on.
   */
  CatchUpReport rebuild();

  /** Returns the platform by day. */
  DailyReport daily(DayRange range);

  /** Returns the platform over the last days before today, beside those before them. */
  default DashboardSummary dashboard(int days) {
    return dashboard(DayRange.before(today(), days));
  }

  /** Returns the platform over a period, beside the adjacent one of equal length before it. */
  DashboardSummary dashboard(DayRange range);

  /** Returns a creator over the last days before today, beside those before them. */
  default CreatorDashboard creator(CreatorId creator, int days) {
    return creator(creator, DayRange.before(today(), days));
  }

  /** Returns a creator over a period, beside the adjacent one of equal length before it. */
  CreatorDashboard creator(CreatorId creator, DayRange range);

  /** Returns where revenue came from over the last days before today. */
  default RevenueBreakdown revenueBreakdown(int days) {
    return revenueBreakdown(DayRange.before(today(), days));
  }

  /** Returns where revenue came from. */
  RevenueBreakdown revenueBreakdown(DayRange range);

  /**
   * Returns how many users came back.
   *
   * @param range the first days of the cohorts' days, weeks or months
   */
  RetentionTable retention(Grain grain, RetentionMode mode, DayRange range);

  /**
   * Returns the first creators of a ranking.
   *
   * @param asset what gift revenue is counted in
   * @param limit 1 to 10 000
   */
  TopCreators topCreators(DayRange range, Ranking by, Asset asset, int limit);

  /**
   * Returns the sparks of which most gifts were sent.
   *
   * @param limit 1 to 10 000 sparks, each counted once for every asset it was paid in
   */
  TopSparks topSparks(DayRange range, int limit);

  /** Returns when gifts are sent, by weekday and hour of the policy's zone. */
  GiftHeat giftHeat(DayRange range);

  /** Returns how many users were active on some days, each counted once. */
  ActiveUsers activeUsers(DayRange range);

  /** Returns what a user did. */
  UserEngagement user(String user, DayRange range);

  /**
   * Hands over every creator's days on which there was anything, by day and creator: for exports.
   */
  void forEachCreator(DayRange range, Consumer<CreatorMetrics> visitor);

  /** Hands over the gifts of each hour and spark, by hour and spark: for exports. */
  void forEachGiftHour(DayRange range, Consumer<GiftHour> visitor);

  /**
   * Returns what is known here of a creator, for tiers and achievements: {@link Metric#FOLLOWERS},
   * {@link Metric#MONTHLY_REVENUE}, {@link Metric#AVERAGE_VIEWS}, {@link Metric#TOTAL_VIEWS},
   * {@link Metric#BEST_VIDEO_VIEWS} and {@link Metric#ENGAGEMENT_RATE}. Those of the trailing 30
   * days are of the 30 days before {@code asOf}. What was never told is absent, and what the days
   * that are computed do not give.
   *
   * @param asset what revenue is counted in; the creator's earnings in other assets are left out
   */
  CreatorStats creatorStats(CreatorId creator, LocalDate asOf, Asset asset);
}
