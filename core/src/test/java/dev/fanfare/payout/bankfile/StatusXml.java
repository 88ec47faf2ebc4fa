package dev.fanfare.payout.bankfile;

import org.jspecify.annotations.Nullable;

/** Writes the status files that a bank would send. */
final class StatusXml {
  private final StringBuilder blocks = new StringBuilder();
  private final String messageId;
  private final String originalMessageId;
  private String version = "10";
  private String group = "";
  private String createdAt = "2026-11-21T08:00:00Z";

  StatusXml(String messageId, String originalMessageId) {
    this.messageId = messageId;
    this.originalMessageId = originalMessageId;
  }

  StatusXml version(String number) {
    version = number;
    return this;
  }

  StatusXml createdAt(String time) {
    createdAt = time;
    return this;
  }

  /** Says something of the whole file. */
  StatusXml group(String code, String... reason) {
    group = "<GrpSts>" + code + "</GrpSts>" + reasons(reason);
    return this;
  }

  /** Says something of a block and of payments in it; no code says it of the payments only. */
  StatusXml block(String id, @Nullable String code, String... payments) {
    blocks
        .append("<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + id + "</OrgnlPmtInfId>")
        .append(code == null ? "" : "<PmtInfSts>" + code + "</PmtInfSts>")
        .append(String.join("", payments))
        .append("</OrgnlPmtInfAndSts>");
    return this;
  }

  /** Says something of payments. */
  StatusXml payments(String... payments) {
    return block("any", null, payments);
  }

  static String payment(String name, @Nullable String code, String... reason) {
    return paymentWithId(Bank.endToEndId(name), code, reason);
  }

  static String paymentWithId(String id, @Nullable String code, String... reason) {
    return "<TxInfAndSts><StsId>1</StsId><OrgnlEndToEndId>%s</OrgnlEndToEndId>%s%s</TxInfAndSts>"
        .formatted(id, code == null ? "" : "<TxSts>" + code + "</TxSts>", reasons(reason));
  }

  /** A reason code for what it is put into. */
  static String reason(String code) {
    return reasons(code);
  }

  /** A reason code and then what the bank adds to it. */
  private static String reasons(String... reason) {
    if (reason.length == 0) {
      return "";
    }
    StringBuilder xml = new StringBuilder("<StsRsnInf><Rsn><Cd>" + reason[0] + "</Cd></Rsn>");
    for (int i = 1; i < reason.length; i++) {
      xml.append("<AddtlInf>" + reason[i] + "</AddtlInf>");
    }
    return xml + "</StsRsnInf>";
  }

  @Override
  public String toString() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.%s">
          <CstmrPmtStsRpt>
            <GrpHdr>
              <MsgId>%s</MsgId>
              <CreDtTm>%s</CreDtTm>
              <InitgPty><Nm>The Bank</Nm></InitgPty>
            </GrpHdr>
            <OrgnlGrpInfAndSts>
              <OrgnlMsgId>%s</OrgnlMsgId>
              <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
              %s
            </OrgnlGrpInfAndSts>
            %s
          </CstmrPmtStsRpt>
        </Document>
        """
        .formatted(version, messageId, createdAt, originalMessageId, group, blocks);
  }
}
