package dev.fanfare.cli.platform;

import static dev.fanfare.cli.csv.Rejections.shown;

import dev.fanfare.cli.csv.BadRowException;
import dev.fanfare.cli.csv.CsvRow;
import dev.fanfare.cli.platform.GiftRow.Kind;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of cells. Text that comes back in row after row is checked and kept once. */
final class RowReaders {
  static final List<String> CREATOR_COLUMNS = List.of("creator_id", "display_name", "first_seen");
  static final List<String> GIFT_COLUMNS =
      List.of(
          "gift_id",
          "kind",
          "sent_at",
          "sender_id",
          "creator_id",
          "spark_id",
          "spark_name",
          "quantity",
          "amount",
          "currency");
  static final List<String> VIDEO_COLUMNS =
      List.of(
          "as_of_date", "video_id", "creator_id", "views_total", "likes_total", "comments_total");

  /** The largest amount of a row, in minor units, so that no sum over any file overflows. */
  private static final long MAX_AMOUNT = 1_000_000_000_000L;

  /** The largest counter of a video; the most viewed one has some 10^10. */
  private static final long MAX_COUNTER = 1_000_000_000_000L;

  private static final int MAX_LABEL = 200;

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, CreatorId> creators = new HashMap<>();
  private String instantText = "";
  private Instant instant = Instant.EPOCH;

  CreatorRow creator(CsvRow row) {
    CreatorId id = creatorId(row);
    String name = row.label("display_name", MAX_LABEL);
    return new CreatorRow(
        row.line(), id, name.isBlank() ? id.value() : name, row.date("first_seen"));
  }

  GiftRow gift(CsvRow row) {
    String id = row.id("gift_id");
    Kind kind = kind(row);
    Asset asset = row.currency("currency");
    Money amount = row.amount("amount", asset);
    if (amount.minor() > MAX_AMOUNT) {
      throw new BadRowException("amount is too large: " + shown(row.raw("amount")));
    }
    if (kind == Kind.FREE && amount.isPositive()) {
      throw new BadRowException("a free gift has amount 0, was " + shown(row.raw("amount")));
    }
    if (kind == Kind.REFUND && amount.isZero()) {
      throw new BadRowException("a refund needs an amount above 0");
    }
    return new GiftRow(
        row.line(),
        id,
        kind == Kind.GIFT && amount.isZero() ? Kind.FREE : kind,
        sentAt(row),
        sender(row),
        creatorId(row),
        id(row, "spark_id"),
        sparkName(row),
        (int) row.count("quantity", 1, 1_000_000_000),
        amount);
  }

  VideoRow video(CsvRow row) {
    return new VideoRow(
        row.line(),
        row.date("as_of_date"),
        id(row, "video_id"),
        creatorId(row),
        row.count("views_total", 0, MAX_COUNTER),
        row.count("likes_total", 0, MAX_COUNTER),
        row.count("comments_total", 0, MAX_COUNTER));
  }

  private static Kind kind(CsvRow row) {
    return switch (row.raw("kind")) {
      case "gift" -> Kind.GIFT;
      case "refund" -> Kind.REFUND;
      case "free" -> Kind.FREE;
      default ->
          throw new BadRowException(
              "kind must be gift, refund or free, was " + shown(row.raw("kind")));
    };
  }

  private @Nullable String sender(CsvRow row) {
    return row.isEmpty("sender_id") ? null : id(row, "sender_id");
  }

  private CreatorId creatorId(CsvRow row) {
    CreatorId known = creators.get(row.raw("creator_id"));
    return known != null ? known : creators.computeIfAbsent(row.id("creator_id"), CreatorId::of);
  }

  private String id(CsvRow row, String column) {
    String known = ids.get(row.raw(column));
    return known != null ? known : ids.computeIfAbsent(row.id(column), id -> id);
  }

  private String sparkName(CsvRow row) {
    String known = labels.get(row.raw("spark_name"));
    return known != null
        ? known
        : labels.computeIfAbsent(row.label("spark_name", MAX_LABEL), label -> label);
  }

  private Instant sentAt(CsvRow row) {
    // An order's rows share their time, and reading a time is what costs most of a row.
    String text = row.raw("sent_at");
    if (!text.equals(instantText)) {
      instant = row.instant("sent_at");
      instantText = text;
    }
    return instant;
  }
}
