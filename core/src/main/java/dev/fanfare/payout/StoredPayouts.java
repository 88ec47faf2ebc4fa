package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.DecisionResult.Applied;
import dev.fanfare.payout.DecisionResult.NotPossible;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class StoredPayouts implements Payouts {
  private static final Logger LOG = LoggerFactory.getLogger(StoredPayouts.class);

  private final PayoutParts parts;
  private final Operations operations;
  private final PayoutStore store;
  private final PayoutProgress progress;
  private final PayoutPricing pricing;
  private final PayoutRequests requests;
  private final PayoutSubmissions submissions;
  private final PayoutReconciler reconciler;
  private final PayoutRunner runner;

  StoredPayouts(PayoutParts parts) {
    this.parts = parts;
    this.operations = parts.operations();
    this.store = parts.store();
    this.progress = new PayoutProgress(operations, store, parts.ledger(), parts.policy().timing());
    this.pricing = new PayoutPricing(parts);
    this.requests = new PayoutRequests(parts, progress);
    this.submissions = new PayoutSubmissions(parts, progress);
    this.reconciler = new PayoutReconciler(parts, progress, submissions);
    this.runner = new PayoutRunner(parts, requests, submissions);
  }

  @Override
  public QuoteResult quote(Money gross, PayoutMethod method) {
    positive(gross);
    requireNonNull(method, "method");
    return pricing.quote(
        null, gross, pricing.terms(method, gross.asset(), gross.asset(), operations.now()));
  }

  @Override
  public QuoteResult quote(CreatorId creator, Money gross, PayoutMethod method) {
    positive(gross);
    requireNonNull(method, "method");
    Asset paidIn = parts.creators().find(creator).map(Creator::currency).orElse(gross.asset());
    return pricing.quote(
        creator, gross, pricing.terms(method, gross.asset(), paidIn, operations.now()));
  }

  @Override
  public RequestResult request(
      CreatorId creator, Money gross, PayoutMethod method, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    positive(gross);
    requireNonNull(method, "method");
    return requests.request(creator, gross, method, key);
  }

  private static void positive(Money gross) {
    require(gross.isPositive(), "gross must be more than 0, was %s", gross);
  }

  @Override
  public RequestResult requestAll(
      CreatorId creator, PayoutMethod method, Asset asset, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    requireNonNull(method, "method");
    requireNonNull(asset, "asset");
    return requests.requestAll(creator, method, asset, key);
  }

  @Override
  public DecisionResult approve(UUID payout, String by, IdempotencyKey key) {
    return decide(payout, PayoutState.APPROVED, Evidence.operator(by, "approved"), key);
  }

  @Override
  public DecisionResult sendToReview(UUID payout, String by, String reason, IdempotencyKey key) {
    return decide(payout, PayoutState.IN_REVIEW, Evidence.operator(by, reason), key);
  }

  @Override
  public DecisionResult cancel(UUID payout, String by, String reason, IdempotencyKey key) {
    return decide(payout, PayoutState.CANCELLED, Evidence.operator(by, reason), key);
  }

  private DecisionResult decide(UUID id, PayoutState to, Evidence evidence, IdempotencyKey key) {
    return decided(
        id,
        key,
        "payout.decide",
        Fingerprint.of("payout", id, "state", to, "by", evidence.by(), "reason", evidence.text()),
        payout ->
            payout.state().canBecome(to)
                ? Optional.of(progress.move(payout, to, evidence).state())
                : Optional.empty());
  }

  @Override
  public DecisionResult resolve(
      UUID id, GatewayReport.State found, String evidence, String operator, IdempotencyKey key) {
    requireNonNull(found, "found");
    Evidence known = Evidence.operator(operator, evidence);
    return decided(
        id,
        key,
        "payout.resolve",
        Fingerprint.of("payout", id, "found", found, "evidence", evidence, "operator", operator),
        payout -> resolved(payout, found, known));
  }

  private Optional<PayoutState> resolved(
      Payout payout, GatewayReport.State found, Evidence evidence) {
    boolean resolvable =
        payout.state() == PayoutState.UNKNOWN
            || payout.state() == PayoutState.SUBMITTED
            || payout.state() == PayoutState.PAID && found == GatewayReport.State.RETURNED;
    if (!resolvable
        || progress.apply(payout, found, evidence, null).effect() != ReportEffect.APPLIED) {
      return Optional.empty();
    }
    return store.find(payout.id()).map(Payout::state);
  }

  @Override
  public DecisionResult clearContradiction(
      UUID id, String evidence, String operator, IdempotencyKey key) {
    Evidence known = Evidence.operator(operator, evidence);
    return decided(
        id,
        key,
        "payout.clear-contradiction",
        Fingerprint.of("payout", id, "evidence", evidence, "operator", operator),
        payout ->
            payout
                .contradicted()
                .map(said -> progress.note(payout.withContradiction(null), known).state()));
  }

  /**
   * Decides on a payout once; the decision gives the state it led to, or nothing if it is not
   * possible.
   */
  private DecisionResult decided(
      UUID id,
      IdempotencyKey key,
      String kind,
      Fingerprint fingerprint,
      Function<Payout, Optional<PayoutState>> decision) {
    requireNonNull(id, "payout");
    return operations.once(
        key,
        kind,
        fingerprint,
        DecisionResult.class,
        () -> {
          Payout payout = progress.locked(id);
          Optional<PayoutState> state = decision.apply(payout);
          return state.isPresent()
              ? new Applied(id, state.get(), false)
              : new NotPossible(id, payout.state(), false);
        });
  }

  @Override
  public Submission submit(UUID payout) {
    return submissions.submit(payout);
  }

  @Override
  public SubmitReport submitApproved(int limit) {
    return submissions.submitApproved(limit);
  }

  @Override
  public ReportEffect report(GatewayReport report) {
    requireNonNull(report, "report");
    return operations.inTransaction(
        () ->
            store
                .attempt(report.attemptKey())
                .map(attempt -> report(attempt, report))
                .orElseGet(() -> unknown(report)));
  }

  private ReportEffect report(AttemptRecord attempt, GatewayReport report) {
    Payout payout = progress.locked(attempt.attempt().payout());
    if (!store.addReport(attempt.gateway(), report)) {
      return ReportEffect.DUPLICATE;
    }
    return progress
        .apply(
            payout,
            report.state(),
            Evidence.of(Evidence.Source.REPORT, attempt.gateway(), report),
            report.reference())
        .effect();
  }

  private static ReportEffect unknown(GatewayReport report) {
    LOG.warn(
        "A gateway reports {} on attempt {}, which nobody made here",
        report.state(),
        report.attemptKey());
    return ReportEffect.UNKNOWN_ATTEMPT;
  }

  @Override
  public ReconcileReport reconcile(int limit) {
    return reconciler.reconcile(limit);
  }

  @Override
  public Payout lookUp(UUID payout) {
    return reconciler.lookUp(payout);
  }

  @Override
  public PayoutRunReport run(PayoutRun run) {
    return runner.run(requireNonNull(run, "run"));
  }

  @Override
  public Optional<PayoutRunReport> runReport(IdempotencyKey run) {
    return runner.report(run);
  }

  @Override
  public Optional<Payout> find(UUID payout) {
    return store.find(payout);
  }

  @Override
  public List<PayoutStep> history(UUID payout) {
    return store.history(payout);
  }

  @Override
  public List<AttemptRecord> attempts(UUID payout) {
    return store.attempts(payout);
  }

  @Override
  public List<Payout> ofCreator(CreatorId creator, Optional<Payout> before, int limit) {
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    return store.ofCreator(creator, before, limit);
  }

  @Override
  public List<Payout> inState(PayoutState state, Optional<Payout> after, int limit) {
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    return store.inState(state, after, limit);
  }
}
