package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Money;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayoutAuditTest {
  private final PayoutWorld world = new PayoutWorld().verified(ADA).earn(ADA, usd("1000"));
  private UUID paid;
  private UUID open;

  @BeforeEach
  void payOnceAndLeaveOneOnItsWay() {
    paid = world.requested(ADA, usd("100"), "paid");
    world.payouts().submit(paid);
    world.behaviours.put(ADA, SandboxBehaviour.PAYS_LATER);
    open = world.requested(ADA, usd("200"), "open");
    world.payouts().submit(open);
  }

  @Test
  void findsNothingWhereNothingIsWrong() {
    assertThat(audit(world.store)).isEmpty();
  }

  @Test
  void findsAStateThatTheLedgerDoesNotKnow() {
    assertThat(rules(audit(inState(open, PayoutState.PAID))))
        .contains("payout.ledger", "payout.attempts", "payout.history", "payout.clearing");
    assertThat(rules(audit(inState(paid, PayoutState.SUBMITTED))))
        .contains("payout.ledger", "payout.attempts", "payout.clearing");
    assertThat(rules(audit(inState(paid, PayoutState.RETURNED)))).contains("payout.ledger");
    assertThat(rules(audit(inState(open, PayoutState.FAILED)))).contains("payout.ledger");
  }

  @Test
  void findsMoneyInClearingThatBelongsToNoPayout() {
    move(
        TransactionKind.ADJUSTMENT,
        "adjusted",
        Account.available(ADA, USD),
        Account.payoutClearing(ADA, USD),
        usd("1"));

    assertThat(audit(world.store))
        .containsExactly(
            new AuditFinding(
                "payout.clearing",
                "payout_clearing:ada:USD",
                "holds 20100, payouts in flight are 20000"));
  }

  @Test
  void findsAPayoutThatWasBookedAsPaidTwice() {
    move(
        TransactionKind.PAYOUT_PAID,
        paid.toString(),
        Account.payoutClearing(ADA, USD),
        Account.cash("sandbox", USD),
        usd("98"));

    assertThat(audit(world.store))
        .filteredOn(finding -> finding.rule().equals("payout.paid-once"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.subject()).isEqualTo(paid.toString());
              assertThat(finding.detail()).startsWith("booked as paid once more");
            });
  }

  @Test
  void findsAPaymentOfNoPayout() {
    move(
        TransactionKind.PAYOUT_PAID,
        "a napkin",
        Account.platform(AccountKind.FANS, USD),
        Account.cash("sandbox", USD),
        usd("1"));

    assertThat(audit(world.store))
        .contains(
            new AuditFinding("payout.paid-once", "a napkin", "booked as paid, but no payout"));
  }

  @Test
  void findsAttemptsThatThePayoutDoesNotHave() {
    AttemptRecord attempt = world.store.attempts(open).get(0);
    PayoutStore two = changed("attempts", found -> List.of(attempt, attempt));
    assertThat(rules(audit(two))).containsOnly("payout.attempts");

    PayoutAttempt sent = attempt.attempt();
    PayoutAttempt more =
        new PayoutAttempt(
            sent.key(),
            sent.payout(),
            sent.creator(),
            usd("1"),
            sent.method(),
            sent.destination(),
            sent.at());
    AttemptRecord other = AttemptRecord.first(more, "sandbox", sent.at()).closed();
    assertThat(audit(changed("attempts", found -> List.of(other))))
        .extracting(AuditFinding::detail)
        .contains("an attempt pays 1.00 USD, not 98.00 USD");
  }

  @Test
  void findsAHistoryWithAGap() {
    PayoutStore gap =
        changed(
            "history",
            found -> {
              List<Object> steps = new ArrayList<>((List<?>) found);
              steps.remove(1);
              return List.copyOf(steps);
            });

    assertThat(rules(audit(gap))).containsOnly("payout.history");
  }

  @Test
  void showsAContradictionUntilSomebodyHasDealtWithIt() {
    GatewayReport rejected =
        LyingGateway.report(
            "evt", world.store.attempts(paid).get(0).attempt().key(), GatewayReport.State.REJECTED);
    world.payouts().report(rejected);
    assertThat(rules(audit(world.store))).containsExactly("payout.contradicted");

    world.payouts().clearContradiction(paid, "their mistake", "ops", key("c"));
    assertThat(audit(world.store)).isEmpty();
  }

  private List<AuditFinding> audit(PayoutStore store) {
    List<AuditFinding> findings = new ArrayList<>();
    new PayoutAudit(store, world.ledger).check(findings::add);
    return findings;
  }

  private static List<String> rules(List<AuditFinding> findings) {
    return findings.stream().map(AuditFinding::rule).toList();
  }

  private void move(
      TransactionKind kind, String reference, Account debit, Account credit, Money amount) {
    UUID id = UUID.randomUUID();
    world.ledger.append(
        List.of(
            new Transaction(
                id,
                kind,
                id.toString(),
                world.clock.instant(),
                reference,
                List.of(new Transfer(debit, credit, amount)))));
  }

  /** Returns the store with one payout in a state that nobody led it to. */
  private PayoutStore inState(UUID id, PayoutState state) {
    return changed(
        "forEach",
        found -> found,
        payout ->
            payout.id().equals(id)
                ? new Payout(
                    payout.id(),
                    payout.creator(),
                    payout.method(),
                    payout.gateway(),
                    payout.quote(),
                    state,
                    payout.version(),
                    payout.periodStart(),
                    payout.periodEnd(),
                    null,
                    null,
                    null,
                    null,
                    payout.requestedAt(),
                    null,
                    null,
                    payout.changedAt())
                : payout);
  }

  private PayoutStore changed(String method, UnaryOperator<Object> result) {
    return changed(method, result, payout -> payout);
  }

  /** Returns the store with what one method returns, or hands over, changed. */
  private PayoutStore changed(
      String changed, UnaryOperator<Object> result, UnaryOperator<Payout> handedOver) {
    return (PayoutStore)
        Proxy.newProxyInstance(
            PayoutStore.class.getClassLoader(),
            new Class<?>[] {PayoutStore.class},
            (proxy, method, args) -> {
              if (method.getName().equals("forEach")) {
                @SuppressWarnings("unchecked")
                Consumer<Payout> visitor = (Consumer<Payout>) args[0];
                world.store.forEach(payout -> visitor.accept(handedOver.apply(payout)));
                return null;
              }
              try {
                Object found = method.invoke(world.store, args);
                return method.getName().equals(changed) ? result.apply(found) : found;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
