package dev.fanfare.persistence.moderation;

import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Outage;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Outages of stages, in {@code fanfare_moderation_outage}. */
final class OutageTable {
  /** Ends an outage, given when and the stage. */
  static final String END =
      """
      update fanfare_moderation_outage set ended_at = ?, open_stage = null where open_stage = ?
      """;

  private OutageTable() {}

  static boolean begin(Sql sql, String stage, Instant at) throws SQLException {
    return sql.insertMissing(
        """
        insert into fanfare_moderation_outage (stage, began_at, open_stage) values (?, ?, ?)
        """,
        stage,
        Instants.floor(at),
        stage);
  }

  static boolean end(Sql sql, String stage, Instant at) throws SQLException {
    return sql.update(END, Instants.floor(at), stage) == 1;
  }

  static List<Outage> within(Sql sql, Instant from, Instant to) throws SQLException {
    return sql.list(
        """
        select stage, began_at, ended_at from fanfare_moderation_outage
        where began_at < ? and (ended_at is null or ended_at > ?)
        order by began_at, stage
        """,
        row -> new Outage(row.text(1), row.instant(2), row.instantOrNull(3)),
        Instants.ceiling(to),
        Instants.floor(from));
  }
}
