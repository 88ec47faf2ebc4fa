package dev.fanfare.persistence.kill;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;

import dev.fanfare.Fanfare;
import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.GrantTerms;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.PayoutRunReport;
import dev.fanfare.tier.TierRunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The n-th request of a worker. It follows from its numbers alone: a process that is killed before
 * the answer is asked the very same by its successor.
 */
record Deed(
    long seed,
    int worker,
    int n,
    Verb verb,
    CreatorId creator,
    CreatorId other,
    int amount,
    int pick) {
  private static final Instant FACTS_FROM = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
  private static final int FACTS = 12;

  /** What is asked for, and how often. */
  enum Verb {
    SALE(14),
    SPLIT_SALE(4),
    REFUND(6),
    BATCH(4),
    GRANT(7),
    SPEND(12),
    RESERVE_CREDITS(5),
    SETTLE(5),
    RELEASE_CREDITS(2),
    REFUND_CREDITS(3),
    REQUEST(7),
    REQUEST_ALL(6),
    APPROVE(5),
    CANCEL(2),
    SET_ASIDE(2),
    RELEASE(2),
    EVALUATE(5),
    EVALUATE_ALL(1),
    OVERRIDE(2),
    END_OVERRIDE(1),
    CHECK(2),
    PAYOUT_RUN(1);

    private final int weight;

    Verb(int weight) {
      this.weight = weight;
    }
  }

  static Deed of(long seed, int worker, int n) {
    var random = new SplittableRandom(seed * 7_919 + worker * 1_000_003L + n);
    // A few creators have most of what happens.
    int creator = Math.min(random.nextInt(24), random.nextInt(24));
    int other = (creator + 1 + random.nextInt(23)) % 24;
    return new Deed(
        seed,
        worker,
        n,
        verb(random),
        Platform.CREATORS.get(creator),
        Platform.CREATORS.get(other),
        1 + random.nextInt(400_00),
        random.nextInt(10_000));
  }

  private static Verb verb(SplittableRandom random) {
    int weights = 0;
    for (Verb verb : Verb.values()) {
      weights += verb.weight;
    }
    int left = random.nextInt(weights);
    for (Verb verb : Verb.values()) {
      left -= verb.weight;
      if (left < 0) {
        return verb;
      }
    }
    throw new AssertionError(left);
  }

  IdempotencyKey key() {
    return IdempotencyKey.of("deed-%d-%d".formatted(worker, n));
  }

  Wallet wallet() {
    return Wallet.of(creator, pick % 3 == 0 ? CreditType.SCRIPT : CreditType.GENERAL);
  }

  int credits() {
    return 1 + amount % 20;
  }

  /** Does it. What is answered is an {@code Answer} or a record of another kind. */
  Object perform(Fanfare fanfare) {
    return switch (verb) {
      case SALE, SPLIT_SALE, REFUND, BATCH, SET_ASIDE, RELEASE -> earn(fanfare);
      case GRANT, SPEND, RESERVE_CREDITS, SETTLE, RELEASE_CREDITS, REFUND_CREDITS ->
          useCredits(fanfare);
      case REQUEST, REQUEST_ALL, APPROVE, CANCEL, PAYOUT_RUN -> pay(fanfare);
      case EVALUATE, EVALUATE_ALL, OVERRIDE, END_OVERRIDE, CHECK -> rank(fanfare);
    };
  }

  private Object earn(Fanfare fanfare) {
    var earnings = fanfare.earnings();
    RevenueSource source = pick % 3 == 0 ? RevenueSource.GIFT : RevenueSource.TIP;
    return switch (verb) {
      case SALE -> earnings.recordSale(source, cents(amount), creator, key());
      case SPLIT_SALE ->
          earnings.recordSale(
              new Revenue.NewSale(
                  key().value(),
                  source,
                  FACTS_FROM.plusSeconds(n),
                  cents(amount),
                  RevenueSplit.of(creator, 1 + pick % 5, other, 3)),
              key());
      case REFUND ->
          earnings.recordRefund(
              earlier(Verb.SALE).key().value(), cents(1 + amount % 150_00), key());
      case BATCH -> fanfare.activity().record(facts());
      case SET_ASIDE -> earnings.reserve(creator, cents(amount), "dispute", key());
      default -> earnings.releaseReserve(creator, cents(1 + amount / 2), key());
    };
  }

  /** Returns facts that overlap with those of other batches. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < FACTS; i++) {
      int id = pick % 900 * 3 + i;
      Instant at = FACTS_FROM.plusSeconds(id);
      CreatorId who = Platform.CREATORS.get(id * 7 % 24);
      long gross = 100 + id % 977;
      String gift = "gift-" + id;
      facts.add(
          new Fact.GiftSent(gift, at, "fan-" + id % 50, who, "rose", "Rose", 1, cents(gross)));
      if (id % 4 == 0) {
        facts.add(
            new Fact.GiftRefunded(
                "back-" + id, at.plusSeconds(9), gift, null, who, "rose", "Rose", 1, cents(50)));
      } else if (id % 4 == 1) {
        facts.add(
            new Fact.RevenueReceived(
                "ad-" + id, at, RevenueSource.AD, id % 8 == 1 ? who : null, cents(gross)));
      }
    }
    Collections.shuffle(facts, new Random(pick));
    return facts;
  }

  private Object useCredits(Fanfare fanfare) {
    var credits = fanfare.credits();
    return switch (verb) {
      case GRANT ->
          pick % 2 == 0
              ? credits.grant(wallet(), 60, GrantSource.PURCHASE, key())
              : credits.grant(
                  wallet(), GrantTerms.of(30, GrantSource.PROMOTION).expiresAt(FAR), key());
      case SPEND -> credits.spend(wallet(), credits(), key());
      case RESERVE_CREDITS -> credits.reserve(wallet(), credits(), Duration.ofDays(20), key());
      case SETTLE -> credits.settle(reservation(), pick % 2, key());
      case RELEASE_CREDITS -> credits.release(reservation(), key());
      default -> credits.refund(made(earlier(Verb.SPEND), "charge"), 1 + pick % 3, key());
    };
  }

  private UUID reservation() {
    return made(earlier(Verb.RESERVE_CREDITS), "reservation");
  }

  private Object pay(Fanfare fanfare) {
    var payouts = fanfare.payouts();
    PayoutMethod method = Platform.METHODS.get(pick % 2);
    return switch (verb) {
      case REQUEST -> payouts.request(creator, cents(amount + 50_00), method, key());
      case REQUEST_ALL -> payouts.requestAll(creator, method, USD, key());
      case APPROVE -> payouts.approve(payout(), "olga", key());
      case CANCEL -> payouts.cancel(payout(), "olga", "on request", key());
      default ->
          payouts.run(
              new PayoutRun(
                  key(),
                  FACTS_FROM,
                  method,
                  USD,
                  FACTS_FROM.atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                  cents(60_00)));
    };
  }

  private UUID payout() {
    return made(earlier(pick % 3 == 0 ? Verb.REQUEST : Verb.REQUEST_ALL), "payout");
  }

  private Object rank(Fanfare fanfare) {
    var tiers = fanfare.tiers();
    String tier = List.of("bronze", "gold", "platinum").get(pick % 3);
    return switch (verb) {
      case EVALUATE -> tiers.evaluate(stats(creator), key());
      case EVALUATE_ALL -> {
        List<CreatorStats> all = new ArrayList<>();
        Platform.CREATORS.forEach(who -> all.add(stats(who)));
        Collections.shuffle(all, new Random(pick));
        yield tiers.evaluateAll(all, key());
      }
      case OVERRIDE -> tiers.overrideTier(creator, tier, "a favour", FAR, key());
      case END_OVERRIDE -> tiers.endOverride(creator, key());
      default -> fanfare.achievements().check(stats(creator), key());
    };
  }

  private CreatorStats stats(CreatorId who) {
    return CreatorStats.of(who, USD)
        .monthlyRevenue(cents((amount * 40L + who.hashCode() % 1000L * 500) & 0xFFFFFF))
        .set(Metric.ENGAGEMENT_RATE, pick * 5L)
        .averageViews(pick * 20L)
        .totalViews(amount * 10L)
        .build();
  }

  /** Returns a request of some kind that came before, most often of the same worker. */
  private Deed earlier(Verb wanted) {
    int whose = pick % 4 == 0 ? (worker + 1) % 4 : worker;
    int skip = pick % 3;
    for (int i = n - 1; i >= 0; i--) {
      Deed deed = of(seed, whose, i);
      if (deed.verb == wanted && skip-- == 0) {
        return deed;
      }
    }
    return of(seed, whose, 0);
  }

  private static UUID made(Deed by, String role) {
    return DerivedId.of(by.key().value(), role);
  }

  /** Returns an answer that is no {@code Answer} in one line that is the same at a repetition. */
  static String essence(Object report) {
    if (report instanceof RecordReport recorded) {
      return "facts %d, rejected %s"
          .formatted(recorded.added() + recorded.repeated(), recorded.rejected());
    }
    if (report instanceof TierRunReport run) {
      return "%s: %d of %s".formatted(run.policyVersion(), run.evaluated(), run.tiers());
    }
    PayoutRunReport run = (PayoutRunReport) report;
    return "%d requested, %d paid, %d submitted, %d failed, %d unknown, %s, %s, %s, %s, %s"
        .formatted(
            run.requested(),
            run.paid(),
            run.submitted(),
            run.failed(),
            run.unknown(),
            new TreeMap<>(run.waiting()),
            new TreeMap<>(run.skipped()),
            run.gross().values(),
            run.net().values(),
            run.paidNet().values());
  }
}
