package dev.fanfare.simulation;

import dev.fanfare.Storage;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.Verification;
import dev.fanfare.payout.AttemptRecord;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutGateway;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A sandbox gateway whose caller may die before and after each call. It is where the outside world
 * begins, so it also checks what must be true by then.
 */
final class CrashingGateway implements PayoutGateway {
  static final String SUBMIT = "PayoutGateway.submit";
  private static final String SUBMITTED = "PayoutGateway.submit, done";
  private static final String LOOKUP = "PayoutGateway.lookup";
  private static final String LOOKED_UP = "PayoutGateway.lookup, done";

  /** Where a process may die on its way to a gateway and back. */
  static final List<String> PLACES = List.of(SUBMIT, SUBMITTED, LOOKUP, LOOKED_UP);

  private final SandboxGateway sandbox;
  private final Storage raw;
  private final CrashPoints points;
  private final Draw draw;
  private final Tally tally;
  private final Runnable meanwhile;
  private final Set<UUID> heard = new HashSet<>();
  private boolean calm;

  /**
   * @param meanwhile what the rest of the world does while an answer is on its way
   */
  CrashingGateway(
      SandboxGateway sandbox,
      Storage raw,
      CrashPoints points,
      Draw draw,
      Tally tally,
      Runnable meanwhile) {
    this.sandbox = sandbox;
    this.raw = raw;
    this.points = points;
    this.draw = draw;
    this.tally = tally;
    this.meanwhile = meanwhile;
  }

  SandboxGateway sandbox() {
    return sandbox;
  }

  /** Lets lookups always arrive from now on. */
  void calm() {
    calm = true;
  }

  @Override
  public String name() {
    return sandbox.name();
  }

  @Override
  public Duration dedupeWindow() {
    return sandbox.dedupeWindow();
  }

  @Override
  public SubmitResult submit(PayoutAttempt attempt) {
    checkMayHear(attempt);
    points.reach(SUBMIT);
    if (!heard.add(attempt.key()) && draw.chance(25)) {
      // Not every gateway answers a repetition as the attempt stands.
      tally.fault("repetition refused");
      return new SubmitResult.Rejected("this key has been used");
    }
    SubmitResult result;
    try {
      result = sandbox.submit(attempt);
    } catch (SandboxTimeoutException e) {
      tally.fault("submission timed out");
      takeTime();
      points.reach(SUBMITTED);
      throw e;
    }
    if (result instanceof SubmitResult.Rejected) {
      tally.fault("submission rejected");
    }
    takeTime();
    points.reach(SUBMITTED);
    return result;
  }

  @Override
  public LookupResult lookup(UUID attemptKey) {
    if (raw.isActive()) {
      throw new AssertionError("a gateway is asked within a transaction");
    }
    points.reach(LOOKUP);
    if (!calm && draw.chance(10)) {
      tally.fault("lookup failed");
      throw new IllegalStateException("connection reset");
    }
    LookupResult result = sandbox.lookup(attemptKey);
    if (result instanceof LookupResult.CannotTell) {
      tally.fault("lookup could not tell");
    } else if (result instanceof LookupResult.DefinitelyNotReceived) {
      tally.fault("attempt never received");
    }
    takeTime();
    points.reach(LOOKED_UP);
    return result;
  }

  private void takeTime() {
    if (!calm && draw.chance(8)) {
      tally.fault("answer came late");
      meanwhile.run();
    }
  }

  /** What is told to a gateway is committed, and to be paid to somebody who may be paid. */
  private void checkMayHear(PayoutAttempt attempt) {
    if (raw.isActive()) {
      throw new AssertionError("a gateway hears of an attempt within a transaction");
    }
    Optional<AttemptRecord> stored = raw.payouts().attempt(attempt.key());
    if (stored.isEmpty() || !stored.get().open() || !stored.get().attempt().equals(attempt)) {
      throw new AssertionError("a gateway hears of %s, stored is %s".formatted(attempt, stored));
    }
    Payout payout = raw.payouts().find(attempt.payout()).orElseThrow();
    if (payout.state() != PayoutState.SUBMITTING && payout.state() != PayoutState.UNKNOWN) {
      throw new AssertionError("a gateway hears of a payout that is " + payout.state());
    }
    Optional<Creator> creator = raw.creators().find(attempt.creator());
    boolean mayBePaid =
        creator.isPresent()
            && creator.get().verification() == Verification.VERIFIED
            && creator.get().hold().isEmpty();
    if (!mayBePaid) {
      throw new AssertionError("a gateway is told to pay " + creator);
    }
    boolean first = payout.state() == PayoutState.SUBMITTING;
    if (first && raw.payouts().doubts(attempt.creator()).unknown() > 0) {
      throw new AssertionError(attempt.creator() + " has another payout that nobody knows about");
    }
  }
}
