package dev.fanfare.payout.bankfile;

import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.GatewayReport.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what a pain.002 file says, element by element. Mutable while it is read. */
final class Pain002Content {
  private static final Pattern NAMESPACE =
      Pattern.compile("urn:iso:std:iso:20022:tech:xsd:pain\\.002\\.001\\.(0[3-9]|1[0-4])");
  private static final String DOCUMENT = "/Document";
  private static final String ROOT = DOCUMENT + "/CstmrPmtStsRpt";
  private static final String HEADER = ROOT + "/GrpHdr";
  private static final String GROUP = ROOT + "/OrgnlGrpInfAndSts";
  private static final String BLOCK = ROOT + "/OrgnlPmtInfAndSts";
  private static final String PAYMENT = BLOCK + "/TxInfAndSts";
  private static final int MAX_DEPTH = 64;

  private static final String COPY =
      "a copy is rejected as a duplicate; what was sent first may be paid, ask the bank";

  /** Longer than any text that counts; the rest of a longer one is skipped. */
  private static final int TEXT = 500;

  private final ZoneId zone;
  private final int maxPayments;
  private final StringBuilder path = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private String namespace = "";
  private @Nullable String messageId;
  private @Nullable Instant at;
  private @Nullable StatusStatement group;
  private StatusStatement block = new StatusStatement();
  private StatusStatement payment = new StatusStatement();
  private int payments;
  private final Set<String> events = new HashSet<>();
  private final List<GatewayReport> reports = new ArrayList<>();
  private final List<GroupStatus> groups = new ArrayList<>();
  private final List<UnreadableStatus> unreadable = new ArrayList<>();

  Pain002Content(ZoneId zone, int maxPayments) {
    this.zone = zone;
    this.maxPayments = maxPayments;
  }

  void start(@Nullable String elementNamespace, String name) {
    if (depth == 0) {
      requireStatusFile(elementNamespace, name);
    }
    require(++depth <= MAX_DEPTH, "nests more than %d elements", MAX_DEPTH);
    path.append('/').append(namespace.equals(elementNamespace) ? name : "?");
    text.setLength(0);
    String where = path.toString();
    require(depth != 2 || where.equals(ROOT), "must hold CstmrPmtStsRpt, has %s", shown(name));
    if (where.equals(GROUP)) {
      require(group == null, "answers more than one payment file");
      group = new StatusStatement();
    } else if (where.equals(BLOCK)) {
      block = new StatusStatement();
    } else if (where.equals(PAYMENT)) {
      payment = new StatusStatement();
      require(++payments <= maxPayments, "names more than %d payments", maxPayments);
    }
  }

  private void requireStatusFile(@Nullable String elementNamespace, String name) {
    namespace = elementNamespace == null ? "" : elementNamespace;
    require(
        name.equals("Document") && NAMESPACE.matcher(namespace).matches(),
        "must be pain.002.001.03 to .14, has the root %s of namespace '%s'",
        shown(name),
        shown(namespace));
  }

  void text(String part) {
    if (text.length() < TEXT) {
      text.append(part, 0, Math.min(part.length(), TEXT - text.length()));
    }
  }

  /**
   * @param line where the element ends
   */
  void end(int line) {
    String where = path.toString();
    if (where.equals(PAYMENT)) {
      closePayment(line);
    } else if (where.equals(BLOCK)) {
      closeBlock(line);
    } else if (where.equals(GROUP)) {
      closeGroup(line);
    } else {
      field(where, text.toString());
    }
    // So that text before an inner element does not pass for the outer one's.
    text.setLength(0);
    path.setLength(path.lastIndexOf("/"));
    depth--;
  }

  private void field(String where, String value) {
    if (where.startsWith(PAYMENT + "/")) {
      payment.take(where.substring(PAYMENT.length() + 1), value);
    } else if (where.startsWith(BLOCK + "/")) {
      block.take(where.substring(BLOCK.length() + 1), value);
    } else if (group != null && where.startsWith(GROUP + "/")) {
      group.take(where.substring(GROUP.length() + 1), value);
    } else if (where.equals(HEADER + "/MsgId")) {
      messageId = id("GrpHdr/MsgId", value.strip());
    } else if (where.equals(HEADER + "/CreDtTm")) {
      at = time(value.strip());
    }
  }

