package dev.fanfare.laws;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Something that a host asks for, by numbers whose meaning depends on the verb. */
record Act(Verb verb, int who, int amount, int pick, int hours) {
  /** Every call of the facade that takes a key. */
  enum Verb {
    REGISTER("Creators.register"),
    VERIFY("Creators.verify"),
    HOLD("Creators.holdPayouts"),
    RELEASE_HOLD("Creators.releasePayouts"),
    ADJUST("Ledger.adjust"),
    REVERSE("Ledger.reverse"),
    EVALUATE("TierService.evaluate"),
    EVALUATE_ALL("TierService.evaluateAll"),
    OVERRIDE("TierService.overrideTier"),
    END_OVERRIDE("TierService.endOverride"),
    GRANT("Credits.grant"),
    SPEND("Credits.spend"),
    RESERVE_CREDITS("Credits.reserve"),
    SETTLE("Credits.settle"),
    RELEASE_CREDITS("Credits.release"),
    REFUND_CREDITS("Credits.refund"),
    ALLOWANCE("Credits.setAllowance"),
    SALE("Earnings.recordSale"),
    SPLIT_SALE("Earnings.recordSale"),
    REFUND("Earnings.recordRefund"),
    LOOSE_REFUND("Earnings.recordRefund"),
    RESERVE("Earnings.reserve"),
    RELEASE_RESERVE("Earnings.releaseReserve"),
    REQUEST("Payouts.request"),
    REQUEST_ALL("Payouts.requestAll"),
    APPROVE("Payouts.approve"),
    REVIEW("Payouts.sendToReview"),
    CANCEL("Payouts.cancel"),
    RESOLVE("Payouts.resolve"),
    CLEAR("Payouts.clearContradiction"),
    CHECK("Achievements.check"),
    CHECK_ALL("Achievements.checkAll"),
    PROPOSE("Collaborations.propose"),
    ACCEPT("Collaborations.accept"),
    REJECT("Collaborations.reject"),
    WITHDRAW("Collaborations.withdraw"),
    COMPLETE("Collaborations.complete");

    private final String method;

    Verb(String method) {
      this.method = method;
    }

    /** Returns the interface and the method that it calls. */
    String method() {
      return method;
    }
  }

  /** Returns stories: lists of acts, each some hours after the one before. */
  static Arbitrary<List<Act>> stories(Verb... verbs) {
    return Combinators.combine(
            Arbitraries.of(verbs),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 200_00),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 120))
        .as(Act::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }
}
