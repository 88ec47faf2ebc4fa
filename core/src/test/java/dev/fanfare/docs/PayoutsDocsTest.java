package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.FeeBearer;
import dev.fanfare.payout.FeeSchedule;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutEligibility;
import dev.fanfare.payout.PayoutGateway;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.PayoutRunReport;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.payout.Payouts;
import dev.fanfare.payout.QuoteResult;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.ReviewPolicy;
import dev.fanfare.payout.Submission;
import dev.fanfare.payout.bankfile.BankFileGateway;
import dev.fanfare.payout.bankfile.Iban;
import dev.fanfare.payout.bankfile.PaymentFileRequest;
import dev.fanfare.payout.bankfile.StatusUpdate;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxScript;
import dev.fanfare.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The programs of docs/payouts.md. */
class PayoutsDocsTest {
  private static final String IBAN = "DE89370400440532013000";

  private final TestClock clock = TestClock.at("2026-03-06T04:00:00Z");
  private final CreatorId ada = CreatorId.of("ada");
  private final Asset usd = Asset.of("USD");

  /** Gives Ada 550.00 that may be paid out. */
  private void earn(Fanfare fanfare, Asset asset) {
    fanfare
        .earnings()
        .recordSale(
            RevenueSource.TIP, Money.parse("1000", asset), ada, IdempotencyKey.of("a sale"));
    clock.advance(Duration.ofDays(7));
    fanfare.earnings().mature();
  }

  private void register(Fanfare fanfare, Asset currency, PayoutMethod method) {
    fanfare.creators().verify(ada, Verification.VERIFIED, currency, IdempotencyKey.of("ok"));
    PayoutDestination destination =
        method.equals(PayoutMethod.BANK_TRANSFER)
            ? new PayoutDestination.BankAccount("Ada Lovelace", IBAN, null)
            : new PayoutDestination.ProviderAccount("ada@example.org");
    fanfare.storage().payoutDestinations().save(ada, method, destination);
  }

  private static UUID requested(RequestResult result) {
    return ((RequestResult.Requested) result).payout();
  }

