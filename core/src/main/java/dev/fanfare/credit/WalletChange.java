package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.DomainEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one operation does to a wallet, the work that was due before it included: all that a store
 * must write, and all that is to be announced.
 *
 * @param before the state it was worked out from
 * @param after the state it leads to
 * @param entries new statement lines, by number
 * @param granted new grants; their ids were never stored before
 * @param changed grants whose remaining or held credits changed, with the new figures. One that is
 *     used up leaves the active state; one that a refund revives comes back into it
 * @param reservation the reservation the operation was about, as it stands now; null if it was
 *     about none, or if it was declined
 * @param opened whether {@code reservation} is new
 * @param closed reservations that are no longer open, or, settled late, are no longer expired
 * @param charge the new charge, null if nothing was charged
 * @param refunded the charge that was refunded, with the new figure, null if none was
 * @param restored refunded credits that can be used again
 * @param events what to announce, in order
 */
public record WalletChange(
    WalletState before,
    WalletState after,
    List<CreditEntry> entries,
    List<Grant> granted,
    List<Grant> changed,
    @Nullable Reservation reservation,
    boolean opened,
    List<Reservation> closed,
    @Nullable Charge charge,
    @Nullable Charge refunded,
    long restored,
    List<DomainEvent> events) {
  public WalletChange {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    entries = List.copyOf(entries);
    granted = List.copyOf(granted);
    changed = List.copyOf(changed);
    closed = List.copyOf(closed);
    events = List.copyOf(events);
  }

  /** Returns whether there is nothing to write: at most the wallet's time has moved. */
  public boolean isEmpty() {
    return entries.isEmpty()
        && granted.isEmpty()
        && changed.isEmpty()
        && !opened
        && closed.isEmpty()
        && after.period().equals(before.period())
        && Objects.equals(after.allowance(), before.allowance());
  }
}
