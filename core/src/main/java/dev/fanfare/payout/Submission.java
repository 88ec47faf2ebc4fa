package dev.fanfare.payout;

import java.util.List;

/** What submitting a payout came to. */
public sealed interface Submission {
  /**
   * It was handed to the gateway; {@code payout} stands as the answer left it, UNKNOWN if none
   * came.
   */
  record Sent(Payout payout) implements Submission {}

  /** Nothing was done: the payout is not APPROVED, or not any more. */
  record NotApproved(Payout payout) implements Submission {}

  /** Nothing was done: the creator is not paid now. The payout stays APPROVED. */
  record NotEligible(Payout payout, List<Ineligibility> reasons) implements Submission {
    public NotEligible {
      reasons = List.copyOf(reasons);
    }
  }
}
