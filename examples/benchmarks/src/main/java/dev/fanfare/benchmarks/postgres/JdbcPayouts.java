package dev.fanfare.benchmarks.postgres;

import dev.fanfare.event.DerivedId;
import dev.fanfare.event.IdGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A payout run as somebody would write it by hand who wants it quick and safe: the request, the
 * attempt before the gateway is called, and its answer are a transaction each. It knows one kind of
 * creator, fee and currency, never looks for what an earlier run has left, and keeps the run's
 * entry in the transactions of the payout.
 */
final class JdbcPayouts {
  private static final String CANDIDATES =
      """
      select owner from fanfare_account
      where kind = 'EARNINGS_AVAILABLE' and asset = 'USD' and scale = 2 and balance >= 100
        and owner > ?
      order by owner limit 500
      """;

  private static final String STANDING =
      """
      select verification, payout_hold,
        (select count(*) from fanfare_payout p
          where p.creator = c.id and (p.state = 'UNKNOWN' or p.contradiction is not null)),
        (select max(period_end) from fanfare_payout p
          where p.creator = c.id and p.balance_asset = 'USD' and p.balance_scale = 2
            and state not in ('FAILED', 'CANCELLED', 'RETURNED')),
        exists (select 1 from fanfare_payout_destination d
          where d.creator = c.id and d.method = 'paxum')
      from fanfare_creator c where id = ? for update
      """;

  private static final String ANSWER =
      """
      insert into fanfare_operation (op_key, kind, fingerprint, answered_at, answer_type, answer)
      values (?, 'payout.run-request', ?, ?, 'dev.fanfare.payout.RequestResult$Requested', ?)
      """;

  private static final String LOCK =
      """
      select id, seq, balance from fanfare_account
      where owner = ? and kind = ? and asset = 'USD' and scale = 2 for update
      """;

  private static final String TRANSACTION =
      "insert into fanfare_transaction (id, kind, tx_key, at, reference) values (?, ?, ?, ?, ?)";

  private static final String TRANSFER =
      """
      insert into fanfare_transfer (txn, line, debit, credit, asset, scale, amount)
      values (?, 0, ?, ?, 'USD', 2, ?)
      """;

  private static final String TWO_TRANSFERS =
      """
      insert into fanfare_transfer (txn, line, debit, credit, asset, scale, amount)
      values (?, 0, ?, ?, 'USD', 2, ?), (?, 1, ?, ?, 'USD', 2, ?)
      """;

