package dev.fanfare.ledger;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.FxQuote;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Transfers that happened together, never changed once stored.
 *
 * @param id unique
 * @param kind why
 * @param key what caused it, unique with the kind: the same cause cannot be booked twice; 1 to 128
 *     characters
 * @param at when it happened, which for a late fact is before it was recorded
 * @param reference what it concerns, such as a sale's or a payout's id, 1 to 128 characters
 * @param lines 1 to 1000 transfers
 * @param fxQuote the quote of a conversion, else null
 * @param reverses the transaction that this one takes back, else null
 */
public record Transaction(
    UUID id,
    TransactionKind kind,
    String key,
    Instant at,
    String reference,
    List<Transfer> lines,
    @Nullable FxQuote fxQuote,
    @Nullable UUID reverses)
    implements Serializable {
  public Transaction {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireText("key", key, 128);
    requireNonNull(at, "at");
    requireText("reference", reference, 128);
    lines = List.copyOf(lines);
    requireRange("number of lines", lines.size(), 1, 1000);
  }

  /** Makes a transaction without a conversion. */
  public Transaction(
      UUID id,
      TransactionKind kind,
      String key,
      Instant at,
      String reference,
      List<Transfer> lines) {
    this(id, kind, key, at, reference, lines, null, null);
  }

  /** Returns the quote of a conversion. */
  public Optional<FxQuote> quote() {
    return Optional.ofNullable(fxQuote);
  }

  /** Returns the transaction that takes this one back, line by line. */
  public Transaction reversal(UUID reversalId, Instant when) {
    return new Transaction(
        reversalId,
        TransactionKind.REVERSAL,
        id.toString(),
        when,
        reference,
        lines.stream().map(Transfer::reversed).toList(),
        fxQuote,
        id);
  }
}
