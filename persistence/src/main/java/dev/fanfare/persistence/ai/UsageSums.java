package dev.fanfare.persistence.ai;

import dev.fanfare.ai.AiCost;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.UsageDimension;
import dev.fanfare.ai.UsageQuery;
import dev.fanfare.ai.UsageTotal;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One query for the totals of usage by some dimensions. */
final class UsageSums {
  private static final String SUMS =
      """
      count(*), count(fault), count(unpriced),
      coalesce(sum(case when (uncached_input is null or output is null)
        and (cost_nanos is not null or unpriced is not null) then 1 else 0 end), 0),
      coalesce(sum(uncached_input), 0), coalesce(sum(cache_read), 0), coalesce(sum(cache_write), 0),
      coalesce(sum(output), 0), coalesce(sum(cost_nanos), 0)
      """;

  private final UsageQuery query;
  private final List<String> by = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder("select ");
  private final List<@Nullable Object> values = new ArrayList<>();

  UsageSums(UsageQuery query) {
    this.query = query;
    by(UsageDimension.DAY, "d.on_day");
    by(UsageDimension.PURPOSE, "purpose");
    by(UsageDimension.MODEL, "coalesce(answered_provider, provider)");
    by(UsageDimension.MODEL, "coalesce(answered_model, model)");
    by(UsageDimension.USER, "user_id");
    by(UsageDimension.TENANT, "tenant");
    by.add("asset");
    by.add("scale");
    sql.append(String.join(", ", by)).append(", ").append(SUMS).append("from fanfare_ai_usage u");
    if (query.by().contains(UsageDimension.DAY)) {
      // Days of a zone are spans of time, which an index finds; their dates are not in the rows.
      Columns<UsageQuery.Day> days =
          Columns.of(query.days())
              .day("on_day", UsageQuery.Day::day)
              .instant("begins", UsageQuery.Day::from)
              .instant("ends", UsageQuery.Day::to);
      sql.append(" join ")
          .append(days.unnest("d"))
          .append(" on u.at >= d.begins and u.at < d.ends");
      Collections.addAll(values, days.arrays());
    }
    sql.append(" where u.at >= ? and u.at < ?");
    values.add(query.from());
    values.add(query.to());
    only("user_id", query.user());
    only("purpose", query.purpose() == null ? null : query.purpose().name());
    only("tenant", query.tenant());
    sql.append(" group by ").append(String.join(", ", by));
  }

  private void by(UsageDimension dimension, String column) {
    if (query.by().contains(dimension)) {
      by.add(column);
    }
  }

  private void only(String column, @Nullable String value) {
    if (value != null) {
      sql.append(" and ").append(column).append(" = ?");
      values.add(value);
    }
  }

  String sql() {
    return sql.toString();
  }

  @Nullable Object[] values() {
    return values.toArray();
  }

  /** Returns the total of a row, whose first columns are those that the query goes by. */
  UsageTotal total(Row row) throws SQLException {
    int sums = by.size() + 1;
    String asset = row.textOrNull(sums - 2);
    String provider = text(row, "coalesce(answered_provider, provider)");
    String model = text(row, "coalesce(answered_model, model)");
    String purpose = text(row, "purpose");
    return new UsageTotal(
        by.contains("d.on_day") ? row.day(1) : null,
        purpose == null ? null : new Purpose(purpose),
        provider == null || model == null ? null : new ModelName(provider, model),
        text(row, "user_id"),
        text(row, "tenant"),
        row.number(sums),
        row.number(sums + 1),
        row.number(sums + 2),
        row.exactNumber(sums + 3),
        row.exactNumber(sums + 4),
        row.exactNumber(sums + 5),
        row.exactNumber(sums + 6),
        row.exactNumber(sums + 7),
        asset == null
            ? List.of()
            : List.of(new AiCost(row.exactNumber(sums + 8), row.asset(sums - 2))));
  }

  private @Nullable String text(Row row, String column) throws SQLException {
    int place = by.indexOf(column) + 1;
    return place == 0 ? null : row.textOrNull(place);
  }
}