  private static final String TWO_POSTINGS =
      """
      insert into fanfare_posting
        (account, seq, txn, line, at, delta, prev_seq, prev_balance, balance_after)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ACCOUNT =
      "update fanfare_account set seq = ?, balance = ? where id = ?";

  private static final String TWO_ACCOUNTS =
      """
      update fanfare_account a set seq = u.seq, balance = u.balance
      from (values (cast(? as uuid), ?, ?), (cast(? as uuid), ?, ?)) u(id, seq, balance)
      where a.id = u.id
      """;

  private static final String PAYOUT =
      """
      with steps as (
        insert into fanfare_payout_step
          (payout, seq, prev_seq, from_state, to_state, at, source, said_by, evidence)
        values
          (?, 1, null, null, 'REQUESTED', ?, 'POLICY', 'policy',
           'requested at fee schedule standard-1'),
          (?, 2, 1, 'REQUESTED', 'APPROVED', ?, 'POLICY', 'policy', 'approved by policy')
      ), line as (
        insert into fanfare_payout_fee_line (payout, line, kind, amount)
        values (?, 0, 'PERCENTAGE', ?))
      insert into fanfare_payout
        (id, creator, method, gateway, balance_asset, balance_scale, gross, asset, scale, amount,
         fee, tax, net, schedule_version, fee_bearer, fee_total, state, version, period_start,
         period_end, run_key, requested_at, changed_at)
      values (?, ?, 'paxum', 'sandbox', 'USD', 2, ?, 'USD', 2, ?, ?, 0, ?, 'standard-1', 'CREATOR',
        ?, 'APPROVED', 2, ?, ?, ?, ?, ?)
      """;

  private static final String SUBJECT =
      "select subject from fanfare_outbox_subject where subject = ? for update";

  private static final String EVENT =
      "insert into fanfare_outbox (id, subject, at, event_type, event) values (?, ?, ?, ?, ?)";

  private static final String ENTRY =
      """
      insert into fanfare_payout_run_entry (run_key, creator, outcome, payout, gross, gross_asset,
        gross_scale, net, net_asset, net_scale)
      values (?, ?, 'REQUESTED', ?, ?, 'USD', 2, ?, 'USD', 2)
      """;

  private static final String SUBMITTING =
      """
      with step as (
        insert into fanfare_payout_step
          (payout, seq, prev_seq, from_state, to_state, at, source, said_by, evidence)
        values (?, 3, 2, 'APPROVED', 'SUBMITTING', ?, 'POLICY', 'policy', ?))
      update fanfare_payout set state = 'SUBMITTING', version = 3, submitted_at = ?, changed_at = ?
      where id = ? and state = 'APPROVED' and version = 2
      """;

  private static final String ATTEMPT =
      """
      insert into fanfare_payout_attempt (attempt_key, payout, creator, method, asset, scale, amount,
        at, gateway, details, details_key, is_open, open_marker, acknowledged, sends, lookups,
        next_check_at)
      select ?, ?, creator, method, 'USD', 2, ?, ?, 'sandbox', details, details_key, true, ?, false,
        1, 0, ?
      from fanfare_payout_destination where creator = ? and method = 'paxum'
      """;

  private static final String LOCK_PAYOUT =
      "select state from fanfare_payout where id = ? for update";

  private static final String PAID =
      """
      with step as (
        insert into fanfare_payout_step
          (payout, seq, prev_seq, from_state, to_state, at, source, said_by, evidence)
        values (?, 4, 3, 'SUBMITTING', 'PAID', ?, 'ANSWER', 'sandbox', 'paid')
      ), attempt as (
        update fanfare_payout_attempt
        set is_open = false, open_marker = null, next_check_at = null where attempt_key = ?
      ), entry as (
        update fanfare_payout_run_entry set outcome = 'PAID' where run_key = ? and creator = ?)
      update fanfare_payout
      set state = 'PAID', version = 4, reference = ?, completed_at = ?, changed_at = ?
      where id = ? and state = 'SUBMITTING' and version = 3
      """;

  private final DataSource connections;
  private final IdGenerator ids = IdGenerator.timeOrdered(Clock.systemUTC());
  private final UUID cash;
  private final UUID fees;

  private record Book(UUID id, long seq, long balance) {}

  /** What is paid to whom. */
  private record Made(String creator, UUID id, long net, long fee) {}

  JdbcPayouts(DataSource connections) throws SQLException {
    this.connections = connections;
    try (Connection connection = connections.getConnection()) {
      String platform = "select id from fanfare_account where kind = ?";
      this.cash = row(connection, platform, rows -> rows.getObject(1, UUID.class), "CASH");
      this.fees = row(connection, platform, rows -> rows.getObject(1, UUID.class), "PAYOUT_FEES");
    }
  }

  /** Pays everyone who has a dollar and returns how many that was. */
  int run(String key, LocalDate periodEnd) throws SQLException {
    List<Made> made = new ArrayList<>();
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      update(
          connection,
          """
          insert into fanfare_payout_run (run_key, cutoff, method, asset, scale, period_end, phase)
          values (?, ?, 'paxum', 'USD', 2, ?, 'FINISHED')
          """,
          key,
          now(),
          periodEnd);
      connection.commit();
      List<String> page = list(connection, CANDIDATES, "");
      while (!page.isEmpty()) {
        for (String creator : page) {
          made.add(request(connection, key, creator, periodEnd));
          connection.commit();
        }
        page = list(connection, CANDIDATES, page.get(page.size() - 1));
      }
      connection.commit();
      for (Made payout : made) {
        UUID attempt = attempt(connection, payout);
        connection.commit();
        String reference = "sandbox-" + attempt; // the gateway's answer
        paid(connection, key, payout, attempt, reference);
        connection.commit();
      }
    }
    return made.size();
  }

  private Made request(Connection connection, String run, String creator, LocalDate periodEnd)
      throws SQLException {
    OffsetDateTime now = now();
    UUID id = DerivedId.of(run + "/" + creator, "payout");
    LocalDate last =
        row(
            connection,
            STANDING,
            rows -> {
              if (!rows.getString(1).equals("VERIFIED")
                  || rows.getString(2) != null
                  || rows.getLong(3) > 0
                  || !rows.getBoolean(5)) {
                throw new IllegalStateException("not eligible: " + creator);
              }
              return rows.getObject(4, LocalDate.class);
            },
            creator);
    Book available = lock(connection, creator, "EARNINGS_AVAILABLE");
    Book clearing = lock(connection, creator, "PAYOUT_CLEARING");
    long gross = available.balance();
    long fee = gross * 2 / 100;
    Made made = new Made(creator, id, gross - fee, fee);
    update(
        connection,
        ANSWER,
        "run/" + id,
        "%064x run=%08x creator=%08x".formatted(1, 2, 3),
        now,
        "{\"payout\":\"%s\",\"state\":\"APPROVED\",\"gross\":%d,\"fee\":%d,\"net\":%d}"
            .formatted(id, gross, fee, made.net()));
    UUID txn = ids.next();
    update(connection, TRANSACTION, txn, "PAYOUT_REQUEST", id.toString(), now, id.toString());
    update(connection, TRANSFER, txn, available.id(), clearing.id(), gross);
    update(
        connection,
        TWO_POSTINGS,
        joined(posting(available, txn, 0, now, -gross), posting(clearing, txn, 0, now, gross)));
    update(
        connection,
        TWO_ACCOUNTS,
        available.id(),
        available.seq() + 1,
        available.balance() - gross,
        clearing.id(),
        clearing.seq() + 1,
        clearing.balance() + gross);
    LocalDate start = last == null || !last.isBefore(periodEnd) ? periodEnd : last.plusDays(1);
    update(
        connection,
        PAYOUT,
        new Object[] {
          id,
          now,
          id,
          now,
          id,
          fee,
          id,
          creator,
          gross,
          gross,
          fee,
          made.net(),
          fee,
          start,
          periodEnd,
          run,
          now,
          now
        });
    update(connection, ENTRY, run, creator, id, gross, made.net());
    announce(connection, made, "PayoutRequested", now);
    return made;
  }

  private UUID attempt(Connection connection, Made payout) throws SQLException {
    OffsetDateTime now = now();
    UUID attempt = DerivedId.of(payout.id(), "attempt");
    row(connection, STANDING, rows -> rows.getString(1), payout.creator());
    row(connection, LOCK_PAYOUT, rows -> rows.getString(1), payout.id());
    update(connection, SUBMITTING, payout.id(), now, "attempt " + attempt, now, now, payout.id());
    update(
        connection,
        ATTEMPT,
        attempt,
        payout.id(),
        payout.net(),
        now,
        payout.id(),
        now.plusMinutes(15),
        payout.creator());
    return attempt;
  }

  private void paid(Connection connection, String run, Made payout, UUID attempt, String reference)
      throws SQLException {
    OffsetDateTime now = now();
    UUID id = payout.id();
    row(connection, LOCK_PAYOUT, rows -> rows.getString(1), id);
    update(connection, PAID, id, now, attempt, run, payout.creator(), reference, now, now, id);
    Book clearing = lock(connection, payout.creator(), "PAYOUT_CLEARING");
    UUID txn = ids.next();
    update(connection, TRANSACTION, txn, "PAYOUT_PAID", id.toString(), now, id.toString());
    update(
        connection,
        TWO_TRANSFERS,
        txn,
        clearing.id(),
        cash,
        payout.net(),
        txn,
        clearing.id(),
        fees,
        payout.fee());
    Book between = new Book(clearing.id(), clearing.seq() + 1, clearing.balance() - payout.net());
    update(
        connection,
        TWO_POSTINGS,
        joined(
            posting(clearing, txn, 0, now, -payout.net()),
            posting(between, txn, 1, now, -payout.fee())));
    update(connection, ACCOUNT, between.seq() + 1, between.balance() - payout.fee(), clearing.id());
    announce(connection, payout, "PayoutCompleted", now);
  }

  private void announce(Connection connection, Made payout, String event, OffsetDateTime now)
      throws SQLException {
    row(connection, SUBJECT, rows -> rows.getString(1), payout.creator());
    update(
        connection,
        EVENT,
        ids.next(),
        payout.creator(),
        now,
        "dev.fanfare.payout.PayoutEvent$" + event,
        "{\"creator\":{\"value\":\"%s\"},\"payout\":\"%s\",\"method\":{\"code\":\"paxum\"},\"net\":{\"minor\":%d,\"asset\":{\"code\":\"USD\",\"scale\":2}}}"
            .formatted(payout.creator(), payout.id(), payout.net()));
  }

  private static Book lock(Connection connection, String creator, String kind) throws SQLException {
    return row(
        connection,
        LOCK,
        rows -> new Book(rows.getObject(1, UUID.class), rows.getLong(2), rows.getLong(3)),
        creator,
        kind);
  }

  private static Object[] posting(Book book, UUID txn, int line, OffsetDateTime now, long delta) {
    return new Object[] {
      book.id(),
      book.seq() + 1,
      txn,
      line,
      now,
      delta,
      book.seq(),
      book.balance(),
      book.balance() + delta
    };
  }

  private static Object[] joined(Object[] first, Object[] then) {
    List<Object> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(then));
    return all.toArray();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private interface Mapper<T> {
    T map(ResultSet rows) throws SQLException;
  }

  private static <T> T row(Connection connection, String query, Mapper<T> mapper, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, query, values);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("no row of " + query);
      }
      return mapper.map(rows);
    }
  }

  private static List<String> list(Connection connection, String query, Object... values)
      throws SQLException {
    List<String> all = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, query, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      if (statement.executeUpdate() == 0) {
        throw new IllegalStateException("nothing done by " + sql);
      }
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
