package dev.fanfare.simulation;

import static dev.fanfare.simulation.Settings.EUR;
import static dev.fanfare.simulation.Settings.USD;

import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The host's facts as they come: late, twice, contradicting each other; and what they mean. */
final class FactBatches {
  private final World world;
  private final Draw draw;

  FactBatches(World world) {
    this.world = world;
    this.draw = world.draw;
  }

  List<Fact> opening() {
    List<Fact> facts = new ArrayList<>();
    for (CreatorId creator : world.creators) {
      Instant at = world.now().minus(Duration.ofDays(draw.between(8, 40)));
      facts.add(gift(at, creator, new Money(draw.between(150_00, 3000_00), USD)));
    }
    return facts;
  }

  List<Fact> drawn() {
    List<Fact> facts = new ArrayList<>();
    int size = 1 + draw.below(5);
    while (facts.size() < size) {
      facts.add(fact(facts));
    }
    return facts;
  }

  private Fact fact(List<Fact> soFar) {
    Instant at = world.now().minus(Duration.ofMinutes(draw.between(0, 60 * 24 * 20)));
    CreatorId creator = world.someone();
    Asset asset = draw.chance(85) ? USD : EUR;
    Money gross = new Money(draw.between(1, 500_00), asset);
    List<Fact> earlier = new ArrayList<>(soFar);
    earlier.addAll(world.facts.values().stream().sorted(Comparator.comparing(Fact::id)).toList());
    int kind = draw.below(10);
    if (kind >= 8 && !earlier.isEmpty()) {
      Fact known = draw.one(earlier);
      return kind == 8 ? known : contradicting(known, gross);
    }
    return switch (kind) {
      case 0, 1, 2 -> gift(at, creator, gross);
      case 3 -> gift(at, creator, Money.zero(asset));
      case 4 ->
          new Fact.RevenueReceived(
              world.name(),
              at,
              draw.one(RevenueSource.values()),
              draw.chance(80) ? creator : null,
              gross);
      default -> giftRefunded(at, creator, gross, earlier);
    };
  }

  private Fact gift(Instant at, CreatorId creator, Money gross) {
    return new Fact.GiftSent(world.name(), at, "fan", creator, "rose", "Rose", 1, gross);
  }

  private Fact giftRefunded(Instant at, CreatorId creator, Money gross, List<Fact> earlier) {
    List<Fact.GiftSent> gifts =
        earlier.stream()
            .filter(Fact.GiftSent.class::isInstance)
            .map(Fact.GiftSent.class::cast)
            .filter(gift -> !gift.free())
            .toList();
    if (gifts.isEmpty() || draw.chance(20)) {
      String of = draw.chance(50) ? null : "gift-never-seen";
      return new Fact.GiftRefunded(world.name(), at, of, "fan", creator, "rose", "Rose", 1, gross);
    }
    Fact.GiftSent gift = draw.one(gifts);
    long part = draw.chance(50) ? gift.gross().minor() : draw.between(1, 600_00);
    Money back = new Money(part, draw.chance(95) ? gift.gross().asset() : gross.asset());
    return new Fact.GiftRefunded(
        world.name(),
        draw.chance(80) ? world.now() : at,
        gift.id(),
        "fan",
        gift.creator(),
        "rose",
        "Rose",
        1,
        back);
  }

  private Fact contradicting(Fact known, Money other) {
    return new Fact.RevenueReceived(
        known.id(), known.at(), RevenueSource.AD, world.creators.get(0), other);
  }

  /** Books a batch in the model, and returns the ids that are to be rejected. */
  List<String> rejected(List<Fact> batch) {
    List<String> rejected = new ArrayList<>();
    Map<String, Fact> fresh = new LinkedHashMap<>();
    for (Fact fact : batch) {
      Fact earlier = world.facts.getOrDefault(fact.id(), fresh.get(fact.id()));
      if (earlier == null) {
        fresh.put(fact.id(), fact);
      } else if (!earlier.equals(fact)) {
        rejected.add(fact.id());
      }
    }
    for (Fact fact : byTime(fresh.values())) {
      if (booked(fact)) {
        world.facts.put(fact.id(), fact);
      } else {
        rejected.add(fact.id());
      }
    }
    return rejected;
  }

  /** By time, but a refund never before a gift of the same batch that it is of. */
  private static List<Fact> byTime(Collection<Fact> facts) {
    Map<String, Instant> given = new HashMap<>();
    facts.forEach(fact -> given.put(fact.id(), fact.at()));
    Comparator<Fact> turn =
        Comparator.comparing(
            fact -> {
              String of = fact instanceof Fact.GiftRefunded refund ? refund.of() : null;
              Instant gift = of == null ? fact.at() : given.getOrDefault(of, fact.at());
              return gift.isAfter(fact.at()) ? gift : fact.at();
            });
    return facts.stream()
        .sorted(turn.thenComparing(fact -> fact instanceof Fact.GiftRefunded))
        .toList();
  }

  private boolean booked(Fact fact) {
    if (fact instanceof Fact.GiftRefunded refund) {
      return booked(refund);
    }
    if (fact instanceof Fact.GiftSent gift) {
      if (!gift.free()) {
        sold(gift.id(), gift.at(), gift.creator(), gift.gross());
      }
    } else if (fact instanceof Fact.RevenueReceived received) {
      sold(received.id(), received.at(), received.creator(), received.gross());
    }
    return true;
  }

  private void sold(String id, Instant at, @Nullable CreatorId creator, Money gross) {
    List<Books.Party> parties = creator == null ? List.of() : List.of(new Books.Party(creator, 1));
    world.books.sale(id, at, gross.asset(), gross.minor(), parties);
  }

  private boolean booked(Fact.GiftRefunded refund) {
    Money gross = refund.gross();
    Books.BookedSale sale = refund.of() == null ? null : world.books.sale(refund.of());
    if (sale == null) {
      world.books.refund(refund.creator(), refund.at(), gross.asset(), gross.minor());
      return true;
    }
    if (!sale.asset.equals(gross.asset()) || gross.minor() > sale.left()) {
      return false;
    }
    world.books.refund(sale, gross.minor());
    return true;
  }
}
