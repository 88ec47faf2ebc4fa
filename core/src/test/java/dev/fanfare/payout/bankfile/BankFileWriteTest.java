package dev.fanfare.payout.bankfile;

import static dev.fanfare.payout.bankfile.Bank.ADA_ACCOUNT;
import static dev.fanfare.payout.bankfile.Bank.BRAZILIAN;
import static dev.fanfare.payout.bankfile.Bank.DUTCH;
import static dev.fanfare.payout.bankfile.Bank.GERMAN;
import static dev.fanfare.payout.bankfile.Bank.attempt;
import static dev.fanfare.payout.bankfile.Bank.endToEndId;
import static dev.fanfare.payout.bankfile.Bank.euros;
import static dev.fanfare.payout.bankfile.Bank.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.PayoutDestination.BankAccount;
import dev.fanfare.payout.PayoutGateway.SubmitResult.Accepted;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class BankFileWriteTest {
  private final Bank bank = new Bank();

  private void submit(String name, String amount, String currency) {
    assertThat(bank.gateway.submit(attempt(name, amount, currency))).isInstanceOf(Accepted.class);
  }

  @Test
  void writesAFileThatTheSchemaAllows() throws Exception {
    submit("a", "10.50", "EUR");

    PaymentXml header =
        PaymentXml.valid(bank.write("PAYOUT-2026-47")).all("CstmrCdtTrfInitn").get(0);

    assertThat(header.text("GrpHdr/MsgId")).isEqualTo("PAYOUT-2026-47");
    assertThat(header.text("GrpHdr/CreDtTm")).isEqualTo("2026-11-20T10:15:30Z");
    assertThat(header.text("GrpHdr/NbOfTxs")).isEqualTo("1");
    assertThat(header.text("GrpHdr/CtrlSum")).isEqualTo("10.50");
    assertThat(header.text("GrpHdr/InitgPty/Nm")).isEqualTo("Fanfare Platform GmbH");
    PaymentXml block = header.all("PmtInf").get(0);
    assertThat(block.text("PmtInfId")).hasSizeBetween(1, 35);
    assertThat(block.text("PmtMtd")).isEqualTo("TRF");
    assertThat(block.text("BtchBookg")).isEqualTo("true");
    assertThat(block.text("PmtTpInf/SvcLvl/Cd")).isEqualTo("SEPA");
    assertThat(block.text("ReqdExctnDt/Dt")).isEqualTo("2026-11-27");
    assertThat(block.text("Dbtr/Nm")).isEqualTo("Fanfare Platform GmbH");
    assertThat(block.text("DbtrAcct/Id/IBAN")).isEqualTo(DUTCH);
    assertThat(block.text("DbtrAgt/FinInstnId/BICFI")).isEqualTo("ABNANL2A");
    assertThat(block.text("ChrgBr")).isEqualTo("SLEV");
    PaymentXml transfer = block.all("CdtTrfTxInf").get(0);
    assertThat(transfer.text("PmtId/EndToEndId")).isEqualTo(endToEndId("a"));
    assertThat(transfer.text("Amt/InstdAmt")).isEqualTo("10.50");
    assertThat(transfer.all("Amt/InstdAmt").get(0).attribute("Ccy")).isEqualTo("EUR");
    assertThat(transfer.text("CdtrAgt/FinInstnId/BICFI")).isEqualTo("COBADEFFXXX");
    assertThat(transfer.text("Cdtr/Nm")).isEqualTo("Ada Lovelace");
    assertThat(transfer.text("CdtrAcct/Id/IBAN")).isEqualTo(GERMAN);
    assertThat(transfer.text("RmtInf/Ustrd")).startsWith("Payout ").hasSizeLessThan(141);
  }

  /**
   * 10.51 EUR + 1007 JPY + 1.235 KWD + 3.00 USD = 1021.745, whatever the currencies, in 7
   * transfers.
   */
  @Test
  void countsAndSumsUpInEachCurrencysDecimals() throws Exception {
    submit("a", "10.50", "EUR");
    submit("b", "7", "JPY");
    submit("c", "1.234", "KWD");
    submit("d", "3.00", "USD");
    submit("e", "0.01", "EUR");
    submit("f", "1000", "JPY");
    submit("g", "0.001", "KWD");

    PaymentXml file = PaymentXml.valid(bank.write("M1"));

    assertThat(file.text("CstmrCdtTrfInitn/GrpHdr/NbOfTxs")).isEqualTo("7");
    assertThat(file.text("CstmrCdtTrfInitn/GrpHdr/CtrlSum")).isEqualTo("1021.745");
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/NbOfTxs")).containsExactly("2", "2", "2", "1");
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/CtrlSum"))
        .containsExactly("10.51", "1007", "1.235", "3.00");
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/PmtInfId")).doesNotHaveDuplicates();
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/PmtTpInf/SvcLvl/Cd")).containsExactly("SEPA");
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/ChrgBr"))
        .containsExactly("SLEV", "SHAR", "SHAR", "SHAR");
    List<PaymentXml> amounts = file.all("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt");
    assertThat(amounts)
        .extracting(a -> a.attribute("Ccy"))
        .containsExactly("EUR", "EUR", "JPY", "JPY", "KWD", "KWD", "USD");
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt"))
        .containsExactlyInAnyOrder("10.50", "0.01", "7", "1000", "1.234", "0.001", "3.00");
  }

  @Test
  void saysInItsAnswerWhatTheFileMoves() {
    submit("a", "10.50", "EUR");
    submit("b", "0.01", "EUR");
    submit("c", "7", "JPY");

    assertThat(bank.gateway.writeFile(request("M1"), new ByteArrayOutputStream()))
        .isEqualTo(
            new WrittenFile.Written(
                new PaymentFile(request("M1"), Bank.NOW),
                List.of(
                    new BlockTotal(
                        new PaymentBlock(Asset.of("EUR"), true), 2, new BigDecimal("10.51")),
                    new BlockTotal(
                        new PaymentBlock(Asset.of("JPY"), false), 1, new BigDecimal("7")))));
  }

  @Test
  void keepsEurosThatLeaveTheSepaAreaApart() throws Exception {
    submit("a", "1.00", "EUR");
    bank.gateway.submit(attempt("b", euros("2.00"), new BankAccount("Bia", BRAZILIAN, null)));

    PaymentXml file = PaymentXml.valid(bank.write("M1"));

    List<PaymentXml> blocks = file.all("CstmrCdtTrfInitn/PmtInf");
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).text("CdtTrfTxInf/CdtrAcct/Id/IBAN")).isEqualTo(BRAZILIAN);
    assertThat(blocks.get(0).all("PmtTpInf")).isEmpty();
    assertThat(blocks.get(0).text("ChrgBr")).isEqualTo("SHAR");
    assertThat(blocks.get(1).text("CdtTrfTxInf/CdtrAcct/Id/IBAN")).isEqualTo(GERMAN);
    assertThat(blocks.get(1).text("PmtTpInf/SvcLvl/Cd")).isEqualTo("SEPA");
  }

  @Test
  void leavesOutTheBanksThatItWasNotTold() throws Exception {
    bank.gateway.submit(attempt("a", euros("1.00"), new BankAccount("Ada", GERMAN, null)));
    var out = new ByteArrayOutputStream();
    bank.gateway.writeFile(
        new PaymentFileRequest("M1", "Payer", new Iban(DUTCH), null, LocalDate.of(2026, 1, 2)),
        out);

    PaymentXml block = PaymentXml.valid(out.toByteArray()).all("CstmrCdtTrfInitn/PmtInf").get(0);

    assertThat(block.all("CdtTrfTxInf/CdtrAgt")).isEmpty();
    assertThat(block.all("DbtrAgt/FinInstnId/BICFI")).isEmpty();
    assertThat(block.text("DbtrAgt/FinInstnId/Othr/Id")).isEqualTo("NOTPROVIDED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "</Nm></Cdtr><script>alert(1)</script> | ./Nm../Cdtr..script.alert(1)./script.",
        "Tom & Jerry &lt; &#x0; | Tom + Jerry +lt, +.x0,",
        "]]> <![CDATA[x]]> | )). ..(CDATA(x)).",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]> | ..DOCTYPE a (..ENTITY b SYSTEM .file:///etc/passwd..).",
        "Ada \u202e\u200f\u2066🎬 Lovelace | Ada Lovelace",
        "ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß |"
            + " ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss"
      })
  void writesAHostileNameAsHarmlessText(String name, String written) throws Exception {
    assertThat(
            bank.gateway.submit(attempt("a", euros("1.00"), new BankAccount(name, GERMAN, null))))
        .isInstanceOf(Accepted.class);

    byte[] file = bank.write("M1");

    PaymentXml transfer = PaymentXml.valid(file).all("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf").get(0);
    assertThat(transfer.text("Cdtr/Nm")).isEqualTo(written).hasSizeBetween(1, 70);
    assertThat(new String(file, StandardCharsets.UTF_8)).matches("\\p{ASCII}*").doesNotContain("&");
  }

  /** Whoever can change the store still cannot write into the file. */
  @Test
  void doesNotPassOnTextThatTheStoreAltered() {
    Bank tampered =
        new Bank(
            memory ->
                new ForwardingStore(memory) {
                  @Override
                  public BankEntry add(BankEntry entry) {
                    BankInstruction i = (BankInstruction) entry;
                    return super.add(
                        new BankInstruction(
                            i.key(),
                            i.payout(),
                            i.amount(),
                            i.block(),
                            "<Evil>",
                            i.iban(),
                            i.bic(),
                            i.remittance(),
                            i.receivedAt(),
                            null,
                            i.status()));
                  }
                });
    tampered.accept("a");

    assertThatThrownBy(() -> tampered.write("M1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Nm of payment file 'M1'");
  }

  @Test
  void leavesAControlSumOutThatTheStandardCannotHold() throws Exception {
    Money most = new Money(999_999_999_999_999_999L, Asset.of("JPY"));
    bank.gateway.submit(attempt("a", most, ADA_ACCOUNT));
    bank.gateway.submit(attempt("b", most, ADA_ACCOUNT));
    submit("c", "1.00", "USD");

    PaymentXml file = PaymentXml.valid(bank.write("M1"));

    assertThat(file.all("CstmrCdtTrfInitn/GrpHdr/CtrlSum")).isEmpty();
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/CtrlSum")).containsExactly("1.00");
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/NbOfTxs")).containsExactly("2", "1");
  }

  @Test
  void writesTheSameBytesAgain() {
    submit("a", "10.50", "EUR");
    submit("b", "3.00", "USD");
    byte[] first = bank.write("M1");

    bank.clock.advance(Duration.ofDays(40));
    submit("c", "4.00", "USD");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      assertThat(bank.write("M1")).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void writesTheSameBytesWhateverOrderTheAttemptsCameIn() {
    Bank other = new Bank();
    bank.accept("a", "b", "c", "d");
    other.accept("d", "b", "a", "c");

    assertThat(other.write("M1")).isEqualTo(bank.write("M1"));
  }

  @Test
  void putsLaterAttemptsIntoTheNextFile() throws Exception {
    bank.accept("a", "b");
    PaymentXml first = PaymentXml.valid(bank.write("M1"));
    bank.accept("c");
    PaymentXml second = PaymentXml.valid(bank.write("M2"));

    assertThat(first.texts("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId"))
        .containsExactlyInAnyOrder(endToEndId("a"), endToEndId("b"));
    assertThat(second.texts("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId"))
        .containsExactly(endToEndId("c"));
  }

  @Test
  void writesNothingWhenNothingWaits() {
    var out = new ByteArrayOutputStream();

    assertThat(bank.gateway.writeFile(request("M1"), out))
        .isEqualTo(new WrittenFile.NothingToWrite());
    assertThat(out.size()).isZero();

    bank.accept("a");
    assertThat(bank.write("M1")).as("the name is still free").isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"debtorName", "debtorIban", "debtorBic", "executionDate"})
  void refusesAMessageIdThatNamedAnotherRequest(String field) {
    bank.accept("a");
    bank.write("M1");
    PaymentFileRequest first = request("M1");
    PaymentFileRequest other =
        new PaymentFileRequest(
            "M1",
            field.equals("debtorName") ? "Somebody Else" : first.debtorName(),
            field.equals("debtorIban") ? new Iban(GERMAN) : first.debtorIban(),
            field.equals("debtorBic") ? null : first.debtorBic(),
            field.equals("executionDate")
                ? first.executionDate().plusDays(1)
                : first.executionDate());
    var out = new ByteArrayOutputStream();

    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> bank.gateway.writeFile(other, out))
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/M1",
        "M1/",
        "M//1",
        "M 1",
        "M&1",
        "M<1>",
        "Mé",
        "M\n1",
        "M123456789012345678901234567890123456"
      })
  void refusesAMessageIdThatBanksMayNotTake(String messageId) {
    assertThatIllegalArgumentException().isThrownBy(() -> request(messageId));
  }

  @Test
  void acceptsAMessageIdOf35Characters() throws Exception {
    bank.accept("a");
    String longest = "PAYOUT/2026-11-20:(FRIDAY).,'+?5678";
    assertThat(longest).hasSize(35);

    assertThat(PaymentXml.valid(bank.write(longest)).text("CstmrCdtTrfInitn/GrpHdr/MsgId"))
        .isEqualTo(longest);
  }

  @Test
  void refusesADebtorThatCannotBeWritten() {
    LocalDate day = LocalDate.of(2026, 11, 27);
    Iban iban = new Iban(DUTCH);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PaymentFileRequest("M1", "株式会社", iban, null, day))
        .withMessageContaining("debtorName");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PaymentFileRequest("M1", "Payer", iban, null, day.withYear(10_000)));
    assertThat(new PaymentFileRequest("M1", "Müller & Söhne", iban, null, day).debtorName())
        .isEqualTo("Muller + Sohne");
  }

  /**
   * The schema that the tests hold files against refuses what it must: else the tests prove
   * nothing.
   */
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<NbOfTxs>1</NbOfTxs> | <NbOfTxs>1234567890123456</NbOfTxs>",
        "<PmtMtd>TRF</PmtMtd> | <PmtMtd>WIRE</PmtMtd>",
        "<MsgId>M1</MsgId> | <MsgId>M12345678901234567890123456789012345</MsgId>",
        "<MsgId>M1</MsgId> | ''",
        "Ccy=\"EUR\" | Ccy=\"eur\"",
        "<Dt>2026-11-27</Dt> | <Dt>27.11.2026</Dt>",
        "COBADEFFXXX | COBADEFFX",
        "DE89370400440532013000 | D889370400440532013000",
        "\">1.00</InstdAmt> | \">1.123456</InstdAmt>",
        "\">1.00</InstdAmt> | \">1234567890123456789</InstdAmt>",
        "\">1.00</InstdAmt> | \">-1.00</InstdAmt>",
        "<Cdtr> | <CdtrAcct/><Cdtr>",
        "<ChrgBr>SLEV</ChrgBr> | <ChrgBr>NONE</ChrgBr>"
      })
  void isCheckedAgainstASchemaThatRefuses(String right, String wrong) throws Exception {
    bank.accept("a");
    String file = new String(bank.write("M1"), StandardCharsets.UTF_8);
    assertThat(file).contains(right);
    PaymentXml.validate(file.getBytes(StandardCharsets.UTF_8));

    byte[] broken = file.replace(right, wrong).getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(SAXException.class).isThrownBy(() -> PaymentXml.validate(broken));
  }
}
