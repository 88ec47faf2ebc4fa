package dev.fanfare.payout;

import static dev.fanfare.payout.GatewayReport.State.ACCEPTED;
import static dev.fanfare.payout.GatewayReport.State.PAID;
import static dev.fanfare.payout.GatewayReport.State.REJECTED;
import static dev.fanfare.payout.GatewayReport.State.RETURNED;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a gateway's word on an attempt means for its payout. A pure function, and the only place
 * where evidence is judged.
 *
 * @param path the states to go through, in order; empty if nothing changes
 * @param contradicts whether it cannot be, given what is known
 */
record GatewayWord(List<PayoutState> path, boolean contradicts) {
  private static final GatewayWord NOTHING = new GatewayWord(List.of(), false);
  private static final GatewayWord CONTRADICTION = new GatewayWord(List.of(), true);

  /**
   * Judges a word.
   *
   * @param payout how the payout stands
   * @param last gives the step that led there
   * @param said what the gateway says
   * @param saidAt when, by its own clock
   * @throws IllegalStateException if the payout has never been submitted
   */
  static GatewayWord judge(
      Payout payout, Supplier<PayoutStep> last, GatewayReport.State said, Instant saidAt) {
    return switch (payout.state()) {
      case SUBMITTING, UNKNOWN -> moves(said, true);
      case SUBMITTED -> moves(said, false);
      // Returned is how a payment ends that was made; rejected would mean that it never was.
      case PAID -> said == RETURNED ? to(PayoutState.RETURNED) : unless(said != REJECTED);
      // A word older than the return came late. A newer one says that the money has left again.
      case RETURNED -> unless(said != PAID || !saidAt.isAfter(saidAt(last.get())));
      case FAILED -> unless(said == REJECTED || said == ACCEPTED && rejected(last.get()));
      case REQUESTED, IN_REVIEW, APPROVED, CANCELLED ->
          throw new IllegalStateException(
              "payout %s is %s and has no attempt".formatted(payout.id(), payout.state()));
    };
  }

  private static GatewayWord moves(GatewayReport.State said, boolean news) {
    return switch (said) {
      case ACCEPTED -> news ? to(PayoutState.SUBMITTED) : NOTHING;
      case PAID -> to(PayoutState.PAID);
      case REJECTED -> to(PayoutState.FAILED);
      case RETURNED -> to(PayoutState.PAID, PayoutState.RETURNED);
    };
  }

  private static GatewayWord to(PayoutState... path) {
    return new GatewayWord(List.of(path), false);
  }

  private static GatewayWord unless(boolean plausible) {
    return plausible ? NOTHING : CONTRADICTION;
  }

  /**
   * Returns whether a failed payout failed by the gateway's rejection, which an acceptance may have
   * preceded; if it failed because the gateway never got it, or an operator said so, none can have.
   */
  private static boolean rejected(PayoutStep last) {
    Evidence.Source source = last.evidence().source();
    return source == Evidence.Source.ANSWER
        || source == Evidence.Source.REPORT
        || source == Evidence.Source.LOOKUP;
  }

  private static Instant saidAt(PayoutStep step) {
    Instant said = step.evidence().saidAt();
    return said == null ? step.at() : said;
  }
}
