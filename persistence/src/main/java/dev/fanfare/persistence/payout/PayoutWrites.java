package dev.fanfare.persistence.payout;

import dev.fanfare.payout.Evidence;
import dev.fanfare.payout.FeeLine;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.PayoutStep;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a payout and a step of its history together. The database refuses one without the other:
 * PostgreSQL gets both in one statement, H2 the step first.
 */
final class PayoutWrites {
  private static final String STEP =
      "payout, seq, prev_seq, from_state, to_state, at, source, said_by, evidence, said_at";

  private static final String STEP_VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  static final String HISTORY =
      """
      select seq, from_state, to_state, at, source, said_by, evidence, said_at
      from fanfare_payout_step where payout = ? order by seq
      """;

  private PayoutWrites() {}

  private record Line(int number, FeeLine line) {}

  /** Adds a payout with its first step and fee lines. Returns whether the id was free. */
  static boolean add(Sql sql, Payout payout, PayoutStep first) throws SQLException {
    Columns<Line> lines = lines(payout);
    if (sql.dialect() == Dialect.POSTGRESQL) {
      return sql.update(
              """
              with step as (
                insert into fanfare_payout_step (%s) values (%s)
                on conflict do nothing returning payout
              ), line as (
                insert into fanfare_payout_fee_line (%s)
                select %s from %s where exists (select 1 from step))
              insert into fanfare_payout (%s) select %s from step
              """
                  .formatted(
                      STEP,
                      STEP_VALUES,
                      lines.names(),
                      lines.names(),
                      lines.unnest("u"),
                      PayoutColumns.written(),
                      PayoutColumns.parameters()),
              joined(joined(values(first), lines.arrays()), PayoutColumns.values(payout)))
          == 1;
    }
    boolean added =
        sql.insertMissing(
                "insert into fanfare_payout_step (%s) values (%s)".formatted(STEP, STEP_VALUES),
                values(first))
            && sql.update(
                    "insert into fanfare_payout (%s) values (%s)"
                        .formatted(PayoutColumns.written(), PayoutColumns.parameters()),
                    PayoutColumns.values(payout))
                == 1;
    if (added) {
      sql.insert("fanfare_payout_fee_line", lines);
    }
    return added;
  }

  private static Columns<Line> lines(Payout payout) {
    List<Line> lines = new ArrayList<>();
    for (FeeLine line : payout.quote().fee().lines()) {
      lines.add(new Line(lines.size(), line));
    }
    return Columns.of(lines)
        .id("payout", line -> payout.id())
        .small("line", Line::number)
        .text("kind", line -> line.line().kind())
        .number("amount", line -> line.line().amount().minor());
  }

  /** Takes a payout's next step if it stands where the step begins. Returns whether it did. */
  static boolean advance(Sql sql, Payout next, PayoutStep step) throws SQLException {
    @Nullable Object[] from = {next.id(), step.from(), step.seq() - 1};
    if (sql.dialect() == Dialect.POSTGRESQL) {
      return sql.update(
              """
              with moved as (
                update fanfare_payout set %s
                where id = ? and state = ? and version = ? returning id)
              insert into fanfare_payout_step (%s) select %s from moved
              """
                  .formatted(PayoutColumns.assignments(), STEP, STEP_VALUES),
              joined(joined(PayoutColumns.standing(next), from), values(step)))
          == 1;
    }
    boolean stands =
        sql.first(
                "select id from fanfare_payout where id = ? and state = ? and version = ? for update",
                row -> row.id(1),
                from)
            .isPresent();
    if (stands) {
      sql.update(
          "insert into fanfare_payout_step (%s) values (%s)".formatted(STEP, STEP_VALUES),
          values(step));
      sql.update(
          "update fanfare_payout set %s where id = ?".formatted(PayoutColumns.assignments()),
          joined(PayoutColumns.standing(next), new @Nullable Object[] {next.id()}));
    }
    return stands;
  }

  private static @Nullable Object[] values(PayoutStep step) {
    Evidence evidence = step.evidence();
    return new @Nullable Object[] {
      step.payout(),
      step.seq(),
      step.seq() == 1 ? null : step.seq() - 1,
      step.from(),
      step.to(),
      step.at(),
      evidence.source(),
      evidence.by(),
      evidence.text(),
      evidence.saidAt()
    };
  }

  /** Returns the steps of a payout, oldest first. */
  static List<PayoutStep> history(Sql sql, UUID payout) throws SQLException {
    return sql.list(HISTORY, row -> step(payout, row), payout);
  }

  private static PayoutStep step(UUID payout, Row row) throws SQLException {
    String from = row.textOrNull(2);
    return new PayoutStep(
        payout,
        row.integer(1),
        from == null ? null : PayoutState.valueOf(from),
        row.constant(3, PayoutState.class),
        row.instant(4),
        new Evidence(
            row.constant(5, Evidence.Source.class),
            row.text(6),
            row.text(7),
            row.instantOrNull(8)));
  }

  private static @Nullable Object[] joined(@Nullable Object[] first, @Nullable Object[] then) {
    @Nullable Object[] all = Arrays.copyOf(first, first.length + then.length);
    System.arraycopy(then, 0, all, first.length, then.length);
    return all;
  }
}
