package dev.fanfare.credit;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Answer;
import java.util.List;

/**
 * The answer to {@link Credits#setAllowance}.
 *
 * @param creator whose allowance
 * @param granted what was granted at once, by type; empty if only later periods change
 */
public record AllowanceChanged(CreatorId creator, List<CreditAmount> granted, boolean replayed)
    implements Answer {
  public AllowanceChanged {
    granted = List.copyOf(granted);
  }

  @Override
  public AllowanceChanged asReplayed() {
    return new AllowanceChanged(creator, granted, true);
  }
}
