package dev.fanfare.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plans that PostgreSQL makes. Fill the tables with a few thousand rows first: of a small
 * table the planner rightly reads all.
 */
public final class PlanCheck {
  private final Database database;

  private PlanCheck(Database database) {
    this.database = database;
  }

  /** Returns a check of a PostgreSQL database as it is filled now. */
  public static PlanCheck of(TestDatabase filled) {
    assertThat(filled.dialect()).isEqualTo(Dialect.POSTGRESQL);
    Database database = filled.database();
    database.sql(sql -> sql.update("analyze"));
    return new PlanCheck(database);
  }

  /** Returns the plan of a statement, which is not run. */
  public List<String> plan(String statement, @Nullable Object... values) {
    return database.sql(
        sql -> {
          sql.update("set local enable_seqscan = on");
          return sql.list("explain " + statement, row -> row.text(1), values);
        });
  }

  /** Fails if a statement would read one of Fanfare's tables from end to end. */
  public void readsNoWholeTable(String statement, @Nullable Object... values) {
    List<String> plan = plan(statement, values);
    assertThat(plan)
        .as("%s\n%s", statement, String.join("\n", plan))
        .noneMatch(line -> line.contains("Seq Scan on fanfare_"));
  }
}
