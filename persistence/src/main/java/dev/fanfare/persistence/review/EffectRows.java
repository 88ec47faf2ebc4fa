package dev.fanfare.persistence.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.review.Effect;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;

/** What decisions do, as it stands in rows. */
final class EffectRows {
  static final String SELECT =
      """
      select decision, creator, content_id, content_version, visibility, monetary, service,
        account, strikes, at, strikes_until, lifted_by, lifted_at
      from fanfare_effect
      """;

  private EffectRows() {}

  static Effect effect(Row row) throws SQLException {
    return new Effect(
        row.id(1),
        CreatorId.of(row.text(2)),
        ContentRef.of(row.text(3), row.integer(4)),
        actions(row, 5),
        row.integer(9),
        row.instant(10),
        row.instantOrNull(11),
        row.idOrNull(12),
        row.instantOrNull(13));
  }

  /** Returns actions from four columns. */
  static Actions actions(Row row, int first) throws SQLException {
    return new Actions(
        row.constant(first, Visibility.class),
        row.constant(first + 1, Sanction.class),
        row.constant(first + 2, Sanction.class),
        row.constant(first + 3, Sanction.class));
  }
}
