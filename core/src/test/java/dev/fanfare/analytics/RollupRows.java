package dev.fanfare.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every row of figures.
 *
 * @param cohorts who came back at an offset, of days, weeks and months
 * @param lasting who came back then or later
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
    List<CohortCell> cohorts,
    List<CohortCell> lasting) {

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
        Stream.of(Grain.values()).flatMap(grain -> store.cohorts(grain, cohorts).stream()).toList(),
        Stream.of(Grain.values())
            .flatMap(grain -> store.lastingCohorts(grain, cohorts).stream())
            .toList());
  }

  /** Returns in which rows these differ from others: what is too much, and what lacks. */
  public List<String> differencesFrom(RollupRows expected) {
    List<String> differences = new ArrayList<>();
    List<List<?>> parts = parts();
    for (int i = 0; i < parts.size(); i++) {
      List<?> actual = parts.get(i);
      List<?> wanted = expected.parts().get(i);
      if (!actual.equals(wanted)) {
        int before = differences.size();
        actual.stream().filter(row -> !wanted.contains(row)).forEach(r -> differences.add("+" + r));
        wanted.stream().filter(row -> !actual.contains(row)).forEach(r -> differences.add("-" + r));
        if (differences.size() == before) {
          differences.add("order or number of " + actual + ", expected " + wanted);
        }
      }
    }
    return differences;
  }

  private List<List<?>> parts() {
    return List.of(
        userDays,
        spans,
        users,
        revenue,
        gifts,
        videos,
        creators,
        creatorRevenue,
        hours,
        cohorts,
        lasting);
  }
}
