package dev.fanfare.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every row of figures.
 *
 * @param retention the cells of both modes, of days, weeks and months
 */
public record RollupRows(
    List<UserDay> userDays,
    List<UserSpan> spans,
    List<DailyUsers> users,
    List<DailyRevenue> revenue,
    List<DailyGifts> gifts,
    List<VideoDay> videos,
    List<CreatorDay> creators,
    List<CreatorRevenue> creatorRevenue,
    List<GiftHour> hours,
    List<CohortCell> retention) {

  /**
   * Reads what a store has computed.
   *
   * @param known the users to look for
   */
  public static RollupRows read(RollupStore store, DayRange range, Set<String> known) {
    List<UserDay> userDays = new ArrayList<>();
    store.forEachUserDay(range, userDays::add);
    List<VideoDay> videos = new ArrayList<>();
    store.forEachVideoDay(range, videos::add);
    List<CreatorDay> creators = new ArrayList<>();
    store.forEachCreatorDay(range, creators::add);
    List<CreatorRevenue> creatorRevenue = new ArrayList<>();
    store.forEachCreatorRevenue(range, creatorRevenue::add);
    List<GiftHour> hours = new ArrayList<>();
    store.forEachGiftHour(range, hours::add);
    DayRange cohorts = new DayRange(range.from().minusDays(31), range.to());
    return new RollupRows(
        userDays,
        known.stream().sorted().flatMap(user -> store.span(user).stream()).toList(),
        store.users(range),
        store.revenue(range),
        store.gifts(range),
        videos,
        creators,
        creatorRevenue,
        hours,
        Stream.of(Grain.values())
            .flatMap(
                grain ->
                    Stream.concat(
                        store.cohorts(grain, cohorts).stream(),
                        store.lastingCohorts(grain, cohorts).stream()))
            .toList());
  }

  /** Returns the users of the days on which there were new ones, and how many. */
  public long newUsers(LocalDate day) {
    return users.stream()
        .filter(row -> row.day().equals(day))
        .mapToLong(DailyUsers::newUsers)
        .sum();
  }
}
