package dev.fanfare.persistence.review;

import dev.fanfare.moderation.review.Lease;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives away the most urgent case that nobody looks at. */
final class Leases {
  /** What is free, given the queue, now, and twice the reviewer. */
  private static final String FREE =
      """
      from fanfare_review_case c
      where c.open_queue = ? and (c.lease_until is null or c.lease_until <= ?) and c.creator <> ?
        and not exists (select 1 from fanfare_review_exclusion x
          where x.review_case = c.id and x.reviewer = ?)
      """;

  private static final String FREE_IN_ORDER =
      "order by c.open_queue, c.priority desc, c.due_at, c.id limit ";

  /** How many cases H2 looks at in one go. */
  private static final int AT_ONCE = 50;

  private static final String LEASE =
      """
      update fanfare_review_case
      set lease_by = ?, lease_until = ?, token = token + 1, version = version + 1
      """;

  private Leases() {}

  static Optional<ReviewCase> lease(Sql sql, ReviewQueue queue, Lease lease, Instant now)
      throws SQLException {
    Optional<UUID> leased =
        sql.dialect() == Dialect.POSTGRESQL
            ? leaseFirst(sql, queue, lease, now)
            : leaseFound(sql, queue, lease, now);
    return leased.isEmpty() ? Optional.empty() : Cases.find(sql, leased.get());
  }

  private static Optional<UUID> leaseFirst(Sql sql, ReviewQueue queue, Lease lease, Instant now)
      throws SQLException {
    String reviewer = lease.reviewer().id();
    return sql.first(
        LEASE
            + "where id = (select c.id "
            + FREE
            + FREE_IN_ORDER
            + "1 for update skip locked) returning id",
        row -> row.id(1),
        reviewer,
        lease.until(),
        queue,
        now,
        reviewer,
        reviewer);
  }

  /** Where a case stands in its queue. */
  private record Place(UUID id, long priority, Instant dueAt) {}

  /** H2 holds all that it sorts, so what is free is looked up first and then held by itself. */
  private static Optional<UUID> leaseFound(Sql sql, ReviewQueue queue, Lease lease, Instant now)
      throws SQLException {
    Place last = new Place(new UUID(0, 0), Long.MAX_VALUE, now);
    while (true) {
      List<Place> free = freeBehind(sql, last, queue, lease, now);
      for (Place place : free) {
        Optional<UUID> held =
            sql.first(
                """
                select id from fanfare_review_case
                where id = ? and open_queue = ? and (lease_until is null or lease_until <= ?)
                for update skip locked
                """,
                row -> row.id(1),
                place.id(),
                queue,
                now);
        if (held.isPresent()) {
          String reviewer = lease.reviewer().id();
          sql.update(LEASE + "where id = ?", reviewer, lease.until(), place.id());
          return held;
        }
      }
      if (free.isEmpty()) {
        return Optional.empty();
      }
      last = free.get(free.size() - 1);
    }
  }

  private static List<Place> freeBehind(
      Sql sql, Place last, ReviewQueue queue, Lease lease, Instant now) throws SQLException {
    String reviewer = lease.reviewer().id();
    return sql.list(
        "select c.id, c.priority, c.due_at "
            + FREE
            + "and (c.priority < ? or c.priority = ? and (c.due_at, c.id) > (?, ?)) "
            + FREE_IN_ORDER
            + "?",
        row -> new Place(row.id(1), row.number(2), row.instant(3)),
        queue,
        now,
        reviewer,
        reviewer,
        last.priority(),
        last.priority(),
        last.dueAt(),
        last.id(),
        AT_ONCE);
  }
}
