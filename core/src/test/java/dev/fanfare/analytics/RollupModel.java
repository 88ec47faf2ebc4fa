package dev.fanfare.analytics;

import static java.util.stream.Collectors.toCollection;

import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.Refund;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.earning.Sale;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What figures should be, by plain loops over all facts for every row: slow, and nothing in common
 * with how they are computed.
 */
public final class RollupModel {
  private static final Comparator<Asset> BY_CODE =
      Comparator.comparing(Asset::code).thenComparing(Asset::scale);

  private final List<Fact> events = new ArrayList<>();
  private final List<Fact.VideoStats> videos = new ArrayList<>();
  private final List<Fact.FollowersCounted> followers = new ArrayList<>();
  private final Map<String, Sale> sales = new HashMap<>();
  private final Map<String, Refund> refunds = new HashMap<>();
  private final ZoneId zone;
  private final LocalDate today;
  private final TreeMap<String, TreeSet<LocalDate>> active = new TreeMap<>();
  private final TreeMap<String, LocalDate> known = new TreeMap<>();

  /** Looks at every fact that a storage took, and at how its money was booked. */
  public RollupModel(Storage storage, ZoneId zone, LocalDate today) {
    this.zone = zone;
    this.today = today;
    storage.facts().forEach(events::add);
    storage
        .facts()
        .forEachCounter(
            counter -> {
              if (counter instanceof Fact.VideoStats stats) {
                videos.add(stats);
              } else {
                followers.add((Fact.FollowersCounted) counter);
              }
            });
    storage.earnings().forEachSale(sale -> sales.put(sale.id(), sale));
    storage.earnings().forEachRefund(refund -> refunds.put(refund.id(), refund));
    for (Fact fact : events) {
      if (day(fact).isAfter(today)) {
        continue;
      }
      String user = null;
      boolean acts = true;
      if (fact instanceof Fact.UserJoined joined) {
        user = joined.user();
        acts = false;
      } else if (fact instanceof Fact.UserSeen seen) {
        user = seen.user();
      } else if (fact instanceof Fact.SessionEnded session) {
        user = session.user();
      } else if (fact instanceof Fact.GiftSent gift && gift.gross().minor() > 0) {
        user = gift.sender();
      }
      if (user != null) {
        LocalDate before = known.get(user);
        known.put(user, before == null || day(fact).isBefore(before) ? day(fact) : before);
        if (acts) {
          active.computeIfAbsent(user, u -> new TreeSet<>()).add(day(fact));
        }
      }
    }
  }

  private LocalDate day(Fact fact) {
    return fact.at().atZone(zone).toLocalDate();
  }

  /** Returns every user of whom anything was told. */
  public Set<String> users() {
    return known.keySet();
  }

  /** Returns the first day of which anything was told, empty if nothing was. */
  public Optional<LocalDate> firstDay() {
    List<LocalDate> days = new ArrayList<>(events.stream().map(this::day).toList());
    videos.forEach(stats -> days.add(stats.asOfDate()));
    followers.forEach(count -> days.add(count.asOfDate()));
    return days.stream().min(Comparator.naturalOrder());
  }

  /** Returns every row of the days from the first to today. */
  public RollupRows rows(DayRange range) {
    List<UserDay> userDays = new ArrayList<>();
    List<DailyUsers> users = new ArrayList<>();
    List<DailyRevenue> revenue = new ArrayList<>();
    List<DailyGifts> gifts = new ArrayList<>();
    List<VideoDay> videoDays = new ArrayList<>();
    List<CreatorDay> creators = new ArrayList<>();
    List<CreatorRevenue> creatorRevenue = new ArrayList<>();
    List<GiftHour> hours = new ArrayList<>();
    for (LocalDate day : range.days()) {
      List<Fact> facts = events.stream().filter(fact -> day(fact).equals(day)).toList();
      long count = 0;
      for (String user : active.keySet()) {
        if (active.get(user).contains(day)) {
          userDays.add(userDay(day, user, facts));
          count++;
        }
      }
      users.add(
          new DailyUsers(
              day, count, known.values().stream().filter(first -> first.equals(day)).count()));
      revenue.addAll(revenue(day, facts));
      gifts.add(gifts(day, facts));
      List<VideoDay> gained = videos(day);
      videoDays.addAll(gained);
      creators.addAll(creators(day, facts, gained));
      creatorRevenue.addAll(creatorRevenue(day, facts));
      hours.addAll(hours(day, facts));
    }
    return new RollupRows(
        userDays,
        known.entrySet().stream().map(user -> span(user.getKey(), user.getValue())).toList(),
        users,
        revenue,
        gifts,
        videoDays,
        creators,
        creatorRevenue,
        hours,
        cohorts(false),
        cohorts(true));
  }

