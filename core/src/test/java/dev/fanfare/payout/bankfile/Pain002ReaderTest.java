package dev.fanfare.payout.bankfile;

import static dev.fanfare.payout.bankfile.Bank.endToEndId;
import static dev.fanfare.payout.bankfile.Bank.key;
import static dev.fanfare.payout.bankfile.Bank.stream;
import static dev.fanfare.payout.bankfile.StatusXml.payment;
import static dev.fanfare.payout.bankfile.StatusXml.paymentWithId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.GatewayReport.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pain002ReaderTest {
  private final Pain002Reader reader = new Pain002Reader();

  private StatusFile read(Object xml) {
    return reader.read(stream(xml.toString()));
  }

  private static StatusXml file() {
    return new StatusXml("BANK-1", "M1");
  }

  @Test
  void readsWhatTheBankSaysOfAPayment() {
    String rejected =
        "<TxInfAndSts><StsId>1</StsId><OrgnlInstrId>x</OrgnlInstrId><OrgnlEndToEndId>"
            + endToEndId("a")
            + "</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Orgtr><Nm>RJCT</Nm></Orgtr><Rsn><Cd>AC04</Cd></Rsn>"
            + "<AddtlInf>Account closed</AddtlInf><AddtlInf>since May</AddtlInf></StsRsnInf>"
            + "<StsRsnInf><Rsn><Prtry>X9</Prtry></Rsn></StsRsnInf>"
            + "<AcctSvcrRef>BANK-REF-7</AcctSvcrRef><OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">1</InstdAmt></Amt>"
            + "<TxSts>ACSC</TxSts></OrgnlTxRef></TxInfAndSts>";

    StatusFile read = read(file().payments(rejected, payment("b", "ACSC")));

    assertThat(read.messageId()).isEqualTo("BANK-1");
    assertThat(read.originalMessageId()).isEqualTo("M1");
    assertThat(read.at()).isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
    assertThat(read.unreadable()).isEmpty();
    assertThat(read.groups()).isEmpty();
    assertThat(read.reports())
        .containsExactly(
            new GatewayReport(
                "BANK-1/" + endToEndId("a") + "/RJCT",
                key("a"),
                State.REJECTED,
                "BANK-REF-7",
                "AC04: Account closed since May; X9",
                Instant.parse("2026-11-21T08:00:00Z")),
            new GatewayReport(
                "BANK-1/" + endToEndId("b") + "/ACSC",
                key("b"),
                State.PAID,
                endToEndId("b"),
                null,
                Instant.parse("2026-11-21T08:00:00Z")));
  }

  /**
   * The codes of ISO 20022's ExternalPaymentTransactionStatus1Code that say how a payout stands.
   */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "ACSC, PAID",
    "ACCC, PAID",
    "ACCP, ACCEPTED",
    "ACSP, ACCEPTED",
    "ACTC, ACCEPTED",
    "ACWC, ACCEPTED",
    "ACWP, ACCEPTED",
    "ACFC, ACCEPTED",
    "ACPD, ACCEPTED",
    "RCVD, ACCEPTED",
    "PDNG, ACCEPTED",
    "RJCT, REJECTED",
    "CANC, REJECTED"
  })
  void knowsTheStatusCode(String code, State state) {
    StatusFile read = read(file().payments(payment("a", code)));

    assertThat(read.reports()).extracting(GatewayReport::state).containsExactly(state);
    assertThat(read.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PART",
        "BLCK",
        "ACFW",
        "RVCM",
        "PATC",
        "acsc",
        "ACSCX",
        "PAID",
        "AC<x/>SC",
        "A<x>ACSC</x>"
      })
  void neverGuessesWhatACodeMeans(String code) {
    StatusFile read = read(file().payments(payment("a", code)));

    assertThat(read.reports()).isEmpty();
    assertThat(read.unreadable()).hasSize(1);
    assertThat(read.unreadable().get(0).endToEndId()).isEqualTo(endToEndId("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "04", "10", "12", "14"})
  void readsTheVersionsInUse(String version) {
    assertThat(read(file().version(version).payments(payment("a", "ACSC"))).reports()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTPROVIDED", "123", "' OR 1=1", "zz"})
  void handsOverAPaymentThatIsNoneOfOurs(String id) {
    StatusFile read = read(file().payments(paymentWithId(id, "ACSC"), payment("b", "ACSC")));

    assertThat(read.unreadable())
        .containsExactly(new UnreadableStatus(14, id, "the payment is none of ours"));
    assertThat(read.reports()).extracting(GatewayReport::attemptKey).containsExactly(key("b"));
  }

  @Test
  void handsOverWhatNamesNoPayment() {
    StatusFile read =
        read(file().payments("<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>", payment("b", null)));

    assertThat(read.reports()).isEmpty();
    assertThat(read.unreadable())
        .extracting(UnreadableStatus::reason)
        .containsExactly("it names no payment", "it has no status");
  }

  @Test
  void readsWhatIsSaidOfTheFileAndOfBlocks() {
    StatusFile read =
        read(file().group("PART").block("B1", "RJCT").block("B2", "XXXX").block("B3", null));

    assertThat(read.groups())
        .extracting(GroupStatus::paymentInformationId, GroupStatus::code, GroupStatus::state)
        .containsExactly(
            tuple(null, "PART", null),
            tuple("B1", "RJCT", State.REJECTED),
            tuple("B2", "XXXX", null));
    assertThat(read.unreadable()).hasSize(1);
    assertThat(read.unreadable().get(0).reason()).contains("XXXX");
  }

  @Test
  void givesAPaymentWithoutAStatusThatOfItsBlockOrElseOfTheFile() {
    StatusFile read =
        read(
            file()
                .group("RJCT", "AM04", "No funds")
                .block("B1", "ACSP", payment("a", null), payment("b", "ACSC"))
                .block("B2", null, payment("c", null), payment("d", null, "AC01"))
                .block("B3", "PART", payment("e", null)));

    assertThat(read.reports())
        .extracting(GatewayReport::attemptKey, GatewayReport::state, GatewayReport::reason)
        .containsExactly(
            tuple(key("a"), State.ACCEPTED, null),
            tuple(key("b"), State.PAID, null),
            tuple(key("c"), State.REJECTED, "AM04: No funds"),
            tuple(key("d"), State.REJECTED, "AC01"));
    assertThat(read.unreadable())
        .extracting(UnreadableStatus::endToEndId)
        .containsExactly(endToEndId("e"));
  }

  @Test
  void countsTheSameStatementOnce() {
    StatusFile read =
        read(file().payments(payment("a", "ACSP"), payment("a", "ACSP"), payment("a", "ACSC")));

    assertThat(read.reports())
        .extracting(GatewayReport::eventId)
        .containsExactly(
            "BANK-1/" + endToEndId("a") + "/ACSP", "BANK-1/" + endToEndId("a") + "/ACSC");
  }

  @Test
  void readsATimeWithoutAnOffsetInTheBanksZone() {
    String xml = file().createdAt("2026-07-01T12:00:00").payments(payment("a", "ACSC")).toString();

    assertThat(reader.read(stream(xml)).at()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
    assertThat(new Pain002Reader(ZoneId.of("Europe/Berlin")).read(stream(xml)).at())
        .isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(read(file().createdAt("2026-07-01T12:00:00.123+05:30")).at())
        .isEqualTo(Instant.parse("2026-07-01T06:30:00.123Z"));
  }

  @Test
  void takesTheBanksWordsAsWordsOnly() {
    StatusFile read =
        read(
            file()
                .payments(
                    payment(
                        "a", "RJCT", "AC04", "&lt;script&gt;&#10;line\ttwo" + "x".repeat(900))));

    assertThat(read.reports().get(0).reason())
        .startsWith("AC04: <script> line two")
        .hasSizeLessThanOrEqualTo(200)
        .doesNotContain("\n", "\t");
  }

  @Test
  void doesNotReadAFileOfTheServer(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "ACSC");
    String xml =
        file()
            .payments(payment("a", "&secret;"))
            .toString()
            .replace(
                "<Document",
                "<!DOCTYPE Document [<!ENTITY secret SYSTEM \""
                    + secret.toUri()
                    + "\">]>\n<Document");

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> read(xml))
        .withMessageContaining("document type declaration");
  }

  @Test
  void doesNotFetchADocumentType(@TempDir Path directory) {
    String xml =
        file()
            .toString()
            .replace(
                "<Document",
                "<!DOCTYPE Document SYSTEM \""
                    + directory.resolve("missing.dtd").toUri()
                    + "\">\n<Document");

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> read(xml))
        .withMessageContaining("document type declaration");
  }

  @Test
  void doesNotLaughABillionTimes() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE Document [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 30; i++) {
      entities.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    String xml =
        file()
            .payments(payment("a", "&l29;"))
            .toString()
            .replace("<Document", entities + "]>\n<Document");

    assertThatExceptionOfType(StatusFileException.class).isThrownBy(() -> read(xml));
  }

  @Test
  void readsNoneOfAFileThatIsCutOff() {
    String xml = file().payments(payment("a", "ACSC"), payment("b", "ACSC")).toString();
    int end = xml.trim().length();

    for (int length = 0; length < end; length += 7) {
      String cut = xml.substring(0, length);
      assertThatExceptionOfType(StatusFileException.class)
          .as("cut after %d of %d", length, end)
          .isThrownBy(() -> read(cut))
          .withMessageContaining("cut off or no well-formed XML, at line");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>503 Service Unavailable</body></html>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><X/></Document>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.02\"><X/></Document>",
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.99\"><X/></Document>",
        "<Document><CstmrPmtStsRpt/></Document>",
        "<x:Doc xmlns:x=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"/>"
      })
  void saysThatAFileIsNoStatusFile(String xml) {
    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> read(xml))
        .withMessageContaining("must be pain.002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not xml", "{\"status\": \"ok\"}", "id;status\n1;PAID"})
  void saysThatTextIsNoXml(String text) {
    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("no well-formed XML");
  }

  @Test
  void readsAFileWithPrefixes() {
    String xml =
        file()
            .payments(payment("a", "ACSC"))
            .toString()
            .replaceAll("<(/?)([A-Z])", "<$1p:$2")
            .replace("xmlns=", "xmlns:p=");

    assertThat(read(xml).reports()).hasSize(1);
  }

  @ParameterizedTest(name = "without {0}")
  @CsvSource({
    "GrpHdr/MsgId, <MsgId>BANK-1</MsgId>",
    "GrpHdr/CreDtTm, <CreDtTm>2026-11-21T08:00:00Z</CreDtTm>",
    "OrgnlMsgId, <OrgnlMsgId>M1</OrgnlMsgId>"
  })
  void refusesAFileThatDoesNotSayWhatItIs(String element, String xml) {
    String lacking = file().payments(payment("a", "ACSC")).toString().replace(xml, "");
    assertThat(lacking).isNotEqualTo(file().payments(payment("a", "ACSC")).toString());

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> read(lacking))
        .withMessage("Status file has no %s; nothing of it was read", element);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "<MsgId>BANK-1< | <MsgId>123456789012345678901234567890123456<",
        "<MsgId>BANK-1< | <MsgId>BANK&#10;1<",
        "<CreDtTm>2026-11-21T08:00:00Z< | <CreDtTm>yesterday<",
        "<CreDtTm>2026-11-21T08:00:00Z< | <CreDtTm>2026-02-30T08:00:00Z<",
        "<OrgnlMsgNmId>pain.001.001.09< | <OrgnlMsgNmId>pain.008.001.08<"
      })
  void refusesAFileWithAnImpossibleHeader(String right, String wrong) {
    String xml = file().toString();
    assertThat(xml).contains(right);

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> read(xml.replace(right, wrong)));
  }

  @Test
  void refusesAFileThatNestsTooDeep() {
    String deep = "<SplmtryData>" + "<x>".repeat(5_000) + "</x>".repeat(5_000) + "</SplmtryData>";

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> read(file().payments(deep)))
        .withMessageContaining("nests more than 64 elements");
  }

  @Test
  void refusesATagThatWouldFillTheMemory() {
    String xml = file().toString();
    int at = xml.indexOf("<GrpHdr>");
    String start = xml.substring(0, at);

    for (String piece : new String[] {"<GrpHdr a=\"", "<!--", "<?pi "}) {
      assertThatExceptionOfType(StatusFileException.class)
          .as(piece)
          .isThrownBy(
              () -> reader.read(new SequenceInputStream(stream(start + piece), new Endless())))
          .withMessageContaining("tag or comment of more than");
    }
  }

  @Test
  void refusesAFileThatNeverEnds() {
    String xml = file().toString();
    String start = xml.substring(0, xml.indexOf("<MsgId>") + "<MsgId>".length());

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> reader.read(new SequenceInputStream(stream(start), new Endless())))
        .withMessageContaining("is larger than");
  }

  @Test
  void refusesMorePaymentsThanAFileCanHave() {
    List<InputStream> parts = new ArrayList<>();
    String xml = file().payments("@").toString();
    parts.add(stream(xml.substring(0, xml.indexOf('@'))));
    String thousand = "<TxInfAndSts/>".repeat(1_000);
    for (int i = 0; i <= Pain002Reader.MAX_PAYMENTS / 1_000; i++) {
      parts.add(stream(thousand));
    }

    assertThatExceptionOfType(StatusFileException.class)
        .isThrownBy(() -> reader.read(new SequenceInputStream(Collections.enumeration(parts))))
        .withMessageContaining("names more than 250000 payments");
  }

  /** The letter a without end. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'a';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, (byte) 'a');
      return length;
    }
  }
}
