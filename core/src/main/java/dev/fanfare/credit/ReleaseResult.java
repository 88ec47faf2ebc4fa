package dev.fanfare.credit;

import dev.fanfare.event.Answer;
import java.util.UUID;

/** What became of a {@link Credits#release}. */
public sealed interface ReleaseResult extends Answer {
  /**
   * The credits went back.
   *
   * @param reservation what was released
   * @param returned credits that were put aside
   * @param available credits there are now; credits whose grant had expired meanwhile are not among
   *     them
   */
  record Released(UUID reservation, long returned, long available, boolean replayed)
      implements ReleaseResult {
    @Override
    public Released asReplayed() {
      return new Released(reservation, returned, available, true);
    }
  }

  /** Nothing changed: the reservation had been settled or released, or had expired. */
  record AlreadyClosed(Reservation.State state, boolean replayed) implements ReleaseResult {
    @Override
    public AlreadyClosed asReplayed() {
      return new AlreadyClosed(state, true);
    }
  }
}
