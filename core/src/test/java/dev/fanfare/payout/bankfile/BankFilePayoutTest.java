package dev.fanfare.payout.bankfile;

import static dev.fanfare.payout.bankfile.StatusXml.paymentWithId;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.Verification;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.Operations;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutDestination.BankAccount;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.ReportEffect;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.testing.TestClock;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The gateway under real payouts: from a balance to a file, and by the bank's answers to the end.
 */
class BankFilePayoutTest {
  private final TestClock clock = TestClock.at("2026-11-20T10:15:30Z");
  private final Storage storage = Storage.inMemory();
  private final BankFileGateway gateway =
      BankFileGateway.of(
          Operations.of(
              storage,
              storage.operations(),
              storage.events(),
              IdGenerator.timeOrdered(clock),
              clock),
          storage.bankInstructions());
  private final Fanfare fanfare =
      Fanfare.builder().clock(clock).storage(storage).payoutGateway(gateway).build();

  @BeforeEach
  void earn() {
    fanfare
        .creators()
        .register(
            new Creator(
                ADA, "Ada", USD, ZoneOffset.UTC, clock.instant(), Verification.VERIFIED, null),
            key("register"));
    destination(Bank.GERMAN);
    fanfare.earnings().recordSale(RevenueSource.TIP, usd("1000.00"), ADA, key("tip"));
    clock.advance(Duration.ofDays(7));
    fanfare.earnings().mature();
  }

  @AfterEach
  void auditIsClean() {
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  private void destination(String iban) {
    storage
        .payoutDestinations()
        .save(ADA, PayoutMethod.BANK_TRANSFER, new BankAccount("Ada Lovelace", iban, null));
  }

  /** Requests 100.00 dollars; by the standard schedule 2.5 % of it, 2.50, is the fee. */
  private UUID submit(String name) {
    var requested =
        (RequestResult.Requested)
            fanfare.payouts().request(ADA, usd("100.00"), PayoutMethod.BANK_TRANSFER, key(name));
    fanfare.payouts().submitApproved(10);
    return requested.payout();
  }

  private PayoutState state(UUID payout) {
    return fanfare.payouts().find(payout).map(Payout::state).orElseThrow();
  }

  private UUID attemptOf(UUID payout) {
    return fanfare.payouts().attempts(payout).get(0).attempt().key();
  }

  private List<ReportEffect> hear(String statusFile, UUID payout, String code) {
    String payment = paymentWithId(EndToEndId.of(attemptOf(payout)), code);
    String xml = new StatusXml(statusFile, "M1").payments(payment).toString();
    return gateway.apply(Bank.stream(xml)).reports().stream()
        .map(fanfare.payouts()::report)
        .toList();
  }

  @Test
  void paysByAFileAndTheBanksAnswer() throws Exception {
    UUID payout = submit("p1");
    assertThat(state(payout)).isEqualTo(PayoutState.SUBMITTED);

    var out = new ByteArrayOutputStream();
    gateway.writeFile(Bank.request("M1"), out);

    PaymentXml transfer =
        PaymentXml.valid(out.toByteArray()).all("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf").get(0);
    assertThat(transfer.text("Amt/InstdAmt")).isEqualTo("97.50");
    assertThat(transfer.text("PmtId/EndToEndId")).isEqualTo(EndToEndId.of(attemptOf(payout)));
    assertThat(transfer.text("RmtInf/Ustrd")).isEqualTo("Payout " + payout);

    assertThat(hear("BANK-1", payout, "ACSP")).containsExactly(ReportEffect.NO_EFFECT);
    assertThat(hear("BANK-2", payout, "ACSC")).containsExactly(ReportEffect.APPLIED);
    assertThat(hear("BANK-2", payout, "ACSC")).containsExactly(ReportEffect.DUPLICATE);
    assertThat(state(payout)).isEqualTo(PayoutState.PAID);
  }

  @Test
  void givesTheMoneyBackWhenTheBankRejectsIt() {
    UUID payout = submit("p1");
    gateway.writeFile(Bank.request("M1"), new ByteArrayOutputStream());

    assertThat(hear("BANK-1", payout, "RJCT")).containsExactly(ReportEffect.APPLIED);

    assertThat(state(payout)).isEqualTo(PayoutState.FAILED);
    assertThat(fanfare.earnings().balance(ADA, USD).available()).isEqualTo(usd("550.00"));
  }

  @Test
  void failsAPayoutToAnAccountThatCannotBe() {
    destination("DE88370400440532013000");

    assertThat(state(submit("p1"))).isEqualTo(PayoutState.FAILED);
    assertThat(fanfare.earnings().balance(ADA, USD).available()).isEqualTo(usd("550.00"));
  }

  @Test
  void takesMoneyBackThatReturnsDaysLater() {
    UUID payout = submit("p1");
    gateway.writeFile(Bank.request("M1"), new ByteArrayOutputStream());
    hear("BANK-1", payout, "ACSC");
    clock.advance(Duration.ofDays(5));

    var returned =
        (ReturnResult.Recorded) gateway.returned(attemptOf(payout), "AC04", clock.instant());
    fanfare.payouts().report(returned.report());

    assertThat(state(payout)).isEqualTo(PayoutState.RETURNED);
    assertThat(fanfare.earnings().balance(ADA, USD).available()).isEqualTo(usd("550.00"));
  }

  @Test
  void stopsFurtherPayoutsWhenTheBankContradictsItself() {
    UUID payout = submit("p1");
    gateway.writeFile(Bank.request("M1"), new ByteArrayOutputStream());
    hear("BANK-1", payout, "ACSC");

    assertThat(hear("BANK-2", payout, "RJCT"))
        .containsExactly(ReportEffect.NO_EFFECT, ReportEffect.CONTRADICTION);

    assertThat(state(payout)).isEqualTo(PayoutState.PAID);
    assertThat(fanfare.payouts().request(ADA, usd("100.00"), PayoutMethod.BANK_TRANSFER, key("p2")))
        .isInstanceOf(RequestResult.Refused.class);
    fanfare.payouts().clearContradiction(payout, "the bank says it is paid", "eve", key("cleared"));
  }

  /**
   * The host died with the bank's first word in hand; the second alone would free the money to be
   * paid again.
   */
  @Test
  void doesNotPayAgainWhenTheFirstOfTwoWordsWasLost() {
    UUID payout = submit("p1");
    gateway.writeFile(Bank.request("M1"), new ByteArrayOutputStream());
    String payment = paymentWithId(EndToEndId.of(attemptOf(payout)), "ACSC");
    gateway.apply(Bank.stream(new StatusXml("BANK-1", "M1").payments(payment).toString()));

    assertThat(hear("BANK-2", payout, "RJCT"))
        .containsExactly(ReportEffect.APPLIED, ReportEffect.CONTRADICTION);

    assertThat(state(payout)).isEqualTo(PayoutState.PAID);
    fanfare.payouts().clearContradiction(payout, "the bank says it is paid", "eve", key("cleared"));
  }
}
