package dev.fanfare.moderation.review;

import dev.fanfare.moderation.Actions;
import java.util.Optional;

/** What a verdict means for an appeal. */
final class AppealRule {
  private AppealRule() {}

  /**
   * Returns how an appeal ends.
   *
   * @param appealed what was decided
   * @param verdict what a person says now
   * @return empty if the verdict would leave the appellant worse off than the decision did: an
   *     appeal never does
   */
  static Optional<AppealState> outcome(Appeal.Party party, Actions appealed, Actions verdict) {
    if (verdict.equals(appealed)) {
      return Optional.of(AppealState.UPHELD);
    }
    if (party == Appeal.Party.CREATOR) {
      if (!isWithin(verdict, appealed)) {
        return Optional.empty();
      }
      return Optional.of(
          verdict.areRestrictive() ? AppealState.PARTLY_OVERTURNED : AppealState.OVERTURNED);
    }
    return isWithin(appealed, verdict) ? Optional.of(AppealState.OVERTURNED) : Optional.empty();
  }

  /** Returns whether actions are as mild as others or milder, in every dimension. */
  static boolean isWithin(Actions mild, Actions strong) {
    return mild.stronger(strong).equals(strong);
  }
}
