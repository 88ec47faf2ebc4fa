package dev.fanfare.payout.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutDestination.BankAccount;
import dev.fanfare.payout.PayoutGateway.LookupResult.Found;
import dev.fanfare.payout.PayoutGateway.SubmitResult.Accepted;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What holds for whatever attempts, files and answers of the bank, in whatever order. */
class BankFilePropertyTest {
  private static final String[] CURRENCIES = {"EUR", "USD", "JPY", "KWD"};
  private static final String[] CODES = {
    "RCVD", "ACTC", "ACSP", "ACSC", "ACCC", "RJCT", "CANC", "PART", "????"
  };

  /**
   * Any holder's name, any amount: what was accepted is valid by the schema, is counted and sums
   * up.
   */
  @Property(tries = 1_000)
  void everyFileIsValidAndSumsUp(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 10_000_000_000L) Long> minors,
      @ForAll @StringLength(min = 1, max = 70) String holder)
      throws Exception {
    Bank bank = new Bank();
    BigDecimal sum = BigDecimal.ZERO;
    int accepted = 0;
    for (int i = 0; i < minors.size(); i++) {
      Money amount = new Money(minors.get(i), Asset.of(CURRENCIES[i % CURRENCIES.length]));
      BankAccount account =
          i == 0 && isHolder(holder)
              ? new BankAccount(holder, Bank.GERMAN, null)
              : Bank.ADA_ACCOUNT;
      if (bank.gateway.submit(Bank.attempt("p" + i, amount, account)) instanceof Accepted) {
        accepted++;
        sum = sum.add(amount.toDecimal());
      }
    }
    var out = new ByteArrayOutputStream();
    if (bank.gateway.writeFile(Bank.request("M1"), out) instanceof WrittenFile.NothingToWrite) {
      assertThat(accepted).isZero();
      return;
    }

    PaymentXml file = PaymentXml.valid(out.toByteArray());

    assertThat(file.text("CstmrCdtTrfInitn/GrpHdr/NbOfTxs")).isEqualTo("" + accepted);
    assertThat(new BigDecimal(file.text("CstmrCdtTrfInitn/GrpHdr/CtrlSum")))
        .isEqualByComparingTo(sum);
    assertThat(file.all("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf")).hasSize(accepted);
  }

  private static boolean isHolder(String text) {
    try {
      new BankAccount(text, Bank.GERMAN, null);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Each number is a step: 0 to 3 submit, look up, write a file, hear from the bank; the rest says
   * of what.
   */
  @Property(tries = 1_000)
  void noPaymentIsInTwoFilesAndNoFinalWordIsTakenBack(
      @ForAll @Size(max = 60) List<@IntRange(max = 9_999) Integer> steps) throws Exception {
    Bank bank = new Bank();
    Set<String> denied = new HashSet<>();
    Map<String, byte[]> files = new HashMap<>();
    Map<String, State> settled = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      int what = steps.get(i) / 4;
      String name = "p" + what % 7;
      switch (steps.get(i) % 4) {
        case 0 -> {
          boolean accepted =
              bank.gateway.submit(Bank.attempt(name, "1.00", "EUR")) instanceof Accepted;
          assertThat(accepted).as("accepted unless denied").isEqualTo(!denied.contains(name));
        }
        case 1 -> {
          if (!(bank.gateway.lookup(Bank.key(name)) instanceof Found)) {
            denied.add(name);
          }
        }
        case 2 -> write(bank, "M" + what % 4, files);
        default -> hear(bank, "B" + i, "M" + what % 4, name, CODES[what % CODES.length], settled);
      }
    }
    write(bank, "last", files);

    List<String> paid = new ArrayList<>();
    for (byte[] file : files.values()) {
      paid.addAll(
          PaymentXml.valid(file).texts("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId"));
    }
    assertThat(paid).doesNotHaveDuplicates();
    settled.forEach((name, state) -> assertThat(state(bank, name)).isEqualTo(state));
  }

  private static void write(Bank bank, String messageId, Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    if (bank.gateway.writeFile(Bank.request(messageId), out) instanceof WrittenFile.Written) {
      byte[] before = files.putIfAbsent(messageId, out.toByteArray());
      assertThat(out.toByteArray()).isEqualTo(before == null ? out.toByteArray() : before);
    }
  }

  private static void hear(
      Bank bank,
      String statusFile,
      String messageId,
      String name,
      String code,
      Map<String, State> settled) {
    String xml =
        new StatusXml(statusFile, messageId).payments(StatusXml.payment(name, code)).toString();
    StatusUpdate update = bank.gateway.apply(Bank.stream(xml));
    boolean contradiction =
        update.unapplied().stream().anyMatch(u -> u.cause() == StatusUpdate.Cause.CONTRADICTION);
    for (GatewayReport report : update.reports()) {
      assertThat(report.attemptKey()).isEqualTo(Bank.key(name));
      if (report.state() != State.ACCEPTED && !contradiction) {
        assertThat(settled.putIfAbsent(name, report.state())).isIn(null, report.state());
      }
    }
  }

  private static State state(Bank bank, String name) {
    return ((Found) bank.gateway.lookup(Bank.key(name))).report().state();
  }
}