  private UserSpan span(String user, LocalDate from) {
    @Nullable TreeSet<LocalDate> days = active.get(user);
    return days == null
        ? new UserSpan(user, from, null, null)
        : new UserSpan(user, from, days.first(), days.last());
  }

  private static UserDay userDay(LocalDate day, String user, List<Fact> facts) {
    long sessions = 0;
    long seconds = 0;
    long watched = 0;
    long sent = 0;
    for (Fact fact : facts) {
      if (fact instanceof Fact.SessionEnded session && session.user().equals(user)) {
        sessions++;
        seconds += session.duration().toSeconds();
        watched += session.videosWatched();
      }
      if (fact instanceof Fact.GiftSent gift && user.equals(gift.sender()) && paid(gift)) {
        sent++;
      }
    }
    return new UserDay(day, user, sessions, seconds, watched, sent);
  }

  private static boolean paid(Fact.GiftSent gift) {
    return gift.gross().minor() > 0;
  }

  private List<DailyRevenue> revenue(LocalDate day, List<Fact> facts) {
    List<DailyRevenue> rows = new ArrayList<>();
    for (RevenueSource source : RevenueSource.values()) {
      for (Asset asset : assets(facts)) {
        List<Sale> sold =
            sold(facts).stream()
                .filter(sale -> sale.source() == source && sale.gross().asset().equals(asset))
                .toList();
        List<Refund> back =
            back(facts).stream()
                .filter(refund -> refund.source() == source)
                .filter(refund -> refund.gross().asset().equals(asset))
                .toList();
        if (!sold.isEmpty() || !back.isEmpty()) {
          long creators =
              sold.stream()
                      .flatMap(sale -> sale.parts().stream())
                      .mapToLong(part -> part.earned().minor())
                      .sum()
                  - back.stream()
                      .flatMap(refund -> refund.parts().stream())
                      .mapToLong(part -> part.clawedBack().minor())
                      .sum();
          rows.add(
              new DailyRevenue(
                  day,
                  source,
                  sold.size(),
                  new Money(sold.stream().mapToLong(sale -> sale.gross().minor()).sum(), asset),
                  back.size(),
                  new Money(back.stream().mapToLong(r -> r.gross().minor()).sum(), asset),
                  new Money(creators, asset)));
        }
      }
    }
    return rows;
  }

  private List<Sale> sold(List<Fact> facts) {
    return facts.stream()
        .filter(
            fact ->
                fact instanceof Fact.RevenueReceived
                    || fact instanceof Fact.GiftSent gift && paid(gift))
        .map(fact -> sales.get(fact.id()))
        .toList();
  }

