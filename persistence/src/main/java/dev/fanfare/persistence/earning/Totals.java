package dev.fanfare.persistence.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.CreatorTotal;
import dev.fanfare.earning.EarningStore.Earned;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What creators earned, less what refunds took. */
final class Totals {
  private static final Comparator<Earned> BY_ASSET_AND_SOURCE =
      Comparator.comparing((Earned earned) -> earned.amount().asset().code())
          .thenComparing(earned -> earned.amount().asset().scale())
          .thenComparing(Earned::source);

  private Totals() {}

  static List<Earned> earned(Sql sql, CreatorId creator, Instant from, Instant to)
      throws SQLException {
    List<Earned> earned = new ArrayList<>();
    sql.each(
        """
        select source, asset, scale, sum(minor) from (
          select s.source, s.asset, s.scale, p.earned as minor
          from fanfare_sale_part p join fanfare_sale s on s.id = p.sale
          where p.creator = ? and p.at >= ? and p.at < ?
          union all
          select r.source, r.asset, r.scale, -p.clawed_back
          from fanfare_refund_part p join fanfare_refund r on r.id = p.refund
          where p.creator = ? and p.at >= ? and p.at < ?) lines
        group by source, asset, scale
        """,
        row ->
            earned.add(
                new Earned(
                    row.constant(1, RevenueSource.class),
                    new Money(row.exactNumber(4), row.asset(2)))),
        creator.value(),
        from,
        to,
        creator.value(),
        from,
        to);
    earned.sort(BY_ASSET_AND_SOURCE);
    return earned;
  }

  static Optional<Instant> firstSale(Sql sql, CreatorId creator) throws SQLException {
    return sql.first(
        "select at from fanfare_sale_part where creator = ? order by at limit 1",
        row -> row.instant(1),
        creator.value());
  }

  static void forEach(Sql sql, Consumer<CreatorTotal> visitor) throws SQLException {
    sql.each(
        """
        select creator, asset, scale, sum(sales), sum(earned), sum(clawed_back) from (
          select p.creator, s.asset, s.scale, 1 as sales, p.earned, 0 as clawed_back
          from fanfare_sale_part p join fanfare_sale s on s.id = p.sale
          union all
          select p.creator, r.asset, r.scale, 0, 0, p.clawed_back
          from fanfare_refund_part p join fanfare_refund r on r.id = p.refund) lines
        group by creator, asset, scale order by creator, asset, scale
        """,
        row -> {
          Asset asset = row.asset(2);
          visitor.accept(
              new CreatorTotal(
                  CreatorId.of(row.text(1)),
                  row.exactNumber(4),
                  new Money(row.exactNumber(5), asset),
                  new Money(row.exactNumber(6), asset)));
        });
  }
}
