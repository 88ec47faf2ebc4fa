package dev.fanfare.payout.sandbox;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutGateway;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A gateway that moves no money. By default it pays at once; a {@link SandboxScript} makes it
 * misbehave.
 *
 * <p>Within its dedupe window a repeated key moves nothing and is answered as the attempt stands;
 * after the window it is a new one, as at a real provider. What a lookup called never received is
 * never executed. Thread-safe, and deterministic as far as its script and its clock are.
 */
public final class SandboxGateway implements PayoutGateway {
  private final String name;
  private final Clock clock;
  private final SandboxScript script;
  private final Duration dedupeWindow;

  // All guarded by this.
  private final Map<UUID, SandboxPayment> payments = new LinkedHashMap<>();
  private final Set<UUID> never = new HashSet<>();
  private final List<SandboxMovement> movements = new ArrayList<>();

  private SandboxGateway(String name, Clock clock, SandboxScript script, Duration window) {
    this.name = requireText("gateway name", name, 64);
    this.clock = requireNonNull(clock, "clock");
    this.script = requireNonNull(script, "script");
    this.dedupeWindow = requireNonNull(window, "dedupeWindow");
    require(!window.isNegative(), "dedupeWindow must be 0 or more, was %s", window);
  }

  /** Returns a gateway named {@code sandbox} that pays at once and knows a key for 24 hours. */
  public static SandboxGateway of(Clock clock) {
    return of("sandbox", clock, SandboxScript.always(SandboxBehaviour.PAYS));
  }

  /** Returns a gateway that follows a script and knows a key for 24 hours. */
  public static SandboxGateway of(String name, Clock clock, SandboxScript script) {
    return new SandboxGateway(name, clock, script, Duration.ofHours(24));
  }

  /**
   * Returns a new gateway like this one, without its payments, that knows a key for another time.
   */
  public SandboxGateway withDedupeWindow(Duration window) {
    return new SandboxGateway(name, clock, script, window);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration dedupeWindow() {
    return dedupeWindow;
  }

  @Override
  public synchronized SubmitResult submit(PayoutAttempt attempt) {
    UUID key = attempt.key();
    if (never.contains(key)) {
      return new SubmitResult.Rejected("never executed, as a lookup was told");
    }
    SandboxPayment known = payments.get(key);
    if (known == null) {
      return begin(attempt);
    }
    Instant received = known.receivedAt();
    boolean remembered =
        received != null && Duration.between(received, clock.instant()).compareTo(dedupeWindow) < 0;
    if (!remembered) {
      // It is lost on the way, or its key has been forgotten: to the gateway this is a new payment.
      known.receive(clock.instant(), movements);
    }
    return known.answer();
  }

  private SubmitResult begin(PayoutAttempt attempt) {
    SandboxPayment payment = new SandboxPayment(attempt, script.of(attempt));
    payments.put(attempt.key(), payment);
    Call call = payment.behaviour().call();
    if (call == Call.ANSWERED || call == Call.ANSWER_LOST) {
      payment.receive(clock.instant(), movements);
    }
    if (call != Call.ANSWERED) {
      throw new SandboxTimeoutException(attempt.key());
    }
    return payment.answer();
  }

  @Override
  public synchronized LookupResult lookup(UUID attemptKey) {
    SandboxPayment payment = payments.get(attemptKey);
    if (payment != null && !payment.tells()) {
      return new LookupResult.CannotTell("the sandbox does not tell");
    }
    if (payment == null || payment.receivedAt() == null) {
      never.add(attemptKey);
      return new LookupResult.DefinitelyNotReceived();
    }
    return new LookupResult.Found(payment.report());
  }

  /**
   * Lets time pass at the gateway: what was delayed arrives, what was accepted is paid or refused,
   * what was paid comes back, each by one step and as scripted.
   */
  public synchronized void settle() {
    for (SandboxPayment payment : payments.values()) {
      boolean dropped = never.contains(payment.attempt().key());
      payment.settle(clock.instant(), movements, dropped);
    }
  }

  /**
   * Returns the reports that wait, as scripted: in order or not, once or twice. They are then gone;
   * deliver them to {@link dev.fanfare.payout.Payouts#report} at once, late, or never.
   */
  public synchronized List<GatewayReport> takeReports() {
    List<GatewayReport> taken = new ArrayList<>();
    payments.values().forEach(payment -> taken.addAll(payment.takeReports()));
    return List.copyOf(taken);
  }

  /** Returns every movement of money, oldest first. */
  public synchronized List<SandboxMovement> movements() {
    return List.copyOf(movements);
  }

  /** Returns the movements of one payout, oldest first. */
  public synchronized List<SandboxMovement> movements(UUID payout) {
    return movements.stream().filter(movement -> movement.payout().equals(payout)).toList();
  }
}
