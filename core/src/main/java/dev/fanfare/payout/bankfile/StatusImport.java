package dev.fanfare.payout.bankfile;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import dev.fanfare.payout.GatewayReport;
import dev.fanfare.payout.GatewayReport.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a status file says to the instructions, some hundreds in a transaction. Used once.
 */
final class StatusImport {
  private static final Logger LOG = LoggerFactory.getLogger(StatusImport.class);
  private static final int CHUNK = 500;

  private final Operations operations;
  private final BankInstructionStore store;
  private final StatusFile said;
  private final Map<PaymentBlock, Set<State>> statesOf = new HashMap<>();
  private final List<GatewayReport> reports = new ArrayList<>();
  private final List<StatusUpdate.Unapplied> unapplied = new ArrayList<>();
  private final List<UnreadableStatus> unreadable = new ArrayList<>();

  StatusImport(Operations operations, BankInstructionStore store, StatusFile said) {
    this.operations = operations;
    this.store = store;
    this.said = said;
  }

  StatusUpdate run() {
    unreadable.addAll(said.unreadable());
    for (int i = 0; i < said.reports().size(); i += CHUNK) {
      change(said.reports().subList(i, Math.min(i + CHUNK, said.reports().size())));
    }
    store
        .findFile(said.originalMessageId())
        .ifPresentOrElse(this::changeUnnamed, this::refuseGroups);
    return new StatusUpdate(
        said.messageId(), said.originalMessageId(), reports, unapplied, unreadable);
  }

  private void refuseGroups() {
    for (GroupStatus group : said.groups()) {
      unreadable.add(
          new UnreadableStatus(group.line(), null, "the payment file it answers is none of ours"));
    }
  }

  private void change(List<GatewayReport> chunk) {
    if (chunk.isEmpty()) {
      return;
    }
    operations.inTransaction(
        () -> {
          Map<UUID, BankInstruction> locked = new HashMap<>();
          store
              .lock(chunk.stream().map(GatewayReport::attemptKey).toList())
              .forEach(instruction -> locked.put(instruction.key(), instruction));
          Map<UUID, BankStatus> changed = new LinkedHashMap<>();
          for (GatewayReport report : chunk) {
            take(report, locked.get(report.attemptKey()), changed);
          }
          store.setStatus(changed);
        });
  }

  private void take(
      GatewayReport report, @Nullable BankInstruction instruction, Map<UUID, BankStatus> changed) {
    if (instruction == null || !said.originalMessageId().equals(instruction.messageId())) {
      unapplied.add(new StatusUpdate.Unapplied(report, StatusUpdate.Cause.NOT_IN_FILE));
      return;
    }
    addState(instruction.block(), report.state());
    // One file may speak of a payment twice: accepted, then settled.
    BankStatus stands = changed.getOrDefault(report.attemptKey(), instruction.status());
    Optional<StatusUpdate.Cause> objection = StatusRules.objection(stands.state(), report.state());
    if (objection.isPresent()) {
      object(report, stands, objection.get());
      return;
    }
    if (stands.state() != report.state()) {
      changed.put(
          report.attemptKey(),
          new BankStatus(report.state(), report.reference(), report.reason(), report.at()));
    }
    reports.add(report);
  }

  private void object(GatewayReport report, BankStatus stands, StatusUpdate.Cause cause) {
    unapplied.add(new StatusUpdate.Unapplied(report, cause));
    if (cause == StatusUpdate.Cause.CONTRADICTION) {
      // The payouts may not have heard the first word; without it they would believe the second.
      reports.add(stands.report("stands", report.attemptKey()));
      reports.add(report);
      LOG.warn(
          "Status file {} says {} of attempt {}, which was {}: ask the bank",
          said.messageId(),
          report.state(),
          report.attemptKey(),
          stands.state());
    }
  }

  /** What is said of the file or of a block holds for each payment that has no line of its own. */
  private void changeUnnamed(PaymentFile file) {
    Map<String, PaymentBlock> blocks = new LinkedHashMap<>();
    for (BlockTotal total : store.totals(file.messageId())) {
      blocks.put(file.paymentInformationId(total.block()), total.block());
    }
    List<GroupStatus> wholes = new ArrayList<>();
    Set<PaymentBlock> spoken = new HashSet<>();
    Set<UUID> named = named();
    for (GroupStatus group : said.groups()) {
      String id = group.paymentInformationId();
      PaymentBlock block = id == null ? null : blocks.get(id);
      if (block != null) {
        spoken.add(block);
        if (holds(group, statesOf.getOrDefault(block, Set.of()))) {
          changeBlock(block, group, named);
        }
        addState(block, group.state());
      } else if (id == null) {
        wholes.add(group);
      } else {
        unreadable.add(new UnreadableStatus(group.line(), null, "the block is none of the file's"));
      }
    }
    Set<State> all = EnumSet.noneOf(State.class);
    statesOf.values().forEach(all::addAll);
    for (GroupStatus whole : wholes) {
      if (holds(whole, all)) {
        blocks.values().stream()
            .filter(block -> !spoken.contains(block))
            .forEach(block -> changeBlock(block, whole, named));
      }
    }
  }

  /**
   * The payments that the file names, even where it says nothing of them that can be understood.
   */
  private Set<UUID> named() {
    Set<UUID> named = new HashSet<>();
    said.reports().forEach(report -> named.add(report.attemptKey()));
    for (UnreadableStatus line : said.unreadable()) {
      String id = line.endToEndId();
      if (id != null) {
        EndToEndId.parse(id).ifPresent(named::add);
      }
    }
    return named;
  }

  /** A final word about all cannot be true while the same file says something else about some. */
  private boolean holds(GroupStatus group, Set<State> parts) {
    State state = group.state();
    if (state == null || state == State.ACCEPTED || Set.of(state).containsAll(parts)) {
      return state != null;
    }
    unreadable.add(
        new UnreadableStatus(
            group.line(),
            null,
            "status code '%s' of a group contradicts what is said of its parts"
                .formatted(group.code())));
    return false;
  }

  private void changeBlock(PaymentBlock block, GroupStatus group, Set<UUID> named) {
    State state = requireNonNull(group.state(), "state");
    Optional<UUID> last = Optional.empty();
    List<BankInstruction> page;
    do {
      page = store.page(said.originalMessageId(), block, last, CHUNK);
      List<GatewayReport> chunk = new ArrayList<>();
      for (BankInstruction instruction : page) {
        last = Optional.of(instruction.key());
        if (!named.contains(instruction.key())) {
          chunk.add(
              new GatewayReport(
                  Pain002Content.eventId(said.messageId(), instruction.key(), group.code()),
                  instruction.key(),
                  state,
                  instruction.endToEndId(),
                  group.reason(),
                  said.at()));
        }
      }
      change(chunk);
    } while (page.size() == CHUNK);
  }

  private void addState(PaymentBlock block, @Nullable State state) {
    if (state != null) {
      statesOf.computeIfAbsent(block, b -> EnumSet.noneOf(State.class)).add(state);
    }
  }
}
