package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact of any kind as the columns that all kinds share; null where its kind has no such part. */
record FactParts(
    Kind kind,
    Fact fact,
    @Nullable CreatorId creator,
    @Nullable Money gross,
    @Nullable String sender,
    @Nullable String spark,
    @Nullable String sparkName,
    @Nullable Long quantity,
    @Nullable String of,
    @Nullable RevenueSource source,
    @Nullable String user,
    @Nullable Long seconds,
    @Nullable Long videosWatched) {
  /** The kinds of facts, by their names in the table. */
  enum Kind {
    GIFT,
    REFUND,
    REVENUE,
    JOINED,
    SEEN,
    SESSION
  }

  /** What {@link #fact} reads, in its order. */
  static final String SELECT =
      """
      select id, kind, at, creator, gross, asset, scale, sender, spark, spark_name, quantity,
        refund_of, source, user_id, seconds, videos_watched
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
          null,
          null,
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
          null,
          null,
          null,
          null);
    }
    if (fact instanceof Fact.RevenueReceived revenue) {
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
          revenue.source(),
          null,
          null,
          null);
    }
    if (fact instanceof Fact.UserJoined joined) {
      return ofUser(Kind.JOINED, fact, joined.user(), null, null);
    }
    if (fact instanceof Fact.UserSeen seen) {
      return ofUser(Kind.SEEN, fact, seen.user(), null, null);
    }
    if (fact instanceof Fact.SessionEnded session) {
      return ofUser(
          Kind.SESSION,
          fact,
          session.user(),
          session.duration().toSeconds(),
          session.videosWatched());
    }
    throw new IllegalArgumentException(fact + " is a counter, not an event");
  }

  private static FactParts ofUser(
      Kind kind, Fact fact, String user, @Nullable Long seconds, @Nullable Long videosWatched) {
    return new FactParts(
        kind, fact, null, null, null, null, null, null, null, null, user, seconds, videosWatched);
  }

  static Columns<FactParts> columns(List<FactParts> facts) {
    Columns<FactParts> columns =
        Columns.of(facts)
            .text("id", parts -> parts.fact.id())
            .text("kind", FactParts::kind)
            .instant("at", parts -> parts.fact.at())
            .text("creator", parts -> parts.creator == null ? null : parts.creator.value())
            .optionalNumber("gross", parts -> parts.gross == null ? null : parts.gross.minor())
            .text("asset", parts -> parts.gross == null ? null : parts.gross.asset().code())
            .optionalNumber(
                "scale", parts -> parts.gross == null ? null : (long) parts.gross.asset().scale())
            .text("sender", FactParts::sender)
            .text("spark", FactParts::spark)
            .text("spark_name", FactParts::sparkName)
            .optionalNumber("quantity", FactParts::quantity)
            .text("refund_of", FactParts::of)
            .text("source", FactParts::source);
    // Batches of money, which is told by the hundred thousand, do without the columns of users.
    return facts.stream().allMatch(parts -> parts.user == null)
        ? columns
        : columns
            .text("user_id", FactParts::user)
            .optionalNumber("seconds", FactParts::seconds)
            .optionalNumber("videos_watched", FactParts::videosWatched);
  }

  static Fact fact(Row row) throws SQLException {
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
              gross(row));
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
              gross(row));
      case REVENUE ->
          new Fact.RevenueReceived(
              row.text(1),
              row.instant(3),
              row.constant(13, RevenueSource.class),
              row.textOrNull(4) == null ? null : CreatorId.of(row.text(4)),
              gross(row));
      case JOINED -> new Fact.UserJoined(row.text(1), row.instant(3), row.text(14));
      case SEEN -> new Fact.UserSeen(row.text(1), row.instant(3), row.text(14));
      case SESSION ->
          new Fact.SessionEnded(
              row.text(1),
              row.instant(3),
              row.text(14),
              Duration.ofSeconds(row.number(15)),
              row.number(16));
    };
  }

  private static Money gross(Row row) throws SQLException {
    return row.money(5, row.asset(6));
  }
}
