package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.Auditor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit finds what no operation would ever store. */
class CreditAuditTest {
  private static final Wallet SCRIPTS = Wallet.of(ADA, CreditType.SCRIPT);
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final CreditFixture at = new CreditFixture(NOW.toString(), CreditPolicy.standard());
  private UUID grant;
  private UUID charge;
  private UUID job;

  @BeforeEach
  void useAWallet() {
    grant = at.grant(SCRIPTS, 100, GrantSource.PURCHASE);
    charge = at.spend(SCRIPTS, 30);
    job = at.reserve(SCRIPTS, 20, Duration.ofHours(1));
    at.assertSound();
  }

  @Test
  void findsAGrantThatLostCredits() {
    corruptGrant(49, 20);
    // 100 - 30 - 20 = 50, so the lines say 50
    assertThat(rules()).contains("credit.statement");
  }

  @Test
  void findsAGrantWithTooManyCredits() {
    corruptGrant(51, 20);
    assertThat(rules()).contains("credit.grant", "credit.statement");
  }

  @Test
  void findsANegativeGrant() {
    corruptGrant(-1, 20);
    assertThat(rules()).contains("credit.bound");
  }

  @Test
  void findsCreditsHeldForNobody() {
    corruptGrant(50, 21);
    assertThat(rules()).contains("credit.held", "credit.balance", "credit.grant");
  }

  @Test
  void findsAUsedUpGrantThatIsStillActive() {
    WalletState state = at.store.find(SCRIPTS);
    Grant used = state.grants().get(0).with(0, 0);
    save(state, List.of(), List.of(used), List.of(), null);
    assertThat(rules()).contains("credit.active");
  }

  @Test
  void findsAnOpenReservationThatIsNotAmongTheOpenOnes() {
    WalletState state = at.store.find(SCRIPTS);
    save(
        new WalletState(
            SCRIPTS,
            state.time(),
            state.lastEntry(),
            state.grants(),
            List.of(),
            null,
            state.period()),
        List.of(),
        List.of(),
        List.of(),
        null);
    assertThat(rules()).contains("credit.active", "credit.balance");
  }

  @Test
  void findsAReservationWhoseLinesDoNotSumToIt() {
    Reservation stored = at.store.reservation(job).orElseThrow();
    Reservation broken =
        new Reservation(
            job,
            SCRIPTS,
            20,
            List.of(new Allocation(grant, 19)),
            stored.createdAt(),
            stored.expiresAt(),
            Reservation.State.OPEN,
            0,
            null);
    save(at.store.find(SCRIPTS), List.of(), List.of(), List.of(broken), null);
    assertThat(rules()).contains("credit.allocation", "credit.held");
  }

  @Test
  void findsAReservationThatWasSettledWithMore() {
    Reservation stored = at.store.reservation(job).orElseThrow();
    save(
        at.store.find(SCRIPTS),
        List.of(),
        List.of(),
        List.of(stored.closed(Reservation.State.SETTLED, 21, NOW)),
        null);
    assertThat(rules()).contains("credit.bound");
  }

  @Test
  void findsAChargeWhoseLinesDoNotSumToIt() {
    save(
        at.store.find(SCRIPTS),
        List.of(),
        List.of(),
        List.of(),
        new Charge(charge, SCRIPTS, 30, List.of(new Allocation(grant, 31)), NOW, null, 0));
    assertThat(rules()).contains("credit.allocation");
  }

  @Test
  void findsAChargeThatWasRefundedTwice() {
    save(
        at.store.find(SCRIPTS),
        List.of(),
        List.of(),
        List.of(),
        new Charge(charge, SCRIPTS, 30, List.of(new Allocation(grant, 30)), NOW, null, 31));
    assertThat(rules()).containsExactly("credit.refund");
  }

  @Test
  void findsAGapAndAWrongSumInTheStatement() {
    WalletState state = at.store.find(SCRIPTS);
    save(state, List.of(entry(5, -1, 49)), List.of(), List.of(), null);
    assertThat(rules()).contains("credit.statement");
  }

  @Test
  void findsALineTooMany() {
    WalletState state = at.store.find(SCRIPTS);
    save(state, List.of(entry(4, -1, 49)), List.of(), List.of(), null);
    assertThat(rules()).containsExactly("credit.statement");
  }

  @Test
  void namesTheWalletAndTheFigures() {
    corruptGrant(49, 20);
    assertThat(verify())
        .contains(
            new AuditFinding(
                "credit.statement",
                "ada:script",
                "3 lines end at 50 available and 20 reserved, the wallet says 3, 49 and 20"));
  }

  @Test
  void acceptsASettledWallet() {
    at.credits.settle(job, 12, key("done"));
    at.credits.refund(charge, 10, key("refund"));
    assertThat(verify()).isEmpty();
  }

  private static CreditEntry entry(long seq, long delta, long after) {
    return new CreditEntry(
        SCRIPTS, seq, NOW, CreditEntry.Kind.SPENT, 1, delta, 0, after, 20, new UUID(1, 2), null);
  }

  private void corruptGrant(long remaining, long held) {
    WalletState state = at.store.find(SCRIPTS);
    Grant broken = state.grants().get(0).with(remaining, held);
    save(
        new WalletState(
            SCRIPTS,
            state.time(),
            state.lastEntry(),
            List.of(broken),
            state.reservations(),
            null,
            state.period()),
        List.of(),
        List.of(broken),
        List.of(),
        null);
  }

  private void save(
      WalletState after,
      List<CreditEntry> entries,
      List<Grant> changed,
      List<Reservation> closed,
      Charge refunded) {
    at.store.save(
        new WalletChange(
            at.store.find(SCRIPTS),
            after,
            entries,
            List.of(),
            changed,
            null,
            false,
            closed,
            null,
            refunded,
            0,
            List.of()));
  }

  private List<AuditFinding> verify() {
    return Auditor.of(at.transactions, List.of(new CreditAudit(at.store))).verify();
  }

  private List<String> rules() {
    return verify().stream().map(AuditFinding::rule).toList();
  }
}
