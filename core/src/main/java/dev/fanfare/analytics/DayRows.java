package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.earning.Refund;
import dev.fanfare.earning.Sale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All rows of a computed day. */
record DayRows(
    DayFigures figures,
    DailyUsers users,
    SortedMap<String, UserDay> userDays,
    List<VideoDay> videos,
    SortedMap<CreatorId, CreatorDay> creators,
    List<CohortCell> cells) {

  /** Counts the events of a day, with the parts that the books gave creators. */
  static DayFigures count(LocalDay day, List<Fact> events, EarningStore books) {
    List<String> ids = events.stream().map(Fact::id).toList();
    Map<String, Sale> sales = books.sales(ids);
    Map<String, Refund> refunds = books.refunds(ids);
    DayTally tally = new DayTally(day);
    events.forEach(event -> tally.add(booked(event, sales, refunds)));
    return tally.figures();
  }

  private static BookedFact booked(
      Fact event, Map<String, Sale> sales, Map<String, Refund> refunds) {
    if (event instanceof Fact.GiftRefunded) {
      @Nullable Refund refund = refunds.get(event.id());
      return refund == null ? BookedFact.of(event) : BookedFact.of(event, refund);
    }
    boolean money =
        event instanceof Fact.RevenueReceived
            || event instanceof Fact.GiftSent gift && !gift.free();
    @Nullable Sale sale = money ? sales.get(event.id()) : null;
    return sale == null ? BookedFact.of(event) : BookedFact.of(event, sale);
  }

  /**
   * Returns what the day brought each creator.
   *
   * @param before the last count of a creator's followers before the day, null if there is none
   */
  static SortedMap<CreatorId, CreatorDay> creators(
      LocalDate day,
      SortedMap<CreatorId, Long> received,
      List<VideoDay> videos,
      List<Fact.FollowersCounted> counted,
      Function<CreatorId, @Nullable Long> before) {
    Map<CreatorId, VideoCounts> gained = new HashMap<>();
    videos.forEach(video -> gained.merge(video.creator(), video.gained(), VideoCounts::plus));
    Map<CreatorId, Long> followers = new HashMap<>();
    counted.forEach(count -> followers.put(count.creator(), count.followers()));
    TreeMap<CreatorId, CreatorDay> rows = new TreeMap<>();
    List<CreatorId> all = new ArrayList<>(received.keySet());
    all.addAll(gained.keySet());
    all.addAll(followers.keySet());
    for (CreatorId creator : all) {
      @Nullable Long now = followers.get(creator);
      @Nullable Long then = now == null ? null : before.apply(creator);
      rows.put(
          creator,
          new CreatorDay(
              day,
              creator,
              gained.getOrDefault(creator, VideoCounts.NONE),
              received.getOrDefault(creator, 0L),
              now,
              now == null || then == null ? null : Long.valueOf(now - then)));
    }
    return rows;
  }
}
