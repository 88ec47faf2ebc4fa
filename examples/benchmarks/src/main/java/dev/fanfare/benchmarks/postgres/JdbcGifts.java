package dev.fanfare.benchmarks.postgres;

import dev.fanfare.analytics.Fact;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.money.Rate;
import java.io.IOException;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An import of gifts as somebody would write it by hand who wants it quick: the creators' accounts
 * locked and read in one statement, the rows worked out in memory, each table written at once, one
 * commit. It asks nothing else: not whether a gift was recorded before, or may be booked, or at
 * which share.
 */
final class JdbcGifts {
  private static final Rate SHARE = Rate.percent(55);
  private static final Duration HOLD = Duration.ofDays(7);

  private final DataSource connections;
  private final RowWriter writer;
  private final IdGenerator ids = IdGenerator.timeOrdered(Clock.systemUTC());
  private final UUID fans;
  private final UUID commission;

  JdbcGifts(DataSource connections, RowWriter writer) throws SQLException {
    this.connections = connections;
    this.writer = writer;
    this.fans = platform("FANS");
    this.commission = platform("COMMISSION");
  }

  private UUID platform(String kind) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select id from fanfare_account where kind = ?")) {
      query.setString(1, kind);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getObject(1, UUID.class);
      }
    }
  }

  private static final class Book {
    private final UUID id;
    private long seq;
    private long balance;

    private Book(UUID id, long seq, long balance) {
      this.id = id;
      this.seq = seq;
      this.balance = balance;
    }
  }

  void record(List<Fact.GiftSent> gifts) throws SQLException, IOException {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      Map<String, Book> books = lock(connection, gifts);
      List<Object[]> facts = new ArrayList<>(gifts.size());
      List<Object[]> sales = new ArrayList<>(gifts.size());
      List<Object[]> parts = new ArrayList<>(gifts.size());
      List<Object[]> holds = new ArrayList<>(gifts.size());
      List<Object[]> transactions = new ArrayList<>(gifts.size());
      List<Object[]> transfers = new ArrayList<>(2 * gifts.size());
      List<Object[]> postings = new ArrayList<>(gifts.size());
      for (Fact.GiftSent gift : gifts) {
        String creator = gift.creator().value();
        Book book = books.get(creator);
        OffsetDateTime at = gift.at().atOffset(ZoneOffset.UTC);
        OffsetDateTime available = at.plus(HOLD);
        long gross = gift.gross().minor();
        long earned = SHARE.of(gift.gross(), RoundingMode.HALF_EVEN).minor();
        UUID id = ids.next();
        facts.add(
            new Object[] {
              gift.id(),
              "GIFT",
              at,
              creator,
              gross,
              "USD",
              2,
              gift.sender(),
              gift.spark(),
              gift.sparkName(),
              gift.quantity()
            });
        sales.add(new Object[] {gift.id(), "GIFT", at, gross, "USD", 2, available});
        parts.add(new Object[] {gift.id(), 0, creator, at, gross, SHARE.ppm(), earned});
        holds.add(new Object[] {gift.id(), creator, "USD", 2, available, earned});
        transactions.add(new Object[] {id, "SALE", gift.id(), at, gift.id()});
        transfers.add(new Object[] {id, 0, fans, book.id, "USD", 2, earned});
        transfers.add(new Object[] {id, 1, fans, commission, "USD", 2, gross - earned});
        postings.add(
            new Object[] {
              book.id,
              book.seq + 1,
              id,
              0,
              at,
              earned,
              book.seq,
              book.balance,
              book.balance + earned
            });
        book.seq++;
        book.balance += earned;
      }
      writer.write(
          connection,
          "fanfare_fact",
          "id, kind, at, creator, gross, asset, scale, sender, spark, spark_name, quantity",
          facts);
      writer.write(
          connection, "fanfare_sale", "id, source, at, gross, asset, scale, available_at", sales);
      writer.write(
          connection,
          "fanfare_sale_part",
          "sale, place, creator, at, gross, rate_ppm, earned",
          parts);
      writer.write(
          connection, "fanfare_hold", "sale, creator, asset, scale, available_at, amount", holds);
      writer.write(
          connection, "fanfare_transaction", "id, kind, tx_key, at, reference", transactions);
      writer.write(
          connection,
          "fanfare_transfer",
          "txn, line, debit, credit, asset, scale, amount",
          transfers);
      writer.write(
          connection,
          "fanfare_posting",
          "account, seq, txn, line, at, delta, prev_seq, prev_balance, balance_after",
          postings);
      update(connection, books);
      connection.commit();
    }
  }

  private static Map<String, Book> lock(Connection connection, List<Fact.GiftSent> gifts)
      throws SQLException {
    Object[] creators = gifts.stream().map(gift -> gift.creator().value()).distinct().toArray();
    Map<String, Book> books = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select owner, id, seq, balance from fanfare_account
            where kind = 'EARNINGS_PENDING' and asset = 'USD' and scale = 2 and owner = any(?)
            order by id for update
            """)) {
      query.setArray(1, connection.createArrayOf("varchar", creators));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          books.put(
              rows.getString(1),
              new Book(rows.getObject(2, UUID.class), rows.getLong(3), rows.getLong(4)));
        }
      }
    }
    return books;
  }

  private static void update(Connection connection, Map<String, Book> books) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update fanfare_account a set seq = u.seq, balance = u.balance
            from unnest(?::uuid[], ?::bigint[], ?::bigint[]) u(id, seq, balance) where a.id = u.id
            """)) {
      List<Book> changed = List.copyOf(books.values());
      update.setArray(
          1, connection.createArrayOf("uuid", changed.stream().map(b -> b.id).toArray()));
      update.setArray(
          2, connection.createArrayOf("int8", changed.stream().map(b -> b.seq).toArray()));
      update.setArray(
          3, connection.createArrayOf("int8", changed.stream().map(b -> b.balance).toArray()));
      update.executeUpdate();
    }
  }
}
