package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the events of one day come to. What depends on other days too, such as new users and what
 * videos gained, is not in it.
 *
 * @param users what users did, by user
 * @param known users of whom something was told, active or not
 * @param revenue what each source brought, by source in its order, asset code and scale
 * @param gifts the gifts
 * @param received how many gifts that cost something each creator received
 * @param creatorRevenue what gifts brought creators, by creator, asset code and scale
 * @param hours the gifts of each hour and spark, by hour, spark, asset code and scale
 */
public record DayFigures(
    List<UserDay> users,
    SortedSet<String> known,
    List<DailyRevenue> revenue,
    DailyGifts gifts,
    SortedMap<CreatorId, Long> received,
    List<CreatorRevenue> creatorRevenue,
    List<GiftHour> hours)
    implements Serializable {
  public DayFigures {
    users = List.copyOf(users);
    revenue = List.copyOf(revenue);
    creatorRevenue = List.copyOf(creatorRevenue);
    hours = List.copyOf(hours);
  }

  /** Returns what becomes rows: users who are known from an earlier day are none of this one's. */
  DayFigures rows() {
    return new DayFigures(
        users, Collections.emptySortedSet(), revenue, gifts, received, creatorRevenue, hours);
  }
}
