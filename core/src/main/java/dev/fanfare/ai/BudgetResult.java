package dev.fanfare.ai;

import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;

/** What came of reserving for a call. */
public sealed interface BudgetResult extends Serializable {
  /** The call may be made; settle it afterwards. */
  record Reserved() implements BudgetResult {}

  /**
   * A hard stop would be passed; nothing is reserved.
   *
   * @param scope whose budget
   * @param period how long it lasts
   * @param limit its limit
   * @param spent what was spent of it
   * @param reserved what is kept of it for calls under way
   * @param asked what the call might cost
   * @param until when there is a new one
   */
  record Exceeded(
      BudgetScope scope,
      BudgetPeriod period,
      Money limit,
      AiCost spent,
      AiCost reserved,
      AiCost asked,
      Instant until)
      implements BudgetResult {}
}
