package dev.fanfare.earning;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums what a creator earned by month and source. */
final class Summaries {
  private static final Instant BEGINNING = Instant.EPOCH.minus(36_500, ChronoUnit.DAYS);
  private static final Instant END = Instant.EPOCH.plus(365_000, ChronoUnit.DAYS);

  private final EarningStore store;
  private final CreatorStore creators;
  private final ExchangeRates rates;

  Summaries(EarningStore store, CreatorStore creators, ExchangeRates rates) {
    this.store = store;
    this.creators = creators;
    this.rates = rates;
  }

  EarningsSummary summary(CreatorId creator, Asset fallback, Instant now) {
    Optional<Creator> profile = creators.find(creator);
    Asset currency = profile.map(Creator::currency).orElse(fallback);
    ZoneId zone = profile.map(Creator::zone).orElse(ZoneOffset.UTC);
    Sum sum = new Sum(currency, now);
    Map<RevenueSource, Money> bySource = new EnumMap<>(RevenueSource.class);
    for (EarningStore.Earned earned : store.earned(creator, BEGINNING, END)) {
      sum.converted(earned.amount())
          .ifPresentOrElse(
              amount -> bySource.merge(earned.source(), amount, Money::plus),
              () -> sum.notConverted.merge(earned.amount().asset(), earned.amount(), Money::plus));
    }
    Money total = bySource.values().stream().reduce(Money.zero(currency), Money::plus);
    YearMonth month = YearMonth.from(now.atZone(zone));
    Money current = sum.of(month(creator, month, zone));
    Money estimated = Money.zero(currency);
    for (Asset asset : assets(creator)) {
      Money held = new Money(store.held(creator, asset), asset);
      estimated = estimated.plus(sum.converted(held).orElse(Money.zero(currency)));
    }
    return new EarningsSummary(
        creator,
        currency,
        total,
        total.minus(estimated),
        estimated,
        current,
        sum.of(month(creator, month.minusMonths(1), zone)),
        average(creator, total.minus(current), month, zone),
        bySource,
        List.copyOf(sum.notConverted.values()));
  }

  private List<Asset> assets(CreatorId creator) {
    return store.earned(creator, BEGINNING, END).stream()
        .map(earned -> earned.amount().asset())
        .distinct()
        .toList();
  }

  private List<EarningStore.Earned> month(CreatorId creator, YearMonth month, ZoneId zone) {
    return store.earned(
        creator,
        month.atDay(1).atStartOfDay(zone).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
  }

  private @Nullable Money average(CreatorId creator, Money before, YearMonth current, ZoneId zone) {
    long months =
        store
            .firstSale(creator)
            .map(first -> YearMonth.from(first.atZone(zone)).until(current, ChronoUnit.MONTHS))
            .orElse(0L);
    return months <= 0 ? null : before.times(1, months, RoundingMode.HALF_EVEN);
  }

  /** Sums amounts of several assets in one. */
  private final class Sum {
    final Asset currency;
    final Instant now;
    final Map<Asset, Money> notConverted =
        new TreeMap<>(Comparator.comparing(Asset::code).thenComparing(Asset::scale));

    Sum(Asset currency, Instant now) {
      this.currency = currency;
      this.now = now;
    }

    /** Converts towards zero, empty if there is no rate. */
    Optional<Money> converted(Money amount) {
      if (amount.asset().equals(currency)) {
        return Optional.of(amount);
      }
      Optional<FxQuote> quote = rates.quote(amount.asset(), currency, now);
      return amount.isNegative()
          ? quote.map(q -> q.convert(amount.negated()).bought().negated())
          : quote.map(q -> q.convert(amount).bought());
    }

    Money of(List<EarningStore.Earned> earned) {
      List<Money> amounts = new ArrayList<>();
      earned.forEach(e -> converted(e.amount()).ifPresent(amounts::add));
      return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
  }
}
