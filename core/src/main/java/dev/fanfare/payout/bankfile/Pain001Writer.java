package dev.fanfare.payout.bankfile;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one payment file as pain.001.001.09 (CustomerCreditTransferInitiationV09). Instructions
 * pass through page by page, so memory does not grow with the file.
 */
final class Pain001Writer {
  static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
  private static final int PAGE = 500;

  /**
   * A control sum has at most 18 digits; where it would need more it is left out, for it is
   * optional.
   */
  private static final int SUM_DIGITS = 18;

  private final BankInstructionStore store;
  private final PaymentFile file;
  private final XMLStreamWriter xml;

  /**
   * @param out where to; it is flushed, not closed
   */
  Pain001Writer(BankInstructionStore store, PaymentFile file, OutputStream out)
      throws XMLStreamException {
    this.store = store;
    this.file = file;
    // The platform's own writer: one on the class path might give other bytes.
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
  }

  void write(List<BlockTotal> totals) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("Document");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeStartElement("CstmrCdtTrfInitn");
    groupHeader(totals);
    for (BlockTotal total : totals) {
      block(total);
    }
    xml.writeEndDocument();
    xml.flush();
  }

  private void groupHeader(List<BlockTotal> totals) throws XMLStreamException {
    xml.writeStartElement("GrpHdr");
    text("MsgId", file.messageId());
    text("CreDtTm", DateTimeFormatter.ISO_INSTANT.format(file.createdAt()));
    count(totals.stream().mapToLong(BlockTotal::transactions).sum());
    controlSum(totals.stream().map(BlockTotal::sum).reduce(BigDecimal.ZERO, BigDecimal::add));
    name("InitgPty", file.request().debtorName());
    xml.writeEndElement();
  }

  private void block(BlockTotal total) throws XMLStreamException {
    PaymentFileRequest request = file.request();
    boolean sepa = total.block().sepa() && request.debtorIban().isSepa();
    xml.writeStartElement("PmtInf");
    text("PmtInfId", file.paymentInformationId(total.block()));
    text("PmtMtd", "TRF");
    text("BtchBookg", "true");
    count(total.transactions());
    controlSum(total.sum());
    if (sepa) {
      nested("SEPA", "PmtTpInf", "SvcLvl", "Cd");
    }
    nested(request.executionDate().toString(), "ReqdExctnDt", "Dt");
    name("Dbtr", request.debtorName());
    nested(request.debtorIban().value(), "DbtrAcct", "Id", "IBAN");
    debtorBank(request.debtorBic());
    text("ChrgBr", sepa ? "SLEV" : "SHAR");
    transfers(total.block());
    xml.writeEndElement();
  }

  /** The debtor's bank is mandatory; the SEPA rules put this text where its BIC is not given. */
  private void debtorBank(@Nullable Bic bic) throws XMLStreamException {
    if (bic == null) {
      nested("NOTPROVIDED", "DbtrAgt", "FinInstnId", "Othr", "Id");
    } else {
      nested(bic.value(), "DbtrAgt", "FinInstnId", "BICFI");
    }
  }

  private void transfers(PaymentBlock block) throws XMLStreamException {
    Optional<UUID> last = Optional.empty();
    List<BankInstruction> page;
    do {
      page = store.page(file.messageId(), block, last, PAGE);
      for (BankInstruction instruction : page) {
        transfer(instruction);
        last = Optional.of(instruction.key());
      }
    } while (page.size() == PAGE);
  }

  private void transfer(BankInstruction instruction) throws XMLStreamException {
    String holder = instruction.holder();
    Iban iban = instruction.iban();
    if (holder == null || iban == null) {
      throw new IllegalStateException(
          "payment file '%s' cannot be written again: the account of instruction %s was forgotten"
              .formatted(file.messageId(), instruction.key()));
    }
    xml.writeStartElement("CdtTrfTxInf");
    nested(instruction.endToEndId(), "PmtId", "EndToEndId");
    xml.writeStartElement("Amt");
    xml.writeStartElement("InstdAmt");
    xml.writeAttribute("Ccy", instruction.amount().asset().code());
    xml.writeCharacters(instruction.amount().toDecimal().toPlainString());
    xml.writeEndElement();
    xml.writeEndElement();
    Bic bic = instruction.bic();
    if (bic != null) {
      nested(bic.value(), "CdtrAgt", "FinInstnId", "BICFI");
    }
    name("Cdtr", holder);
    nested(iban.value(), "CdtrAcct", "Id", "IBAN");
    nested(instruction.remittance(), "RmtInf", "Ustrd");
    xml.writeEndElement();
  }

  private void name(String party, String name) throws XMLStreamException {
    nested(name, party, "Nm");
  }

  private void count(long transactions) throws XMLStreamException {
    text("NbOfTxs", Long.toString(transactions));
  }

  private void controlSum(BigDecimal sum) throws XMLStreamException {
    if (sum.precision() <= SUM_DIGITS) {
      text("CtrlSum", sum.toPlainString());
    }
  }

  private void nested(String value, String... elements) throws XMLStreamException {
    for (int i = 0; i < elements.length - 1; i++) {
      xml.writeStartElement(elements[i]);
    }
    text(elements[elements.length - 1], value);
    for (int i = 0; i < elements.length - 1; i++) {
      xml.writeEndElement();
    }
  }

  /**
   * Writes an element with text. All text was cleaned when it came in; what a store altered since
   * is not passed on.
   */
  private void text(String element, String value) throws XMLStreamException {
    if (!BankText.isWritable(value)) {
      throw new IllegalStateException(
          "%s of payment file '%s' holds characters that banks cannot be sent"
              .formatted(element, file.messageId()));
    }
    xml.writeStartElement(element);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }
}
