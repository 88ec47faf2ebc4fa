package dev.fanfare.benchmarks.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Maturing as somebody would write it by hand who wants it quick: for each 500 creators one
 * statement that locks their accounts and one that does everything, in the server.
 */
final class JdbcMaturing {
  private static final String DUE =
      """
      select creator from fanfare_hold
      where available_at <= ? and asset = 'USD' and scale = 2
      group by creator order by creator limit 500
      """;

  private static final String LOCK =
      """
      select id from fanfare_account
      where kind in ('EARNINGS_PENDING', 'EARNINGS_AVAILABLE') and asset = 'USD' and scale = 2
        and owner = any(?)
      order by id for update
      """;

  private static final String END =
      """
      with ended as (
        delete from fanfare_hold h using unnest(cast(? as varchar array)) u(creator)
        where h.creator = u.creator and h.asset = 'USD' and h.scale = 2
          and (h.creator, h.asset, h.scale, h.available_at)
            <= (u.creator collate "C", 'USD', 2, cast(? as timestamptz))
        returning h.creator, h.amount
      ), due as materialized (
        select creator, cast(sum(amount) as bigint) as amount, uuidv7() as txn
        from ended group by creator
      ), booked as (
        insert into fanfare_transaction (id, kind, tx_key, at, reference)
        select txn, 'MATURITY', cast(txn as text), ?, creator from due
      ), moved as (
        insert into fanfare_transfer (txn, line, debit, credit, asset, scale, amount)
        select txn, 0, p.id, a.id, 'USD', 2, due.amount
        from due
        join fanfare_account p on p.kind = 'EARNINGS_PENDING' and p.asset = 'USD' and p.scale = 2
          and p.owner = due.creator
        join fanfare_account a on a.kind = 'EARNINGS_AVAILABLE' and a.asset = 'USD'
          and a.scale = 2 and a.owner = due.creator
      ), legs as materialized (
        select t.id, t.seq, t.balance, due.txn,
          case t.kind when 'EARNINGS_PENDING' then -due.amount else due.amount end as delta
        from due
        join fanfare_account t on t.kind in ('EARNINGS_PENDING', 'EARNINGS_AVAILABLE')
          and t.asset = 'USD' and t.scale = 2 and t.owner = due.creator
      ), posted as (
        insert into fanfare_posting
          (account, seq, txn, line, at, delta, prev_seq, prev_balance, balance_after)
        select id, seq + 1, txn, 0, ?, delta, seq, balance, balance + delta from legs
      )
      update fanfare_account t set seq = t.seq + 1, balance = t.balance + legs.delta
      from legs where t.id = legs.id
      """;

  private final DataSource connections;

  JdbcMaturing(DataSource connections) {
    this.connections = connections;
  }

  /** Ends everything that is due and returns how many creators that was. */
  int mature() throws SQLException {
    OffsetDateTime now = Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    int creators = 0;
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      List<String> due = due(connection, now);
      while (!due.isEmpty()) {
        Array names = connection.createArrayOf("varchar", due.toArray());
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
            PreparedStatement end = connection.prepareStatement(END)) {
          lock.setArray(1, names);
          lock.executeQuery().close();
          end.setArray(1, names);
          end.setObject(2, now);
          end.setObject(3, now);
          end.setObject(4, now);
          creators += end.executeUpdate() / 2;
        }
        connection.commit();
        due = due(connection, now);
      }
      connection.commit();
    }
    return creators;
  }

  private static List<String> due(Connection connection, OffsetDateTime now) throws SQLException {
    List<String> creators = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(DUE)) {
      query.setObject(1, now);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          creators.add(rows.getString(1));
        }
      }
    }
    return creators;
  }
}
