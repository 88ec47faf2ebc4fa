package dev.fanfare.payout.bankfile;

import static dev.fanfare.payout.bankfile.Bank.attempt;
import static dev.fanfare.payout.bankfile.Bank.endToEndId;
import static dev.fanfare.payout.bankfile.Bank.key;
import static dev.fanfare.payout.bankfile.Bank.stream;
import static dev.fanfare.payout.bankfile.StatusXml.payment;
import static dev.fanfare.payout.bankfile.StatusXml.paymentWithId;
import static dev.fanfare.payout.bankfile.StatusXml.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.money.Asset;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutGateway.LookupResult.Found;
import dev.fanfare.payout.bankfile.StatusUpdate.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankFileStatusTest {
  private static final Instant LATER = Instant.parse("2026-11-25T00:00:00Z");

  private final Bank bank = new Bank();

  /** Three payments are in file M1, one waits. */
  @BeforeEach
  void sendFile() {
    bank.accept("a", "b", "c");
    bank.write("M1");
    bank.accept("waiting");
  }

  private StatusUpdate apply(StatusXml file) {
    return bank.gateway.apply(stream(file.toString()));
  }

  private StatusUpdate say(String statusFile, String name, String code) {
    return apply(new StatusXml(statusFile, "M1").payments(payment(name, code)));
  }

  private State state(String name) {
    return report(name).state();
  }

  private GatewayReport report(String name) {
    return ((Found) bank.gateway.lookup(key(name))).report();
  }

  private static String block(String currency, boolean sepa) {
    return new PaymentFile(Bank.request("M1"), Bank.NOW)
        .paymentInformationId(new PaymentBlock(Asset.of(currency), sepa));
  }

  @Test
  void followsWhatTheBankSays() {
    StatusUpdate update =
        apply(
            new StatusXml("BANK-1", "M1")
                .group("PART")
                .payments(payment("a", "ACSC"), payment("b", "RJCT", "AC04", "closed")));

    assertThat(update.messageId()).isEqualTo("BANK-1");
    assertThat(update.originalMessageId()).isEqualTo("M1");
    assertThat(update.reports())
        .extracting(GatewayReport::attemptKey, GatewayReport::state, GatewayReport::reason)
        .containsExactly(
            tuple(key("a"), State.PAID, null), tuple(key("b"), State.REJECTED, "AC04: closed"));
    assertThat(update.unapplied()).isEmpty();
    assertThat(update.unreadable()).isEmpty();
    assertThat(state("a")).isEqualTo(State.PAID);
    assertThat(state("b")).isEqualTo(State.REJECTED);
    assertThat(report("b").reason()).isEqualTo("AC04: closed");
    assertThat(state("c")).isEqualTo(State.ACCEPTED);
  }

  @Test
  void givesTheSameReportsWhenAFileIsAppliedAgain() {
    StatusXml file = new StatusXml("BANK-1", "M1").group("RJCT").payments(payment("a", "RJCT"));

    StatusUpdate first = apply(file);

    assertThat(first.reports()).hasSize(3);
    assertThat(apply(file)).isEqualTo(first);
  }

  /** From the first word to the second; an empty cause means that the second holds. */
  @ParameterizedTest(name = "{0} then {1}: {2} {3}")
  @CsvSource({
    "ACCP, ACSP, ACCEPTED,",
    "ACSP, ACSC, PAID,",
    "ACSP, RJCT, REJECTED,",
    "ACSC, ACCC, PAID,",
    "ACSC, ACCP, PAID, LATE",
    "ACSC, PDNG, PAID, LATE",
    "RJCT, ACCP, REJECTED, LATE",
    "RJCT, CANC, REJECTED,"
  })
  void doesNotGoBack(String first, String second, State ends, Cause cause) {
    say("BANK-1", "a", first);

    StatusUpdate update = say("BANK-2", "a", second);

    assertThat(state("a")).isEqualTo(ends);
    assertThat(update.reports()).hasSize(cause == null ? 1 : 0);
    assertThat(update.unapplied())
        .extracting(StatusUpdate.Unapplied::cause)
        .isEqualTo(cause == null ? List.of() : List.of(cause));
  }

  /**
   * The payouts get the first word before the second, whether or not they had it, and can judge.
   */
  @ParameterizedTest(name = "{0} then {1}")
  @CsvSource({"ACSC, RJCT, PAID, REJECTED", "RJCT, ACSC, REJECTED, PAID"})
  void tellsBothWordsOfABankThatContradictsItself(
      String first, String second, State stands, State said) {
    say("BANK-1", "a", first);

    StatusUpdate update = say("BANK-2", "a", second);

    assertThat(state("a")).isEqualTo(stands);
    assertThat(update.reports())
        .extracting(GatewayReport::eventId, GatewayReport::state)
        .containsExactly(
            tuple("stands/" + endToEndId("a") + "/" + stands, stands),
            tuple("BANK-2/" + endToEndId("a") + "/" + second, said));
    assertThat(update.unapplied())
        .extracting(StatusUpdate.Unapplied::cause)
        .containsExactly(Cause.CONTRADICTION);
    assertThat(say("BANK-2", "a", second)).as("told again").isEqualTo(update);
  }

  @Test
  void followsAPaymentThroughOneFile() {
    StatusUpdate update =
        apply(
            new StatusXml("BANK-1", "M1")
                .payments(payment("a", "ACSP"), payment("a", "ACSC"), payment("a", "ACTC")));

    assertThat(update.reports())
        .extracting(GatewayReport::state)
        .containsExactly(State.ACCEPTED, State.PAID);
    assertThat(update.unapplied())
        .extracting(StatusUpdate.Unapplied::cause)
        .containsExactly(Cause.LATE);
    assertThat(state("a")).isEqualTo(State.PAID);
  }

  @Test
  void leavesPaymentsAloneThatAreNotInTheNamedFile() {
    bank.write("M2");
    bank.accept("unsent");

    StatusUpdate update =
        apply(
            new StatusXml("BANK-1", "M1")
                .payments(
                    payment("waiting", "RJCT"),
                    payment("unsent", "ACSC"),
                    payment("nobody", "RJCT"),
                    payment("a", "ACSC")));

    assertThat(update.reports()).extracting(GatewayReport::attemptKey).containsExactly(key("a"));
    assertThat(update.unapplied())
        .extracting(i -> i.report().attemptKey(), StatusUpdate.Unapplied::cause)
        .containsExactly(
            tuple(key("waiting"), Cause.NOT_IN_FILE),
            tuple(key("unsent"), Cause.NOT_IN_FILE),
            tuple(key("nobody"), Cause.NOT_IN_FILE));
    assertThat(state("waiting")).isEqualTo(State.ACCEPTED);
    assertThat(state("unsent")).isEqualTo(State.ACCEPTED);
  }

  @Test
  void rejectsEveryPaymentOfARejectedFile() {
    StatusUpdate update = apply(new StatusXml("BANK-1", "M1").group("RJCT", "FF01", "bad file"));

    assertThat(update.reports())
        .hasSize(3)
        .allMatch(r -> r.state() == State.REJECTED && "FF01: bad file".equals(r.reason()));
    assertThat(update.reports())
        .extracting(GatewayReport::eventId)
        .containsExactlyInAnyOrder(
            "BANK-1/" + endToEndId("a") + "/RJCT",
            "BANK-1/" + endToEndId("b") + "/RJCT",
            "BANK-1/" + endToEndId("c") + "/RJCT");
    assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(State.REJECTED);
    assertThat(state("waiting")).isEqualTo(State.ACCEPTED);
  }

  /**
   * A host that cannot know whether its upload arrived sends the file again. The bank rejects the
   * second copy, and pays the first.
   */
  @ParameterizedTest
  @ValueSource(strings = {"AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "DUPL"})
  void doesNotTakeTheRejectionOfACopyForThatOfThePayment(String reason) {
    for (StatusXml file :
        List.of(
            new StatusXml("BANK-1", "M1").group("RJCT", reason),
            new StatusXml("BANK-2", "M1")
                .group("RJCT", reason)
                .payments(payment("a", "RJCT"), payment("b", null)),
            new StatusXml("BANK-3", "M1")
                .group("PART")
                .block(block("EUR", true), "RJCT", reason(reason)),
            new StatusXml("BANK-4", "M1").group("PART").payments(payment("a", "RJCT", reason)))) {
      StatusUpdate update = apply(file);

      assertThat(update.reports()).as(file.toString()).isEmpty();
      assertThat(update.unreadable())
          .isNotEmpty()
          .allMatch(line -> line.reason().contains("duplicate"));
    }
    assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(State.ACCEPTED);
  }

  @Test
  void settlesEveryPaymentOfASettledFile() {
    assertThat(apply(new StatusXml("BANK-1", "M1").group("ACSC")).reports())
        .hasSize(3)
        .allMatch(r -> r.state() == State.PAID);
  }

  @Test
  void concludesNothingFromAFileThatIsAcceptedInPart() {
    StatusUpdate update = apply(new StatusXml("BANK-1", "M1").group("PART"));

    assertThat(update.reports()).isEmpty();
    assertThat(update.unreadable()).isEmpty();
    assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(State.ACCEPTED);
  }

  @Test
  void appliesAGroupsStatusWhereAPaymentHasNone() {
    StatusUpdate update =
        apply(
            new StatusXml("BANK-1", "M1")
                .group("ACSP")
                .payments(payment("a", "ACSC"), payment("b", "BLCK")));

    assertThat(update.reports())
        .extracting(GatewayReport::attemptKey, GatewayReport::state)
        .containsExactly(tuple(key("a"), State.PAID), tuple(key("c"), State.ACCEPTED));
    assertThat(update.unreadable())
        .extracting(UnreadableStatus::endToEndId)
        .containsExactly(endToEndId("b"));
  }

  /**
   * ISO 20022 has PART for this; whoever says RJCT of all and ACSC of one is wrong about one of
   * them.
   */
  @ParameterizedTest(name = "{0} of the file, {1} of a payment")
  @CsvSource({"RJCT, ACSC, PAID", "RJCT, ACSP, ACCEPTED", "ACSC, RJCT, REJECTED"})
  void doesNotBelieveAGroupThatItsPartsContradict(String group, String payment, State state) {
    StatusUpdate update =
        apply(new StatusXml("BANK-1", "M1").group(group).payments(payment("a", payment)));

    assertThat(state("a")).isEqualTo(state);
    assertThat(List.of(state("b"), state("c"))).containsOnly(State.ACCEPTED);
    assertThat(update.unreadable())
        .extracting(UnreadableStatus::reason)
        .containsExactly(
            "status code '%s' of a group contradicts what is said of its parts".formatted(group));
  }

  @Test
  void appliesABlocksStatusToThatBlock() {
    Bank two = new Bank();
    two.accept("euro");
    two.gateway.submit(attempt("dollar", "1.00", "USD"));
    two.gateway.submit(attempt("yen", "1", "JPY"));
    two.write("M1");

    StatusUpdate update =
        two.gateway.apply(
            stream(
                new StatusXml("BANK-1", "M1")
                    .group("ACSP")
                    .block(block("USD", false), "RJCT", payment("nobody", null))
                    .block(block("JPY", false), "PART")
                    .block("elsewhere", "RJCT")
                    .toString()));

    assertThat(update.reports())
        .extracting(GatewayReport::attemptKey, GatewayReport::state)
        .containsExactlyInAnyOrder(
            tuple(key("dollar"), State.REJECTED), tuple(key("euro"), State.ACCEPTED));
    assertThat(update.unreadable())
        .extracting(UnreadableStatus::reason)
        .containsExactly("the block is none of the file's");
  }

  @Test
  void doesNotRejectABlockOfARejectedFileThatIsSaidToBeAccepted() {
    StatusUpdate update =
        apply(new StatusXml("BANK-1", "M1").group("RJCT").block(block("EUR", true), "ACSP"));

    assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(State.ACCEPTED);
    assertThat(update.unreadable()).hasSize(1);
  }

  @Test
  void handsOverWhatIsSaidOfAFileItNeverWrote() {
    StatusUpdate update =
        apply(new StatusXml("BANK-1", "M99").group("RJCT").payments(payment("a", "RJCT")));

    assertThat(update.reports()).isEmpty();
    assertThat(update.unapplied())
        .extracting(StatusUpdate.Unapplied::cause)
        .containsExactly(Cause.NOT_IN_FILE);
    assertThat(update.unreadable())
        .extracting(UnreadableStatus::reason)
        .containsExactly("the payment file it answers is none of ours");
    assertThat(state("a")).isEqualTo(State.ACCEPTED);
  }

  @Test
  void changesNothingByAFileThatCannotBeReadToItsEnd() {
    String whole =
        new StatusXml("BANK-1", "M1")
            .payments(payment("a", "ACSC"), payment("b", "RJCT"))
            .toString();

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> bank.gateway.apply(stream(whole.substring(0, whole.length() - 20))));

    assertThat(List.of(state("a"), state("b"))).containsOnly(State.ACCEPTED);
  }

  @Test
  void keepsTheBanksReference() {
    apply(
        new StatusXml("BANK-1", "M1")
            .payments(
                paymentWithId(endToEndId("a"), "ACSC")
                    .replace("</TxInfAndSts>", "<AcctSvcrRef>R-7</AcctSvcrRef></TxInfAndSts>")));

    assertThat(report("a").reference()).isEqualTo("R-7");
    assertThat(report("b").reference()).isEqualTo(endToEndId("b"));
  }

  @ParameterizedTest(name = "after {0}")
  @CsvSource({"ACSC", "ACSP"})
  void recordsMoneyThatCameBack(String said) {
    say("BANK-1", "a", said);
    GatewayReport report =
        new GatewayReport(
            "returned/" + endToEndId("a") + "/RETURNED",
            key("a"),
            State.RETURNED,
            endToEndId("a"),
            "AC04",
            LATER);

    ReturnResult first = bank.gateway.returned(key("a"), "AC04", LATER);

    if (said.equals("ACSC")) {
      assertThat(first).isEqualTo(new ReturnResult.Recorded(report));
    }
    assertThat(((ReturnResult.Recorded) first).report().state()).isEqualTo(State.RETURNED);
    assertThat(bank.gateway.returned(key("a"), "another", LATER.plusSeconds(1)))
        .as("told again")
        .isEqualTo(first);
    assertThat(state("a")).isEqualTo(State.RETURNED);
    assertThat(report("a").reason()).isEqualTo("AC04");
  }

  @ParameterizedTest
  @CsvSource({"ACSC", "ACCP", "RJCT"})
  void staysReturnedWhateverAnOldStatusFileSays(String code) {
    say("BANK-1", "a", "ACSC");
    bank.gateway.returned(key("a"), "AC04", LATER);

    StatusUpdate late = say("BANK-2", "a", code);

    assertThat(late.reports()).isEmpty();
    assertThat(late.unapplied())
        .extracting(StatusUpdate.Unapplied::cause)
        .containsExactly(Cause.LATE);
    assertThat(state("a")).isEqualTo(State.RETURNED);
  }

  @Test
  void doesNotRecordTheReturnOfMoneyThatNeverLeft() {
    say("BANK-1", "a", "RJCT");
    bank.gateway.lookup(key("denied"));

    for (String name : List.of("a", "waiting", "nobody", "denied")) {
      assertThat(bank.gateway.returned(key(name), "AC04", LATER))
          .as(name)
          .isInstanceOf(ReturnResult.Refused.class);
    }
    assertThat(state("a")).isEqualTo(State.REJECTED);
    assertThat(state("waiting")).isEqualTo(State.ACCEPTED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bank.gateway.returned(key("a"), " ", LATER));
  }

  /** 1,200 payments, more than go into one transaction: 1,000 named, 200 by the group's word. */
  @Test
  void takesALargeFileInPieces() {
    Bank large = new Bank();
    for (int i = 0; i < 1_200; i++) {
      large.accept("p" + i);
    }
    large.write("M1");
    String[] named =
        IntStream.range(0, 1_000).mapToObj(i -> payment("p" + i, "ACSC")).toArray(String[]::new);

    StatusUpdate update =
        large.gateway.apply(
            stream(new StatusXml("BANK-1", "M1").group("ACSP").payments(named).toString()));

    Map<State, Long> counts =
        update.reports().stream()
            .collect(Collectors.groupingBy(GatewayReport::state, Collectors.counting()));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(Map.of(State.PAID, 1_000L, State.ACCEPTED, 200L));
    assertThat(update.reports()).extracting(GatewayReport::attemptKey).doesNotHaveDuplicates();
  }

  /** The process dies at each call of the store in turn; the same file then ends the same. */
  @Test
  void endsTheSameAfterACrashAtAnyStep() {
    String file =
        new StatusXml("BANK-1", "M1").group("ACSC").payments(payment("a", "ACSC")).toString();
    StatusUpdate undisturbed = bank.gateway.apply(stream(file));
    int crashes = 0;
    boolean crashed = true;
    for (int step = 1; crashed; step++) {
      Crashes crashing = new Crashes();
      Bank other = new Bank(crashing::around);
      other.accept("a", "b", "c");
      other.write("M1");
      crashing.at(step);
      try {
        other.gateway.apply(stream(file));
        crashed = false;
      } catch (Crashes.Crash e) {
        crashes++;
      }
      crashing.never();

      assertThat(other.gateway.apply(stream(file)))
          .as("crash at step %d", step)
          .isEqualTo(undisturbed);
    }
    assertThat(crashes).isGreaterThan(5);
  }
}
