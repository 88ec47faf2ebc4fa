package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutAttempt;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class StoredBankFileGateway implements BankFileGateway {
  private static final Logger LOG = LoggerFactory.getLogger(StoredBankFileGateway.class);

  /** Keys are never forgotten; a hundred years can still be added to any date. */
  private static final Duration FOR_EVER = Duration.ofDays(36_525);

  private final String name;
  private final Operations operations;
  private final BankInstructionStore store;
  private final Pain002Reader reader;

  StoredBankFileGateway(
      String name, Operations operations, BankInstructionStore store, Pain002Reader reader) {
    this.name = requireText("name", name, 64);
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.reader = requireNonNull(reader, "reader");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration dedupeWindow() {
    return FOR_EVER;
  }

  @Override
  public SubmitResult submit(PayoutAttempt attempt) {
    requireNonNull(attempt, "attempt");
    requireOutside("submit");
    BankEntry checked = AttemptCheck.of(attempt, operations.now());
    BankEntry stands = operations.inTransaction(() -> store.add(checked));
    if (stands instanceof RefusedInstruction refused) {
      return new SubmitResult.Rejected(refused.reason());
    }
    if (!AttemptCheck.asksFor((BankInstruction) stands, attempt)) {
      throw new IdempotencyConflictException(
          IdempotencyKey.of(attempt.key().toString()), "bank-file.submit", "attempt");
    }
    return new SubmitResult.Accepted(EndToEndId.of(attempt.key()));
  }

  @Override
  public LookupResult lookup(UUID attemptKey) {
    requireNonNull(attemptKey, "attemptKey");
    requireOutside("lookup");
    BankEntry stands;
    try {
      stands = operations.inTransaction(() -> findOrRefuse(attemptKey));
    } catch (RuntimeException e) {
      LOG.warn("Could not look up attempt {} of gateway '{}'", attemptKey, name, e);
      return new LookupResult.CannotTell("the store failed: " + e.getClass().getSimpleName());
    }
    if (stands instanceof BankInstruction instruction) {
      return new LookupResult.Found(instruction.status().report("lookup", attemptKey));
    }
    RefusedInstruction refused = (RefusedInstruction) stands;
    if (refused.cause() == RefusedInstruction.Cause.ASKED_FIRST) {
      return new LookupResult.DefinitelyNotReceived();
    }
    return new LookupResult.Found(
        new BankStatus(State.REJECTED, null, refused.reason(), refused.at())
            .report("lookup", attemptKey));
  }

  /**
   * The answer "never received" must stay true, so it takes the key: an attempt that comes later is
   * refused.
   */
  private BankEntry findOrRefuse(UUID attemptKey) {
    return store
        .find(attemptKey)
        .orElseGet(
            () ->
                store.add(
                    new RefusedInstruction(
                        attemptKey,
                        RefusedInstruction.Cause.ASKED_FIRST,
                        "attempt arrived after it had been reported as never received",
                        operations.now())));
  }

  @Override
  public WrittenFile writeFile(PaymentFileRequest request, OutputStream out) {
    requireNonNull(out, "out");
    requireOutside("writeFile");
    PaymentFile wanted = new PaymentFile(request, operations.now());
    Optional<PaymentFile> begun = operations.inTransaction(() -> store.assign(wanted));
    if (begun.isEmpty()) {
      return new WrittenFile.NothingToWrite();
    }
    PaymentFile file = begun.get();
    requireSame(file.request(), request);
    List<BlockTotal> totals = store.totals(file.messageId());
    try {
      new Pain001Writer(store, file, out).write(totals);
    } catch (XMLStreamException e) {
      throw new PaymentFileException(file.messageId(), e);
    }
    return new WrittenFile.Written(file, totals);
  }

  private static void requireSame(PaymentFileRequest first, PaymentFileRequest again) {
    requireSame(again, "debtorName", first.debtorName(), again.debtorName());
    requireSame(again, "debtorIban", first.debtorIban(), again.debtorIban());
    requireSame(again, "debtorBic", first.debtorBic(), again.debtorBic());
    requireSame(again, "executionDate", first.executionDate(), again.executionDate());
  }

  private static void requireSame(
      PaymentFileRequest request, String field, @Nullable Object first, @Nullable Object again) {
    if (!Objects.equals(first, again)) {
      throw new IdempotencyConflictException(
          IdempotencyKey.of(request.messageId()), "bank-file.write", field);
    }
  }

  @Override
  public StatusUpdate apply(InputStream statusFile) {
    return new StatusImport(operations, store, reader.read(statusFile)).run();
  }

  @Override
  public ReturnResult returned(UUID attemptKey, String reason, Instant at) {
    requireNonNull(attemptKey, "attemptKey");
    requireText("reason", reason, 200);
    requireNonNull(at, "at");
    return operations.inTransaction(
        () ->
            store.lock(List.of(attemptKey)).stream()
                .findFirst()
                .map(instruction -> returned(instruction, reason, at))
                .orElseGet(() -> new ReturnResult.Refused("no such instruction was accepted")));
  }

  private ReturnResult returned(BankInstruction instruction, String reason, Instant at) {
    BankStatus stands = instruction.status();
    if (instruction.messageId() == null) {
      return new ReturnResult.Refused("the instruction is in no payment file yet");
    }
    if (stands.state() == State.REJECTED) {
      return new ReturnResult.Refused("the bank rejected the payment; no money moved");
    }
    BankStatus status = stands;
    if (stands.state() != State.RETURNED) {
      status = new BankStatus(State.RETURNED, stands.reference(), reason, at);
      store.setStatus(Map.of(instruction.key(), status));
    }
    return new ReturnResult.Recorded(status.report("returned", instruction.key()));
  }

  private void requireOutside(String call) {
    if (operations.inTransaction()) {
      throw new IllegalStateException(
          call + " must be called outside a transaction: what it answers must not be undone");
    }
  }
}
