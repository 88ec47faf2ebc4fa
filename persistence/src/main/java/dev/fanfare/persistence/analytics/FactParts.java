package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact of any kind as the columns that all kinds share; null where its kind has no such part. */
record FactParts(
    Kind kind,
    Fact fact,
    @Nullable CreatorId creator,
    Money gross,
    @Nullable String sender,
    @Nullable String spark,
    @Nullable String sparkName,
    @Nullable Long quantity,
    @Nullable String of,
    @Nullable RevenueSource source) {
  /** The kinds of facts, by their names in the table. */
  enum Kind {
    GIFT,
    REFUND,
    REVENUE
  }

  /** What {@link #fact} reads, in its order. */
  static final String SELECT =
      """
      select id, kind, at, creator, gross, asset, scale, sender, spark, spark_name, quantity,
        refund_of, source
      from fanfare_fact
      """;

  static FactParts of(Fact fact) {
    if (fact instanceof Fact.GiftSent gift) {
      return new FactParts(
          Kind.GIFT,
          gift,
          gift.creator(),
          gift.gross(),
          gift.sender(),
          gift.spark(),
          gift.sparkName(),
          gift.quantity(),
          null,
          null);
    }
    if (fact instanceof Fact.GiftRefunded refund) {
      return new FactParts(
          Kind.REFUND,
          refund,
          refund.creator(),
          refund.gross(),
          refund.sender(),
          refund.spark(),
          refund.sparkName(),
          refund.quantity(),
          refund.of(),
          null);
    }
    if (!(fact instanceof Fact.RevenueReceived revenue)) {
      throw new UnsupportedOperationException("not stored in a database yet: " + fact);
    }
    return new FactParts(
        Kind.REVENUE,
        revenue,
        revenue.creator(),
        revenue.gross(),
        null,
        null,
        null,
        null,
        null,
        revenue.source());
  }

  static Columns<FactParts> columns(List<FactParts> facts) {
    return Columns.of(facts)
        .text("id", parts -> parts.fact.id())
        .text("kind", FactParts::kind)
        .instant("at", parts -> parts.fact.at())
        .text("creator", parts -> parts.creator == null ? null : parts.creator.value())
        .number("gross", parts -> parts.gross.minor())
        .text("asset", parts -> parts.gross.asset().code())
        .small("scale", parts -> parts.gross.asset().scale())
        .text("sender", FactParts::sender)
        .text("spark", FactParts::spark)
        .text("spark_name", FactParts::sparkName)
        .optionalNumber("quantity", FactParts::quantity)
        .text("refund_of", FactParts::of)
        .text("source", FactParts::source);
  }

  static Fact fact(Row row) throws SQLException {
    Money gross = row.money(5, row.asset(6));
    @Nullable String creator = row.textOrNull(4);
    return switch (row.constant(2, Kind.class)) {
      case GIFT ->
          new Fact.GiftSent(
              row.text(1),
              row.instant(3),
              row.textOrNull(8),
              CreatorId.of(row.text(4)),
              row.text(9),
              row.text(10),
              row.number(11),
              gross);
      case REFUND ->
          new Fact.GiftRefunded(
              row.text(1),
              row.instant(3),
              row.textOrNull(12),
              row.textOrNull(8),
              CreatorId.of(row.text(4)),
              row.text(9),
              row.text(10),
              row.number(11),
              gross);
      case REVENUE ->
          new Fact.RevenueReceived(
              row.text(1),
              row.instant(3),
              row.constant(13, RevenueSource.class),
              creator == null ? null : CreatorId.of(creator),
              gross);
    };
  }
}