  private List<Refund> back(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.GiftRefunded.class::isInstance)
        .map(fact -> refunds.get(fact.id()))
        .toList();
  }

  private Set<Asset> assets(List<Fact> facts) {
    Set<Asset> assets = new TreeSet<>(BY_CODE);
    sold(facts).forEach(sale -> assets.add(sale.gross().asset()));
    back(facts).forEach(refund -> assets.add(refund.gross().asset()));
    return assets;
  }

  private static List<Fact.GiftSent> paidGifts(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.GiftSent.class::isInstance)
        .map(Fact.GiftSent.class::cast)
        .filter(RollupModel::paid)
        .toList();
  }

  private static DailyGifts gifts(LocalDate day, List<Fact> facts) {
    List<Fact.GiftSent> paid = paidGifts(facts);
    long all = facts.stream().filter(Fact.GiftSent.class::isInstance).count();
    @Nullable String top = null;
    long most = 0;
    for (String spark :
        paid.stream().map(Fact.GiftSent::spark).collect(toCollection(TreeSet::new))) {
      long sent = paid.stream().filter(gift -> gift.spark().equals(spark)).count();
      if (sent > most) {
        most = sent;
        top = spark;
      }
    }
    return new DailyGifts(day, paid.size(), all - paid.size(), top);
  }

  private List<VideoDay> videos(LocalDate day) {
    List<VideoDay> rows = new ArrayList<>();
    for (Fact.VideoStats stats : videos) {
      if (stats.asOfDate().equals(day)) {
        VideoCounts before = highest(stats.video(), date -> date.isBefore(day));
        VideoCounts now = highest(stats.video(), date -> !date.isAfter(day));
        rows.add(new VideoDay(day, stats.video(), stats.creator(), now.minus(before), now));
      }
    }
    rows.sort(Comparator.comparing(VideoDay::video));
    return rows;
  }

  private VideoCounts highest(String video, Predicate<LocalDate> when) {
    long[] most = new long[4];
    for (Fact.VideoStats stats : videos) {
      if (stats.video().equals(video) && when.test(stats.asOfDate())) {
        most[0] = Math.max(most[0], stats.viewsTotal());
        most[1] = Math.max(most[1], stats.likesTotal());
        most[2] = Math.max(most[2], stats.commentsTotal());
        most[3] = Math.max(most[3], stats.sharesTotal());
      }
    }
    return new VideoCounts(most[0], most[1], most[2], most[3]);
  }

  private List<CreatorDay> creators(LocalDate day, List<Fact> facts, List<VideoDay> gained) {
    Set<CreatorId> all = new TreeSet<>();
    paidGifts(facts).forEach(gift -> all.add(gift.creator()));
    gained.forEach(video -> all.add(video.creator()));
    followers.stream()
        .filter(count -> count.asOfDate().equals(day))
        .forEach(count -> all.add(count.creator()));
    List<CreatorDay> rows = new ArrayList<>();
    for (CreatorId creator : all) {
      long[] sums = new long[4];
      for (VideoDay video : gained) {
        if (video.creator().equals(creator)) {
          sums[0] += video.gained().views();
          sums[1] += video.gained().likes();
          sums[2] += video.gained().comments();
          sums[3] += video.gained().shares();
        }
      }
      @Nullable Long now = null;
      @Nullable Long then = null;
      @Nullable LocalDate last = null;
      for (Fact.FollowersCounted count : followers) {
        if (!count.creator().equals(creator)) {
          continue;
        }
        if (count.asOfDate().equals(day)) {
          now = count.followers();
        } else if (count.asOfDate().isBefore(day)
            && (last == null || count.asOfDate().isAfter(last))) {
          last = count.asOfDate();
          then = count.followers();
        }
      }
      rows.add(
          new CreatorDay(
              day,
              creator,
              new VideoCounts(sums[0], sums[1], sums[2], sums[3]),
              paidGifts(facts).stream().filter(gift -> gift.creator().equals(creator)).count(),
              now,
              now == null || then == null ? null : Long.valueOf(now - then)));
    }
    return rows;
  }

  private List<CreatorRevenue> creatorRevenue(LocalDate day, List<Fact> facts) {
    Map<CreatorId, Map<Asset, Long>> sums = new TreeMap<>();
    for (Sale sale : sold(facts)) {
      if (sale.source() == RevenueSource.GIFT) {
        for (Sale.Part part : sale.parts()) {
          sums.computeIfAbsent(part.creator(), c -> new TreeMap<>(BY_CODE))
              .merge(sale.gross().asset(), part.earned().minor(), Long::sum);
        }
      }
    }
    for (Refund refund : back(facts)) {
      if (refund.source() == RevenueSource.GIFT) {
        for (Refund.Part part : refund.parts()) {
          sums.computeIfAbsent(part.creator(), c -> new TreeMap<>(BY_CODE))
              .merge(refund.gross().asset(), -part.clawedBack().minor(), Long::sum);
        }
      }
    }
    List<CreatorRevenue> rows = new ArrayList<>();
    sums.forEach(
        (creator, byAsset) ->
            byAsset.forEach(
                (asset, sum) -> rows.add(new CreatorRevenue(day, creator, new Money(sum, asset)))));
    return rows;
  }

  private List<GiftHour> hours(LocalDate day, List<Fact> facts) {
    List<GiftHour> rows = new ArrayList<>();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    for (Instant hour = day.atStartOfDay(zone).toInstant();
        hour.isBefore(end);
        hour = hour.plusSeconds(3600)) {
      Instant from = hour;
      List<Fact> within =
          facts.stream()
              .filter(
                  fact -> !fact.at().isBefore(from) && fact.at().isBefore(from.plusSeconds(3600)))
              .toList();
      Set<String> sparks = new TreeSet<>();
      paidGifts(within).forEach(gift -> sparks.add(gift.spark()));
      within.forEach(
          fact -> {
            if (fact instanceof Fact.GiftRefunded refund) {
              sparks.add(refund.spark());
            }
          });
      for (String spark : sparks) {
        rows.addAll(hours(day, hour, spark, within));
      }
    }
    return rows;
  }

  private List<GiftHour> hours(LocalDate day, Instant hour, String spark, List<Fact> within) {
    List<Fact> ofSpark =
        within.stream()
            .filter(
                fact ->
                    fact instanceof Fact.GiftSent gift && gift.spark().equals(spark) && paid(gift)
                        || fact instanceof Fact.GiftRefunded refund && refund.spark().equals(spark))
            .toList();
    List<GiftHour> rows = new ArrayList<>();
    for (Asset asset : assets(ofSpark)) {
      long sends = 0;
      long revenue = 0;
      long earned = 0;
      Set<String> senders = new LinkedHashSet<>();
      Set<CreatorId> recipients = new LinkedHashSet<>();
      for (Fact fact : ofSpark) {
        if (fact instanceof Fact.GiftSent gift && gift.gross().asset().equals(asset)) {
          sends++;
          revenue += gift.gross().minor();
          for (Sale.Part part : sales.get(gift.id()).parts()) {
            earned += part.earned().minor();
          }
          if (gift.sender() != null) {
            senders.add(gift.sender());
          }
          recipients.add(gift.creator());
        } else if (fact instanceof Fact.GiftRefunded refund
            && refund.gross().asset().equals(asset)) {
          revenue -= refund.gross().minor();
          for (Refund.Part part : refunds.get(refund.id()).parts()) {
            earned -= part.clawedBack().minor();
          }
        }
      }
      rows.add(
          new GiftHour(
              day,
              hour,
              spark,
              sends,
              new Money(revenue, asset),
              new Money(earned, asset),
              senders.size(),
              recipients.size()));
    }
    return rows;
  }

  private List<CohortCell> cohorts(boolean orLater) {
    List<CohortCell> cells = new ArrayList<>();
    for (Grain grain : Grain.values()) {
      LocalDate end = grain == Grain.DAY ? today.plusDays(1) : grain.startOf(today);
      Map<LocalDate, List<TreeSet<LocalDate>>> cohorts = new TreeMap<>();
      for (TreeSet<LocalDate> days : active.values()) {
        cohorts.computeIfAbsent(grain.startOf(days.first()), c -> new ArrayList<>()).add(days);
      }
      for (LocalDate cohort : cohorts.keySet()) {
        for (int offset : grain.offsets()) {
          DayRange then = grain.bucket(grain.plus(cohort, offset));
          long users = 0;
          for (TreeSet<LocalDate> days : cohorts.get(cohort)) {
            boolean back =
                orLater
                    ? !days.last().isBefore(then.from())
                    : then.from().isBefore(end) && days.stream().anyMatch(then::contains);
            users += back ? 1 : 0;
          }
          if (users > 0) {
            cells.add(new CohortCell(grain, cohort, offset, users));
          }
        }
      }
    }
    return cells;
  }
}