  private void closePayment(int line) {
    String id = payment.id();
    if (id == null) {
      unreadable.add(new UnreadableStatus(line, null, "it names no payment"));
      return;
    }
    String shownId = shown(id);
    Optional<UUID> key = EndToEndId.parse(id);
    String code = effectiveCode();
    if (key.isEmpty()) {
      unreadable.add(new UnreadableStatus(line, shownId, "the payment is none of ours"));
    } else if (code == null) {
      unreadable.add(new UnreadableStatus(line, shownId, "it has no status"));
    } else {
      Optional<State> state = BankStatusCodes.state(code);
      if (state.isEmpty()) {
        unreadable.add(
            new UnreadableStatus(line, shownId, "status code '%s' is not known".formatted(code)));
      } else if (refusesCopy(state.get(), payment)) {
        unreadable.add(new UnreadableStatus(line, shownId, COPY));
      } else {
        report(key.get(), code, state.get());
      }
    }
  }

  /**
   * Returns the payment's own code or else its block's or else the file's; null if none of them
   * says it of each payment.
   */
  private @Nullable String effectiveCode() {
    if (payment.code() != null) {
      return payment.code();
    }
    String code = block.code() != null ? block.code() : group == null ? null : group.code();
    return BankStatusCodes.PARTIAL.equals(code) ? null : code;
  }

  private @Nullable String effectiveReason() {
    if (payment.reason() != null || payment.code() != null) {
      return payment.reason();
    }
    return block.code() != null ? block.reason() : group == null ? null : group.reason();
  }

  /** Whether a rejection is of a copy, by its own reason or by that of what it is part of. */
  private boolean refusesCopy(State state, StatusStatement said) {
    return state == State.REJECTED
        && (said.saysDuplicate()
            || said == payment && block.saysDuplicate()
            || group != null && group.saysDuplicate());
  }

  private void report(UUID key, String code, State state) {
    String event = eventId(required(messageId, "GrpHdr/MsgId"), key, code);
    // The same statement twice is one event.
    if (events.add(event)) {
      String reference = payment.reference() == null ? EndToEndId.of(key) : payment.reference();
      reports.add(
          new GatewayReport(
              event, key, state, reference, effectiveReason(), required(at, "GrpHdr/CreDtTm")));
    }
  }

  /** Returns the id of a statement about a payment: the same whenever the file is read. */
  static String eventId(String messageId, UUID key, String code) {
    return messageId + "/" + EndToEndId.of(key) + "/" + code;
  }

  private void closeBlock(int line) {
    if (block.code() != null) {
      groups.add(groupStatus(line, id("OrgnlPmtInfId", block.id()), block));
    }
  }

  private void closeGroup(int line) {
    StatusStatement closed = required(group, "OrgnlGrpInfAndSts");
    id("OrgnlMsgId", closed.id());
    String name = closed.originalMessageName();
    require(
        name == null || name.startsWith("pain.001"),
        "answers %s, not a payment file",
        shown(String.valueOf(name)));
    if (closed.code() != null) {
      groups.add(groupStatus(line, null, closed));
    }
  }

  private GroupStatus groupStatus(int line, @Nullable String id, StatusStatement said) {
    String code = String.valueOf(said.code());
    State state = BankStatusCodes.state(code).orElse(null);
    if (state == null && !code.equals(BankStatusCodes.PARTIAL)) {
      unreadable.add(
          new UnreadableStatus(
              line, null, "status code '%s' of a group is not known".formatted(code)));
    } else if (state != null && refusesCopy(state, said)) {
      unreadable.add(new UnreadableStatus(line, null, COPY));
      state = null;
    }
    return new GroupStatus(line, id, code, state, said.reason());
  }

  StatusFile file() {
    return new StatusFile(
        required(messageId, "GrpHdr/MsgId"),
        required(at, "GrpHdr/CreDtTm"),
        id("OrgnlMsgId", required(group, "OrgnlGrpInfAndSts").id()),
        reports,
        groups,
        unreadable);
  }

  private static String id(String element, @Nullable String value) {
    String id = required(value, element);
    require(
        1 <= id.length()
            && id.length() <= PaymentFileRequest.ID_LENGTH
            && id.equals(StatusStatement.printable(id, id.length())),
        "has an impossible %s: '%s'",
        element,
        shown(id));
    return id;
  }

  private Instant time(String value) {
    try {
      boolean offset = value.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)");
      return offset
          ? OffsetDateTime.parse(value).toInstant()
          : LocalDateTime.parse(value).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new StatusFileException(
          "Status file has an impossible GrpHdr/CreDtTm: '%s'".formatted(shown(value)), e);
    }
  }

  private static <T> T required(@Nullable T value, String element) {
    if (value == null) {
      throw new StatusFileException(
          "Status file has no %s; nothing of it was read".formatted(element));
    }
    return value;
  }

  private static void require(boolean ok, String format, Object... values) {
    if (!ok) {
      throw new StatusFileException(
          "Status file " + format.formatted(values) + "; nothing of it was read");
    }
  }

  private static String shown(String value) {
    return StatusStatement.printable(value, 80);
  }
}
