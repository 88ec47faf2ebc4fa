package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payout to a creator. Immutable: each step of its history gives the next one. Times are kept to
 * the microsecond.
 *
 * @param id follows from the request's key, so it is the same on every storage and every retry
 * @param creator who is paid
 * @param method how
 * @param gateway the name of the gateway that pays: the money is booked on {@code cash:{gateway}}
 * @param quote amounts, fee lines, exchange and tax, frozen at the request
 * @param state where it stands
 * @param version the number of steps so far
 * @param periodStart the first day of the earnings it pays
 * @param periodEnd the last day of the earnings it pays, not before {@code periodStart}
 * @param runKey the batch run that made it, null if it was asked for alone
 * @param reference the gateway's id of the payment, null until known
 * @param reason why it failed, came back or was cancelled, null if it did not
 * @param contradiction what the gateway said against this state, null if nothing, or nothing any
 *     more
 * @param requestedAt when it was asked for
 * @param submittedAt when the attempt was stored, null before
 * @param completedAt when it was known to be paid, null before
 * @param changedAt when the last step was recorded
 */
public record Payout(
    UUID id,
    CreatorId creator,
    PayoutMethod method,
    String gateway,
    PayoutQuote quote,
    PayoutState state,
    int version,
    LocalDate periodStart,
    LocalDate periodEnd,
    @Nullable IdempotencyKey runKey,
    @Nullable String reference,
    @Nullable String reason,
    @Nullable String contradiction,
    Instant requestedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant completedAt,
    Instant changedAt)
    implements Serializable {
  public Payout {
    requireNonNull(id, "id");
    requireNonNull(creator, "creator");
    requireNonNull(method, "method");
    requireText("gateway", gateway, 64);
    requireNonNull(quote, "quote");
    require(
        quote.fee().method().equals(method),
        "the fee of a payout by %s must be quoted for it, was for %s",
        method,
        quote.fee().method());
    requireNonNull(state, "state");
    require(
        !periodStart.isAfter(periodEnd),
        "periodStart %s must not be after periodEnd %s",
        periodStart,
        periodEnd);
    requestedAt = Instants.floor(requireNonNull(requestedAt, "requestedAt"));
    submittedAt = submittedAt == null ? null : Instants.floor(submittedAt);
    completedAt = completedAt == null ? null : Instants.floor(completedAt);
    changedAt = Instants.floor(requireNonNull(changedAt, "changedAt"));
    require(quote.net().isPositive(), "net must be more than 0, was %s", quote.net());
  }

  /** Returns what it took from the creator's balance. */
  public Money gross() {
    return quote.gross();
  }

  /** Returns what the creator pays for it, in the asset that is paid. */
  public Money fee() {
    return quote.fee().fee();
  }

  /** Returns what is kept back as tax, in the asset that is paid. */
  public Money tax() {
    return quote.tax();
  }

  /** Returns what the creator gets. */
  public Money net() {
    return quote.net();
  }

  /** Returns the word that creators are shown for its state. */
  public PayoutStatus status() {
    return state.status();
  }

  /** Returns what the gateway said against this state, empty if nothing. */
  public Optional<String> contradicted() {
    return Optional.ofNullable(contradiction);
  }

  /**
   * Returns the step that leads from here to a state, or that records evidence if it is the same.
   */
  PayoutStep step(PayoutState to, Instant at, Evidence evidence) {
    return new PayoutStep(id, version + 1, state, to, at, evidence);
  }

  /** Returns the payout after a step. */
  Payout after(PayoutStep step) {
    require(
        step.payout().equals(id) && step.from() == state && step.seq() == version + 1,
        "step %s does not follow payout %s in %s at %d",
        step,
        id,
        state,
        version);
    PayoutState to = step.to();
    boolean ended = step.moved() && to.status() == PayoutStatus.FAILED;
    return new Payout(
        id,
        creator,
        method,
        gateway,
        quote,
        to,
        step.seq(),
        periodStart,
        periodEnd,
        runKey,
        reference,
        ended ? step.evidence().text() : reason,
        contradiction,
        requestedAt,
        step.moved() && to == PayoutState.SUBMITTING ? step.at() : submittedAt,
        step.moved() && to == PayoutState.PAID ? step.at() : completedAt,
        step.at());
  }

  Payout withReference(@Nullable String known) {
    return known == null ? this : with(known, contradiction);
  }

  Payout withContradiction(@Nullable String said) {
    return with(reference, said);
  }

  private Payout with(@Nullable String reference, @Nullable String contradiction) {
    return new Payout(
        id,
        creator,
        method,
        gateway,
        quote,
        state,
        version,
        periodStart,
        periodEnd,
        runKey,
        reference,
        reason,
        contradiction,
        requestedAt,
        submittedAt,
        completedAt,
        changedAt);
  }
}
