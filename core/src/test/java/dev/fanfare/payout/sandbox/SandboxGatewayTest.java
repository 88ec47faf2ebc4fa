package dev.fanfare.payout.sandbox;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutGateway.LookupResult;
import dev.fanfare.payout.PayoutGateway.SubmitResult;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Call;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Lookup;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Reports;
import dev.fanfare.payout.sandbox.SandboxMovement.Direction;
import dev.fanfare.testing.Parallel;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SandboxGatewayTest {
  private final TestClock clock = TestClock.at("2026-01-30T04:00:00Z");

  @Test
  void paysAtOnceByDefault() {
    SandboxGateway gateway = SandboxGateway.of(clock);

    assertThat(gateway.submit(attempt(1))).isInstanceOf(SubmitResult.Paid.class);
    assertThat(gateway.movements())
        .containsExactly(
            new SandboxMovement(
                new UUID(0, 1), new UUID(1, 1), Direction.OUT, usd("98"), clock.instant()));
    assertThat(gateway.name()).isEqualTo("sandbox");
    assertThat(gateway.dedupeWindow()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void movesMoneyOnceForAKeyWithinItsWindow() {
    SandboxGateway gateway = SandboxGateway.of(clock).withDedupeWindow(Duration.ofHours(1));
    SubmitResult first = gateway.submit(attempt(1));
    clock.advance(Duration.ofMinutes(59));

    assertThat(gateway.submit(attempt(1))).isEqualTo(first);
    assertThat(gateway.movements()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    gateway.submit(attempt(1));
    assertThat(gateway.movements()).hasSize(2);
  }

  @Test
  void movesMoneyOnceForAKeyThatComesOnManyThreads() throws Exception {
    SandboxGateway gateway = SandboxGateway.of(clock);
    Parallel.inParallel(8, 20, (thread, n) -> gateway.submit(attempt(n)));

    assertThat(gateway.movements()).hasSize(20);
  }

  @Test
  void acceptsThenPaysOrRejects() {
    SandboxGateway pays = gateway(SandboxBehaviour.PAYS_LATER);
    assertThat(pays.submit(attempt(1))).isInstanceOf(SubmitResult.Accepted.class);
    assertThat(found(pays, 1)).isEqualTo(State.ACCEPTED);
    assertThat(pays.movements()).isEmpty();
    pays.settle();
    assertThat(found(pays, 1)).isEqualTo(State.PAID);
    pays.settle();
    assertThat(pays.movements()).hasSize(1);

    SandboxGateway rejects = gateway(SandboxBehaviour.REJECTS_LATER);
    rejects.submit(attempt(1));
    rejects.settle();
    assertThat(found(rejects, 1)).isEqualTo(State.REJECTED);
    assertThat(rejects.movements()).isEmpty();
    assertThat(rejects.submit(attempt(1))).isInstanceOf(SubmitResult.Rejected.class);
  }

  @Test
  void paysAndTakesItBack() {
    SandboxGateway gateway = gateway(SandboxBehaviour.PAYS_THEN_RETURNS);
    gateway.submit(attempt(1));
    gateway.settle();
    gateway.settle();

    assertThat(gateway.movements(new UUID(1, 1)))
        .extracting(SandboxMovement::direction)
        .containsExactly(Direction.OUT, Direction.BACK);
    assertThat(found(gateway, 1)).isEqualTo(State.RETURNED);
  }

  @Test
  void timesOutBeforeOrAfterThePayment() {
    SandboxGateway before = gateway(SandboxBehaviour.TIMES_OUT_BEFORE);
    assertThatThrownBy(() -> before.submit(attempt(1))).isInstanceOf(SandboxTimeoutException.class);
    before.settle();
    assertThat(before.movements()).isEmpty();
    assertThat(before.submit(attempt(1))).as("again").isInstanceOf(SubmitResult.Paid.class);

    SandboxGateway after = gateway(SandboxBehaviour.TIMES_OUT_AFTER);
    assertThatThrownBy(() -> after.submit(attempt(1))).isInstanceOf(SandboxTimeoutException.class);
    assertThat(after.movements()).hasSize(1);
    assertThat(after.submit(attempt(1))).isInstanceOf(SubmitResult.Paid.class);
    assertThat(after.movements()).hasSize(1);
  }

  @Test
  void receivesADelayedAttemptLaterUnlessItPromisedNotTo() {
    SandboxGateway gateway = gateway(SandboxBehaviour.PAYS.with(Call.DELAYED));
    for (int n = 1; n <= 2; n++) {
      PayoutAttempt attempt = attempt(n);
      assertThatThrownBy(() -> gateway.submit(attempt)).isInstanceOf(SandboxTimeoutException.class);
    }
    assertThat(gateway.lookup(new UUID(0, 2)))
        .isInstanceOf(LookupResult.DefinitelyNotReceived.class);
    gateway.settle();
    gateway.settle();

    assertThat(gateway.movements())
        .extracting(SandboxMovement::attemptKey)
        .containsExactly(new UUID(0, 1));
    assertThat(gateway.submit(attempt(2))).isInstanceOf(SubmitResult.Rejected.class);
  }

  @Test
  void neverExecutesWhatItCalledNeverReceived() {
    SandboxGateway gateway = SandboxGateway.of(clock);
    assertThat(gateway.lookup(new UUID(0, 1)))
        .isInstanceOf(LookupResult.DefinitelyNotReceived.class);

    assertThat(gateway.submit(attempt(1))).isInstanceOf(SubmitResult.Rejected.class);
    assertThat(gateway.movements()).isEmpty();
  }

  @Test
  void tellsWhatItsScriptLetsItTell() {
    SandboxGateway later = gateway(SandboxBehaviour.PAYS.with(Lookup.TELLS_LATER));
    later.submit(attempt(1));
    assertThat(later.lookup(new UUID(0, 1))).isInstanceOf(LookupResult.CannotTell.class);
    later.settle();
    assertThat(found(later, 1)).isEqualTo(State.PAID);

    SandboxGateway never = gateway(SandboxBehaviour.PAYS.with(Lookup.NEVER_TELLS));
    never.submit(attempt(1));
    never.settle();
    assertThat(never.lookup(new UUID(0, 1))).isInstanceOf(LookupResult.CannotTell.class);
  }

  @Test
  void reportsAsScripted() {
    assertThat(reports(Reports.NONE)).isEmpty();
    assertThat(reports(Reports.EACH)).containsExactly(State.ACCEPTED, State.PAID);
    assertThat(reports(Reports.REVERSED)).containsExactly(State.PAID, State.ACCEPTED);
    assertThat(reports(Reports.TWICE))
        .containsExactly(State.ACCEPTED, State.PAID, State.ACCEPTED, State.PAID);
  }

  @Test
  void repeatsAReportUnderItsOwnId() {
    SandboxGateway gateway = gateway(SandboxBehaviour.PAYS.with(Reports.TWICE));
    gateway.submit(attempt(1));
    List<GatewayReport> reports = gateway.takeReports();

    assertThat(reports).hasSize(2);
    assertThat(reports.get(0)).isEqualTo(reports.get(1));
    assertThat(gateway.takeReports()).isEmpty();
  }

  @Test
  void drawsTheSameBehaviourFromTheSameSeed() {
    SandboxScript script = SandboxScript.seeded(42);
    Set<Call> calls = EnumSet.noneOf(Call.class);
    Set<SandboxBehaviour.Outcome> outcomes = EnumSet.noneOf(SandboxBehaviour.Outcome.class);
    for (int n = 0; n < 200; n++) {
      SandboxBehaviour behaviour = script.of(attempt(n));
      assertThat(SandboxScript.seeded(42).of(attempt(n))).isEqualTo(behaviour);
      calls.add(behaviour.call());
      outcomes.add(behaviour.outcome());
    }

    assertThat(calls).containsExactlyInAnyOrder(Call.values());
    assertThat(outcomes).containsExactlyInAnyOrder(SandboxBehaviour.Outcome.values());
  }

  private SandboxGateway gateway(SandboxBehaviour behaviour) {
    return SandboxGateway.of("sandbox", clock, SandboxScript.always(behaviour));
  }

  private List<State> reports(Reports reports) {
    SandboxGateway gateway = gateway(SandboxBehaviour.PAYS_LATER.with(reports));
    gateway.submit(attempt(1));
    gateway.settle();
    return gateway.takeReports().stream().map(GatewayReport::state).toList();
  }

  private static State found(SandboxGateway gateway, int key) {
    return ((LookupResult.Found) gateway.lookup(new UUID(0, key))).report().state();
  }

  private PayoutAttempt attempt(int n) {
    return new PayoutAttempt(
        new UUID(0, n),
        new UUID(1, n),
        ADA,
        usd("98"),
        PayoutMethod.PAXUM,
        new PayoutDestination.ProviderAccount("ada@example.org"),
        clock.instant());
  }
}
