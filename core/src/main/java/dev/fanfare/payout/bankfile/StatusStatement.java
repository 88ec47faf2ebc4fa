package dev.fanfare.payout.bankfile;

import dev.fanfare.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What a pain.002 file says at one level: of the payment file, of one of its blocks, or of a
 * payment. Mutable while it is read.
 */
final class StatusStatement {
  private static final int REASON = 200;
  private static final int SHOWN = 35;

  private @Nullable String id;
  private @Nullable String originalMessageName;
  private @Nullable String code;
  private @Nullable String reference;
  private @Nullable String reasonCode;
  private boolean duplicate;
  private final StringBuilder details = new StringBuilder();
  private final StringBuilder reason = new StringBuilder();

  /**
   * Takes an element of the level.
   *
   * @param element its path below the level's own element
   * @param text its text, empty if it has none
   */
  void take(String element, String text) {
    String value = text.strip();
    switch (element) {
      case "StsRsnInf" -> closeReason();
      case "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry" -> reasonCode = printable(value, SHOWN);
      case "StsRsnInf/AddtlInf" ->
          details.append(details.isEmpty() ? "" : " ").append(printable(value, REASON));
      default -> {
        if (!value.isEmpty()) {
          takeField(element, value);
        }
      }
    }
  }

  private void takeField(String element, String value) {
    switch (element) {
      case "OrgnlMsgId", "OrgnlPmtInfId", "OrgnlEndToEndId" -> id = value;
      case "OrgnlMsgNmId" -> originalMessageName = value;
      case "GrpSts", "PmtInfSts", "TxSts" -> code = printable(value, SHOWN);
      case "AcctSvcrRef" -> reference = printable(value, SHOWN);
      default -> {
        // Everything else repeats the order or is for people.
      }
    }
  }

  private void closeReason() {
    String words = details.toString();
    String given =
        reasonCode == null ? words : words.isEmpty() ? reasonCode : reasonCode + ": " + words;
    if (!given.isBlank()) {
      reason.append(reason.isEmpty() ? "" : "; ").append(given);
    }
    duplicate |= reasonCode != null && BankStatusCodes.isDuplicate(reasonCode);
    reasonCode = null;
    details.setLength(0);
  }

  @Nullable String id() {
    return id;
  }

  @Nullable String originalMessageName() {
    return originalMessageName;
  }

  /** Returns the status code, null if the level has none of its own. */
  @Nullable String code() {
    return code;
  }

  @Nullable String reference() {
    return reference;
  }

  /** Returns whether a reason is that the bank had got the same before. */
  boolean saysDuplicate() {
    return duplicate;
  }

  /** Returns the bank's reason code and words, null if it gave none. */
  @Nullable String reason() {
    return reason.isEmpty() ? null : printable(reason.toString(), REASON);
  }

  /**
   * Returns text that is safe in a log line and a column: no control characters, cut after {@code
   * max} characters.
   */
  static String printable(String text, int max) {
    String cut = text.length() > max ? text.substring(0, max) : text;
    return Checks.plain(cut).strip();
  }
}
