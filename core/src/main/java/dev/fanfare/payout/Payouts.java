package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Pays creators. A request sets the money aside; submitting hands it to a gateway; the gateway's
 * word, by answer, report or lookup, ends it. Whatever crashes when, one payout moves money at most
 * once.
 *
 * <p>A host calls {@link #request} or {@link #run}, {@link #submitApproved} and {@link #reconcile}
 * from a schedule, and {@link #report} from its webhook. The verbs that call a gateway must not be
 * called within a transaction: they need none of their own key because a payout's state lets each
 * of them happen once.
 */
public interface Payouts {
  /**
   * Returns the service.
   *
   * @param destinations where creators want their money
   * @param gateways what moves it
   * @param rates what exchanges it, for creators whose currency is not the balance's
   */
  static Payouts of(
      Operations operations,
      PayoutStore store,
      LedgerStore ledger,
      CreatorStore creators,
      PayoutDestinations destinations,
      PayoutGateways gateways,
      ExchangeRates rates,
      PayoutPolicy policy) {
    return new StoredPayouts(
        new PayoutParts(
            operations, store, ledger, creators, destinations, gateways, rates, policy));
  }

  /**
   * Returns what a payout would cost now, before tax, paid in the amount's own asset.
   *
   * @param gross more than 0
   * @throws IllegalArgumentException if the amount is out of range
   */
  QuoteResult quote(Money gross, PayoutMethod method);

  /**
   * Returns what a payout would cost a creator now, with exchange and tax. It asks for limits and
   * prices, not for the balance or eligibility.
   *
   * @param gross more than 0
   * @throws IllegalArgumentException if the amount is out of range
   */
  QuoteResult quote(CreatorId creator, Money gross, PayoutMethod method);

  /**
   * Asks for a payout: sets the gross amount aside and freezes fee, exchange, tax and period. A
   * registered creator is paid in the creator's currency, anyone else in the amount's.
   *
   * @param gross what to take from the available balance, more than 0
   * @throws IllegalArgumentException if the amount is out of range
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  RequestResult request(CreatorId creator, Money gross, PayoutMethod method, IdempotencyKey key);

  /**
   * Asks for a payout of everything that is available, or of the method's maximum if that is less.
   * The amount is found when the request is first answered.
   *
   * @param asset which balance
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  RequestResult requestAll(CreatorId creator, PayoutMethod method, Asset asset, IdempotencyKey key);

  /**
   * Approves a payout that is REQUESTED or IN_REVIEW.
   *
   * @param by who decides, 1 to 64 characters
   * @throws UnknownPayoutException if there is no such payout
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  DecisionResult approve(UUID payout, String by, IdempotencyKey key);

  /**
   * Has a person look at a payout that is REQUESTED.
   *
   * @param by who decides, 1 to 64 characters
   * @param reason why, 1 to 300 characters
   * @throws UnknownPayoutException if there is no such payout
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  DecisionResult sendToReview(UUID payout, String by, String reason, IdempotencyKey key);

  /**
   * Gives up a payout that was not submitted; the gross amount is available again.
   *
   * @param by who decides, 1 to 64 characters
   * @param reason why, 1 to 300 characters
   * @throws UnknownPayoutException if there is no such payout
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  DecisionResult cancel(UUID payout, String by, String reason, IdempotencyKey key);

  /**
   * Hands an APPROVED payout to its gateway. The attempt is committed before the gateway hears of
   * it; an exception from the gateway, whichever, makes the payout UNKNOWN.
   *
   * @throws IllegalStateException if called within a transaction
   * @throws UnknownPayoutException if there is no such payout
   */
  Submission submit(UUID payout);

  /**
   * Submits APPROVED payouts, the longest requested first.
   *
   * @param limit how many to hand over at most, 1 or more
   * @throws IllegalStateException if called within a transaction
   */
  SubmitReport submitApproved(int limit);

  /**
   * Takes a gateway's own message on an attempt. It may come late, twice or out of order: each
   * message is stored once, and has no effect beyond the transitions that are legal. One that
   * contradicts what is known is never dropped: it is recorded, announced, shown by the audit, and
   * stops further payouts to the creator. The caller has made sure that the message is the
   * gateway's.
   */
  ReportEffect report(GatewayReport report);

  /**
   * Asks the gateways about attempts that are due: UNKNOWN ones, SUBMITTED ones now and then, and
   * those that a process left without a recorded answer. Sends an attempt again, with its own key,
   * only while the gateway certainly still recognises it. Call it every minute or so.
   *
   * @param limit how many to look up at most, 1 or more
   * @throws IllegalStateException if called within a transaction
   */
  ReconcileReport reconcile(int limit);

  /**
   * Asks the gateway about one payout now: an UNKNOWN or SUBMITTED one before it is due, or a PAID
   * one that may have come back. Does nothing to any other.
   *
   * @return the payout as it stands then
   * @throws IllegalStateException if called within a transaction
   * @throws UnknownPayoutException if there is no such payout
   */
  Payout lookUp(UUID payout);

  /**
   * Ends the doubt about a payout by what an operator found out. Possible for UNKNOWN and SUBMITTED
   * payouts, and for a PAID one that has come back.
   *
   * @param found how the attempt stands at the gateway
   * @param evidence how the operator knows, 1 to 300 characters
   * @param operator who, 1 to 64 characters
   * @throws UnknownPayoutException if there is no such payout
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  DecisionResult resolve(
      UUID payout, GatewayReport.State found, String evidence, String operator, IdempotencyKey key);

  /**
   * Declares a contradiction of the gateway as dealt with, so that the creator can be paid again.
   * What it cost is booked separately, with {@link dev.fanfare.ledger.Ledger#adjust}.
   *
   * @param evidence how it was dealt with, 1 to 300 characters
   * @param operator who, 1 to 64 characters
   * @return {@link DecisionResult.NotPossible} if nothing contradicts the payout
   * @throws UnknownPayoutException if there is no such payout
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  DecisionResult clearContradiction(
      UUID payout, String evidence, String operator, IdempotencyKey key);

  /**
   * Pays everyone who has enough, in the order of creators' ids: makes the payouts, then submits
   * them. Interrupted at any point, the same call goes on where it stopped; once it has ended, the
   * same call gives the same report and changes nothing.
   *
   * @throws IllegalStateException if called within a transaction
   * @throws IdempotencyConflictException if the run's key was used for a different one
   */
  PayoutRunReport run(PayoutRun run);

  /** Returns what a run has done so far, empty if it was never begun. */
  Optional<PayoutRunReport> runReport(IdempotencyKey run);

  /** Returns a payout, empty if there is none of that id. */
  Optional<Payout> find(UUID payout);

  /** Returns the steps of a payout with their evidence, oldest first. */
  List<PayoutStep> history(UUID payout);

  /**
   * Returns the attempts of a payout, oldest first. They carry destinations, which are personal
   * data.
   */
  List<AttemptRecord> attempts(UUID payout);

  /**
   * Returns a creator's payouts, the latest requested first.
   *
   * @param before the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Payout> ofCreator(CreatorId creator, Optional<Payout> before, int limit);

  /**
   * Returns payouts of a state, the longest requested first.
   *
   * @param after the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Payout> inState(PayoutState state, Optional<Payout> after, int limit);
}
