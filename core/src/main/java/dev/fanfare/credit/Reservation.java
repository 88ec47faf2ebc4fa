package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits put aside for a job that runs. What was settled is not checked here, so that an audit can
 * report a broken row.
 *
 * @param id derived from the request's key
 * @param wallet whose credits
 * @param amount credits put aside, 1 to {@link CreditAmount#MAX}
 * @param lines which grants keep how much, in burn order
 * @param createdAt when
 * @param expiresAt when it frees itself unless it was settled or released before
 * @param state how it stands
 * @param settled credits charged, 0 unless settled
 * @param closedAt when it was settled, released or expired; null while open
 */
public record Reservation(
    UUID id,
    Wallet wallet,
    long amount,
    List<Allocation> lines,
    Instant createdAt,
    Instant expiresAt,
    State state,
    long settled,
    @Nullable Instant closedAt)
    implements Serializable {
  static final Comparator<Reservation> EXPIRY_ORDER =
      Comparator.comparing(Reservation::expiresAt)
          .thenComparing(Reservation::id, Grant::compareUnsigned);

  /** How a reservation stands. */
  public enum State {
    /** The credits are put aside. */
    OPEN,
    /** The job was charged; the rest went back. */
    SETTLED,
    /** Everything went back. */
    RELEASED,
    /** Nobody answered in time, so everything went back. It may still be settled late. */
    EXPIRED
  }

  public Reservation {
    requireNonNull(id, "id");
    requireNonNull(wallet, "wallet");
    CreditAmount.requireAmount("amount", amount);
    lines = List.copyOf(lines);
    requireNonNull(createdAt, "createdAt");
    requireNonNull(expiresAt, "expiresAt");
    requireNonNull(state, "state");
  }

  static Reservation open(
      UUID id, Wallet wallet, List<Allocation> lines, Instant at, Instant expiresAt) {
    return new Reservation(
        id, wallet, Allocation.sum(lines), lines, at, expiresAt, State.OPEN, 0, null);
  }

  /** Returns whether it was settled after it had expired, by a fresh charge. */
  public boolean settledLate() {
    return state == State.SETTLED && closedAt != null && !closedAt.isBefore(expiresAt);
  }

  Reservation closed(State state, long settled, Instant at) {
    return new Reservation(id, wallet, amount, lines, createdAt, expiresAt, state, settled, at);
  }
}
