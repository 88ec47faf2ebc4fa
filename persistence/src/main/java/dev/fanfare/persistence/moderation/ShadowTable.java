package dev.fanfare.persistence.moderation;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.ShadowDiff;
import dev.fanfare.moderation.ShadowSummary;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What policies in shadow would have done, in {@code fanfare_moderation_shadow}. */
final class ShadowTable {
  /** Counts, given the policy in shadow. */
  static final String SUMS =
      """
      select live_visibility, shadow_visibility, shift, count(*) from fanfare_moderation_shadow
      where shadow_version = ? group by live_visibility, shadow_visibility, shift
      """;

  /** Finds what differs, given the policy in shadow, the last decision, and how many at most. */
  static final String DIFFS =
      """
      select decision, content, version, shadow_version, live_visibility, live_monetary,
        live_service, live_account, shadow_visibility, shadow_monetary, shadow_service,
        shadow_account, basis, at
      from fanfare_moderation_shadow
      where shadow_version = ? and shift <> 'SAME' and decision > ?
      order by decision limit ?
      """;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final ValueJson json;

  ShadowTable(ValueJson json) {
    this.json = json;
  }

  /** The rows that would have led there, as they are stored. */
  record Basis(List<String> rows) {}

  void add(Sql sql, ShadowDiff diff) throws SQLException {
    Actions live = diff.live();
    Actions shadow = diff.shadow();
    sql.update(
        """
        insert into fanfare_moderation_shadow (decision, content, version, shadow_version,
          live_visibility, live_monetary, live_service, live_account, shadow_visibility,
          shadow_monetary, shadow_service, shadow_account, shift, basis, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        diff.decision(),
        diff.content().id(),
        diff.content().version(),
        diff.shadowVersion(),
        live.visibility(),
        live.monetary(),
        live.service(),
        live.account(),
        shadow.visibility(),
        shadow.monetary(),
        shadow.service(),
        shadow.account(),
        diff.shift(),
        json.write(new Basis(diff.rows())),
        diff.at());
  }

  static ShadowSummary summary(Sql sql, String version) throws SQLException {
    List<ShadowSummary.Count> counts =
        sql.list(
            SUMS,
            row ->
                new ShadowSummary.Count(
                    row.constant(1, Visibility.class),
                    row.constant(2, Visibility.class),
                    row.constant(3, ShadowDiff.Shift.class),
                    row.number(4)),
            version);
    return new ShadowSummary(
        version,
        counts.stream()
            .sorted(
                Comparator.comparing(ShadowSummary.Count::decisions)
                    .reversed()
                    .thenComparing(ShadowSummary.Count::live)
                    .thenComparing(ShadowSummary.Count::shadow)
                    .thenComparing(ShadowSummary.Count::shift))
            .toList());
  }

  List<ShadowDiff> diffs(Sql sql, String version, Optional<UUID> after, int limit)
      throws SQLException {
    return sql.list(DIFFS, this::diff, version, after.orElse(BEFORE_ALL), limit);
  }

  private ShadowDiff diff(Row row) throws SQLException {
    return new ShadowDiff(
        row.id(1),
        new ContentRef(row.text(2), row.integer(3)),
        row.text(4),
        DecisionTable.actions(row, 5),
        DecisionTable.actions(row, 9),
        json.read(Basis.class.getName(), row.text(13), Basis.class).rows(),
        row.instant(14));
  }
}