  @Test
  void paysOne() {
    var fanfare = Fanfare.builder().clock(clock).build();
    earn(fanfare, usd);
    // snippet: payout-one
    Creator creator =
        new Creator(ada, "Ada", usd, ZoneOffset.UTC, clock.instant(), Verification.VERIFIED, null);
    fanfare.creators().register(creator, IdempotencyKey.of("register-ada-1"));
    fanfare
        .storage()
        .payoutDestinations()
        .save(ada, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("ada@example.org"));

    Payouts payouts = fanfare.payouts();
    RequestResult result =
        payouts.request(
            ada, usd("500.00"), PayoutMethod.PAXUM, IdempotencyKey.of("payout-form-81"));
    if (result instanceof RequestResult.Requested made) { // fee 10.00, net 490.00, APPROVED
      Submission sent = payouts.submit(made.payout()); // Sent: PAID by the sandbox
    } else if (result instanceof RequestResult.Refused refused) {
      refused.reason(); // such as BELOW_MINIMUM, INSUFFICIENT_FUNDS, NOT_VERIFIED
    }
    // end
    var made = (RequestResult.Requested) result;
    assertThat(made.fee()).isEqualTo(usd("10.00"));
    assertThat(made.net()).isEqualTo(usd("490.00"));
    assertThat(made.state()).isEqualTo(PayoutState.APPROVED);
    assertThat(payouts.find(made.payout()).orElseThrow().state()).isEqualTo(PayoutState.PAID);
    assertThat(fanfare.earnings().balance(ada, usd).available()).isEqualTo(usd("50.00"));
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void quotes() {
    // snippet: payout-quote
    Payouts payouts = Fanfare.inMemory().payouts();
    QuoteResult result = payouts.quote(Money.of("2500.00", "USD"), PayoutMethod.PAXUM);
    if (result instanceof QuoteResult.Quoted quoted) {
      quoted.quote().fee().lines(); // [PERCENTAGE 50.00 USD]
      quoted.quote().net(); // 2450.00 USD
    }
    payouts.quote(Money.of("5.00", "USD"), PayoutMethod.PAXUM); // NotQuoted[BelowMinimum …]
    // end
    var quote = ((QuoteResult.Quoted) result).quote();
    assertThat(quote.fee().fee()).isEqualTo(usd("50.00"));
    assertThat(quote.fee().lines()).hasSize(1);
    assertThat(quote.net()).isEqualTo(usd("2450.00"));
    var refused = payouts.quote(Money.of("5.00", "USD"), PayoutMethod.PAXUM);
    assertThat(((QuoteResult.NotQuoted) refused).refusal().reason()).isEqualTo("BELOW_MINIMUM");
  }

  @Test
  void policy() {
    // snippet: payout-policy
    FeeSchedule paxum =
        FeeSchedule.builder(PayoutMethod.PAXUM, usd, "paxum-2026-07")
            .effectiveFrom(Instant.parse("2026-07-01T00:00:00Z"))
            .rate(Rate.parse("1.5%"))
            .minFee(Money.of("1.00", "USD"))
            .minimum(Money.of("20.00", "USD"))
            .businessDays(1, 2)
            .bearer(FeeBearer.CREATOR)
            .build();
    PayoutPolicy policy =
        PayoutPolicy.builder(FeeSchedules.standard(usd).with(FeeSchedules.of(List.of(paxum))))
            .review(ReviewPolicy.reviewFrom(Money.of("1000.00", "USD")))
            .eligibility(PayoutEligibility.verifiedOnly())
            .build();
    Fanfare fanfare = Fanfare.builder().clock(clock).payoutPolicy(policy).build();
    // end
    clock.set("2026-06-30T23:59:59Z");
    assertThat(fee(fanfare)).isEqualTo(usd("2.00"));
    clock.set("2026-07-01T00:00:00Z");
    assertThat(fee(fanfare)).isEqualTo(usd("1.50"));
  }

  private static Money fee(Fanfare fanfare) {
    var quoted = fanfare.payouts().quote(usd("100.00"), PayoutMethod.PAXUM);
    return ((QuoteResult.Quoted) quoted).quote().fee().fee();
  }

  @Test
  void reviews() {
    var policy =
        PayoutPolicy.builder(FeeSchedules.standard(usd)).review(ReviewPolicy.manual()).build();
    var fanfare = Fanfare.builder().clock(clock).payoutPolicy(policy).build();
    earn(fanfare, usd);
    register(fanfare, usd, PayoutMethod.PAXUM);
    var payout =
        requested(
            fanfare
                .payouts()
                .requestAll(ada, PayoutMethod.PAXUM, usd, IdempotencyKey.of("all-of-it")));
    // snippet: payout-decide
    Payouts payouts = fanfare.payouts();
    payouts.sendToReview(payout, "kim", "first payout", IdempotencyKey.of("review-1"));
    payouts.approve(payout, "kim", IdempotencyKey.of("approve-1")); // Applied[state=APPROVED]
    payouts.approve(payout, "lee", IdempotencyKey.of("approve-2")); // NotPossible[state=APPROVED]
    payouts.submitApproved(100); // hands over everything that is APPROVED
    // end
    assertThat(payouts.find(payout).orElseThrow().state()).isEqualTo(PayoutState.PAID);
    assertThat(payouts.approve(payout, "kim", IdempotencyKey.of("approve-1")))
        .asString()
        .contains("Applied", "APPROVED");
    assertThat(payouts.approve(payout, "lee", IdempotencyKey.of("approve-2")))
        .asString()
        .contains("NotPossible", "APPROVED");
  }

  @Test
  void survivesATimeOut() {
    // snippet: payout-sandbox
    var script = SandboxScript.always(SandboxBehaviour.TIMES_OUT_AFTER); // pays, then times out
    SandboxGateway gateway = SandboxGateway.of("sandbox", clock, script);
    Fanfare fanfare = Fanfare.builder().clock(clock).payoutGateway(gateway).build();
    // end
    earn(fanfare, usd);
    register(fanfare, usd, PayoutMethod.PAXUM);
    var payout =
        requested(
            fanfare
                .payouts()
                .request(ada, usd("500"), PayoutMethod.PAXUM, IdempotencyKey.of("payout-1")));
    // snippet: payout-unknown
    Payouts payouts = fanfare.payouts();
    payouts.submit(payout); // Sent: UNKNOWN, for nobody knows
    payouts.request(ada, usd("50.00"), PayoutMethod.PAXUM, IdempotencyKey.of("payout-2"));
    // NotEligible: UNKNOWN_PAYOUT

    clock.advance(Duration.ofMinutes(1)); // the first lookup is due
    payouts.reconcile(100); // the gateway is asked, and says PAID
    gateway.movements(payout); // one movement of 490.00 USD
    // end
    assertThat(payouts.find(payout).orElseThrow().state()).isEqualTo(PayoutState.PAID);
    assertThat(gateway.movements(payout))
        .singleElement()
        .satisfies(movement -> assertThat(movement.amount()).isEqualTo(usd("490.00")));
    assertThat(payouts.history(payout))
        .extracting(step -> step.to())
        .containsExactly(
            PayoutState.REQUESTED,
            PayoutState.APPROVED,
            PayoutState.SUBMITTING,
            PayoutState.UNKNOWN,
            PayoutState.PAID);
    var second =
        payouts.request(ada, usd("50.00"), PayoutMethod.PAXUM, IdempotencyKey.of("payout-2"));
    assertThat(((RequestResult.Refused) second).reason()).isEqualTo("UNKNOWN_PAYOUT");
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void resolves() {
    var silent = SandboxBehaviour.TIMES_OUT_AFTER.with(SandboxBehaviour.Lookup.NEVER_TELLS);
    var gateway = SandboxGateway.of("sandbox", clock, SandboxScript.always(silent));
    var fanfare =
        Fanfare.builder()
            .clock(clock)
            .payoutGateway(gateway.withDedupeWindow(Duration.ZERO))
            .build();
    earn(fanfare, usd);
    register(fanfare, usd, PayoutMethod.PAXUM);
    var payout =
        requested(
            fanfare
                .payouts()
                .request(ada, usd("500"), PayoutMethod.PAXUM, IdempotencyKey.of("payout-1")));
    fanfare.payouts().submit(payout);
    // snippet: payout-resolve
    fanfare
        .payouts()
        .resolve(
            payout,
            GatewayReport.State.PAID,
            "seen in the provider's dashboard, ref 4711",
            "kim",
            IdempotencyKey.of("resolve-1")); // Applied[state=PAID]
    // end
    assertThat(fanfare.payouts().find(payout).orElseThrow().state()).isEqualTo(PayoutState.PAID);
  }

  @Test
  void runs() {
    var fanfare = Fanfare.builder().clock(clock).build();
    register(fanfare, usd, PayoutMethod.BANK_TRANSFER);
    earn(fanfare, usd);
    // snippet: payout-run
    Instant friday = Instant.parse("2026-03-13T04:00:00Z"); // the cut-off, and the run's name
    PayoutRun run = PayoutRun.at(friday, PayoutMethod.BANK_TRANSFER, usd);
    PayoutRunReport report = fanfare.payouts().run(run);
    report.requested(); // 1
    report.net(); // {USD=536.25 USD}: 550.00 less 2.5 %
    report.skipped(); // creators without a payout, by reason: {}
    fanfare.payouts().run(run); // the same report; nothing is paid again
    // end
    assertThat(report.requested()).isEqualTo(1);
    assertThat(report.net()).containsOnly(Map.entry(usd, usd("536.25")));
    assertThat(report.skipped()).isEmpty();
    assertThat(fanfare.payouts().run(run)).isEqualTo(report);
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  // snippet: payout-gateway
  /** What the provider's client offers. */
  interface AcmeApi {
    record Transfer(String id, String status) {}

    /** The provider moves money once for each idempotency key, for 24 hours. */
    Transfer create(String idempotencyKey, String account, long cents) throws IOException;

    /** Finds a transfer by the key it was made with. */
    Optional<Transfer> find(String idempotencyKey) throws IOException;
  }

  static final class AcmeGateway implements PayoutGateway {
    private final AcmeApi api;
    private final Clock clock;

    AcmeGateway(AcmeApi api, Clock clock) {
      this.api = api;
      this.clock = clock;
    }

    @Override
    public String name() {
      return "acme"; // never change it: the account cash:acme and stored payouts carry it
    }

    @Override
    public SubmitResult submit(PayoutAttempt attempt) {
      if (!(attempt.destination() instanceof PayoutDestination.ProviderAccount account)) {
        return new SubmitResult.Rejected("no account"); // certain: nothing was sent
      }
      try {
        AcmeApi.Transfer made =
            api.create(attempt.key().toString(), account.handle(), attempt.amount().minor());
        return new SubmitResult.Accepted(made.id());
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a time-out or a 5xx proves nothing: UNKNOWN
      }
    }

    @Override
    public LookupResult lookup(UUID attemptKey) {
      try {
        return api.find(attemptKey.toString())
            .<LookupResult>map(found -> new LookupResult.Found(report(attemptKey, found)))
            // Acme may still be working on it, so "not found" is not "never received".
            .orElseGet(() -> new LookupResult.CannotTell("acme does not know it yet"));
      } catch (IOException e) {
        return new LookupResult.CannotTell("acme does not answer");
      }
    }

    private GatewayReport report(UUID attemptKey, AcmeApi.Transfer found) {
      GatewayReport.State state =
          switch (found.status()) {
            case "done" -> GatewayReport.State.PAID;
            case "declined" -> GatewayReport.State.REJECTED;
            case "reversed" -> GatewayReport.State.RETURNED;
            default -> GatewayReport.State.ACCEPTED;
          };
      String event = found.id() + "/" + found.status(); // the same for the same news
      return new GatewayReport(event, attemptKey, state, found.id(), null, clock.instant());
    }

    @Override
    public Duration dedupeWindow() {
      return Duration.ofHours(24); // what the provider's contract says; zero if it says nothing
    }
  }

  // end

  @Test
  void paysByAGatewayOfTheHost() {
    Map<String, AcmeApi.Transfer> made = new HashMap<>();
    AcmeApi api =
        new AcmeApi() {
          @Override
          public Transfer create(String idempotencyKey, String account, long cents) {
            made.put(idempotencyKey, new Transfer("t-1", "done"));
            return new Transfer("t-1", "new");
          }

          @Override
          public Optional<Transfer> find(String idempotencyKey) {
            return Optional.ofNullable(made.get(idempotencyKey));
          }
        };
    var acme = new AcmeGateway(api, clock);
    // snippet: payout-gateways
    Fanfare fanfare =
        Fanfare.builder()
            .clock(clock)
            .payoutGateways(PayoutGateways.of(Map.of(PayoutMethod.PAXUM, acme)))
            .build();
    // end
    earn(fanfare, usd);
    register(fanfare, usd, PayoutMethod.PAXUM);
    var payout =
        requested(
            fanfare
                .payouts()
                .request(ada, usd("500"), PayoutMethod.PAXUM, IdempotencyKey.of("payout-1")));
    fanfare.payouts().submit(payout);
    assertThat(fanfare.payouts().find(payout).orElseThrow().state())
        .isEqualTo(PayoutState.SUBMITTED);
    clock.advance(Duration.ofHours(6));
    fanfare.payouts().reconcile(10);
    assertThat(fanfare.payouts().find(payout).orElseThrow().state()).isEqualTo(PayoutState.PAID);
  }

  @Test
  void writesBankFiles() {
    Asset eur = Asset.of("EUR");
    // snippet: payout-bank-setup
    Storage storage = Storage.inMemory();
    Operations operations =
        Operations.of(
            storage, storage.operations(), storage.events(), IdGenerator.timeOrdered(clock), clock);
    BankFileGateway bank = BankFileGateway.of(operations, storage.bankInstructions());
    Fanfare fanfare =
        Fanfare.builder()
            .storage(storage)
            .clock(clock)
            .currency(eur)
            .payoutGateways(PayoutGateways.of(Map.of(PayoutMethod.BANK_TRANSFER, bank)))
            .build();
    // end
    register(fanfare, eur, PayoutMethod.BANK_TRANSFER);
    earn(fanfare, eur);
    fanfare.payouts().run(PayoutRun.at(clock.instant(), PayoutMethod.BANK_TRANSFER, eur));
    // snippet: payout-bank-write
    var request =
        new PaymentFileRequest(
            "FANFARE-2026-03-13", // the file's name for good: the same one writes the same bytes
            "Example Platform GmbH",
            Iban.parse("NL91 ABNA 0417 1643 00"),
            null,
            LocalDate.of(2026, 3, 16));
    var file = new ByteArrayOutputStream(); // in earnest a file, then an upload to the bank
    bank.writeFile(request, file); // Written, or NothingToWrite
    // end
    assertThat(file.toString(StandardCharsets.UTF_8)).contains("pain.001.001.09", "536.25");
    Payout payout = fanfare.payouts().ofCreator(ada, Optional.empty(), 1).get(0);
    assertThat(payout.state()).isEqualTo(PayoutState.SUBMITTED);
    String endToEndId =
        fanfare.payouts().attempts(payout.id()).get(0).attempt().key().toString().replace("-", "");
    String status =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
          <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-03-16T08:00:00Z</CreDtTm></GrpHdr>
          <OrgnlGrpInfAndSts>
            <OrgnlMsgId>FANFARE-2026-03-13</OrgnlMsgId>
            <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
          </OrgnlGrpInfAndSts>
          <OrgnlPmtInfAndSts><OrgnlPmtInfId>any</OrgnlPmtInfId>
            <TxInfAndSts>
              <OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>ACSC</TxSts>
            </TxInfAndSts>
          </OrgnlPmtInfAndSts>
        </CstmrPmtStsRpt></Document>
        """
            .formatted(endToEndId);
    var statusFile = new ByteArrayInputStream(status.getBytes(StandardCharsets.UTF_8));
    // snippet: payout-bank-read
    StatusUpdate update = bank.apply(statusFile); // pain.002
    update.reports().forEach(fanfare.payouts()::report); // now PAID or FAILED
    update.unreadable(); // codes and lines that nobody understood: a person has to look
    update.unapplied(); // a cause CONTRADICTION needs a person too
    // end
    assertThat(fanfare.payouts().find(payout.id()).orElseThrow().state())
        .isEqualTo(PayoutState.PAID);
    assertThat(update.unreadable()).isEmpty();
    assertThat(fanfare.auditor().verify()).isEmpty();
  }
}
