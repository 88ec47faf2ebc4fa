package dev.fanfare.persistence.credit;

import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one value of several rows that follow each other, such as a charge of its lines.
 *
 * @param <B> what collects the rows of a value
 */
final class Gathering<B> implements Sql.RowVisitor {
  private final Step<B> step;
  private final Consumer<B> whole;
  private @Nullable B current;

  private Gathering(Step<B> step, Consumer<B> whole) {
    this.step = step;
    this.whole = whole;
  }

  /** Takes a row in. */
  interface Step<B> {
    /** Returns what the row was added to: the current value, or a new one if it begins one. */
    B add(Row row, @Nullable B current) throws SQLException;
  }

  /** Hands over the values that a query's rows make, each as soon as its last row was read. */
  static <B> void each(
      Sql sql, String query, Step<B> step, Consumer<B> whole, @Nullable Object... values)
      throws SQLException {
    Gathering<B> gathering = new Gathering<>(step, whole);
    sql.each(query, gathering, values);
    gathering.end();
  }

  @Override
  public void visit(Row row) throws SQLException {
    B next = step.add(row, current);
    if (next != current) {
      end();
      current = next;
    }
  }

  private void end() {
    B ended = current;
    if (ended != null) {
      whole.accept(ended);
    }
  }
}
