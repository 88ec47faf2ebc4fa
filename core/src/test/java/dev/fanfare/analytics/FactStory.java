package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Facts of a small platform over some hundred days, drawn from a seed: unknown senders, free gifts,
 * refunds of gifts known, unknown and of other creators, two assets, counters that fall, are told
 * twice and change hands, and repetitions. Days cluster where retention looks.
 */
public final class FactStory {
  /** The first day on which anything may happen. */
  public static final LocalDate FIRST = LocalDate.parse("2026-03-20");

  /** The day on which everything is told. */
  public static final LocalDate LAST = FIRST.plusDays(100);

  private static final int[] LONG = {0, 1, 2, 7, 8, 9, 14, 15, 30, 31, 36, 60, 62, 90, 92, 95, 100};
  private static final List<CreatorId> CREATORS = List.of(ADA, BEN, CLEO);

  private final Random random;
  private final int[] days;
  private final List<Fact> facts = new ArrayList<>();

  private FactStory(long seed, int... days) {
    this.random = new Random(seed);
    this.days = days;
  }

  /** Returns the facts of a seed. */
  public static List<Fact> of(long seed, int count) {
    return of(seed, count, LONG);
  }

  /**
   * Returns the facts of a seed that happen on some days only.
   *
   * @param days how many days after {@link #FIRST} each is
   */
  public static List<Fact> of(long seed, int count, int... days) {
    var story = new FactStory(seed, days);
    for (int i = 0; i < count; i++) {
      story.facts.add(story.next(i));
    }
    return story.facts;
  }

  private Fact next(int i) {
    return switch (random.nextInt(12)) {
      case 0 -> new Fact.UserJoined("e" + i, at(), user());
      case 1 -> new Fact.UserSeen("e" + i, at(), user());
      case 2 ->
          new Fact.SessionEnded(
              "e" + i, at(), user(), Duration.ofSeconds(random.nextInt(9_000)), random.nextInt(20));
      case 3, 4 -> stats();
      case 5 -> new Fact.FollowersCounted(creator(), date(), random.nextInt(50));
      case 6 -> refund(i);
      case 7 ->
          new Fact.RevenueReceived(
              "e" + i,
              at(),
              RevenueSource.values()[random.nextInt(RevenueSource.values().length)],
              random.nextBoolean() ? creator() : null,
              money(1));
      case 8 -> facts.isEmpty() ? gift(i) : facts.get(random.nextInt(facts.size()));
      default -> gift(i);
    };
  }

  private Fact gift(int i) {
    return new Fact.GiftSent(
        "e" + i,
        at(),
        random.nextInt(5) == 0 ? null : user(),
        creator(),
        spark(),
        "",
        1 + random.nextInt(3),
        random.nextInt(5) == 0 ? Money.zero(USD) : money(1));
  }

  private Fact refund(int i) {
    List<Fact.GiftSent> gifts =
        facts.stream()
            .filter(Fact.GiftSent.class::isInstance)
            .map(Fact.GiftSent.class::cast)
            .filter(gift -> !gift.free())
            .toList();
    if (gifts.isEmpty() || random.nextInt(3) == 0) {
      String of = random.nextBoolean() ? null : "ghost" + random.nextInt(3);
      return new Fact.GiftRefunded("e" + i, at(), of, user(), creator(), spark(), "", 1, money(1));
    }
    Fact.GiftSent gift = gifts.get(random.nextInt(gifts.size()));
    long part = 1 + random.nextInt((int) Math.min(gift.gross().minor(), 500));
    return new Fact.GiftRefunded(
        "e" + i,
        at(),
        gift.id(),
        gift.sender(),
        creator(),
        spark(),
        "",
        1,
        new Money(part, gift.gross().asset()));
  }

  private Fact stats() {
    return new Fact.VideoStats(
        "v" + random.nextInt(3),
        random.nextInt(4) == 0 ? BEN : ADA,
        date(),
        random.nextInt(100),
        random.nextInt(30),
        random.nextInt(10),
        random.nextInt(5));
  }

  private LocalDate date() {
    return FIRST.plusDays(days[random.nextInt(days.length)]);
  }

  /** Mostly anywhere in a day, often at a border of hours or days of some zone. */
  private Instant at() {
    Instant day = date().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant at =
        random.nextBoolean()
            ? day.plusSeconds(random.nextInt(86_400))
            : day.plusSeconds(1_800L * random.nextInt(48));
    return random.nextInt(4) == 0 ? at.minusNanos(1_000) : at;
  }

  private String user() {
    return "u" + random.nextInt(5);
  }

  private String spark() {
    return List.of("rose", "star", "tea").get(random.nextInt(3));
  }

  private CreatorId creator() {
    return CREATORS.get(random.nextInt(3));
  }

  private Money money(int least) {
    return new Money(least + random.nextInt(1_000), random.nextInt(4) == 0 ? JPY : USD);
  }
}
