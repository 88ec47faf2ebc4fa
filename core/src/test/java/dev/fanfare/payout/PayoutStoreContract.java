package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.Asset;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutRunEntry.Outcome;
import dev.fanfare.payout.PayoutRunStore.RunPhase;
import dev.fanfare.payout.PayoutStore.Doubts;
import dev.fanfare.testing.Parallel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link PayoutStore} does. Extend it and hand over an empty store for each test,
 * together with its transactions; both methods give the same objects throughout one test. Up to 8
 * transactions run at a time.
 */
@Timeout(120)
public abstract class PayoutStoreContract {
  private static final Instant NOON = Instant.parse("2026-01-30T12:00:00.123456Z");
  private static final LocalDate DAY = LocalDate.parse("2026-01-30");
  private static final IdempotencyKey RUN = IdempotencyKey.of("run-1");

  /** Returns the store to test. */
  protected abstract PayoutStore store();

  /** Returns the transactions that it takes part in. */
  protected abstract UnitOfWork transactions();

  @Test
  void keepsAPayoutAsItWas() {
    Payout plain = add(payout(1, ADA, NOON));
    write(() -> store().addRun(new PayoutRun(RUN, NOON, PayoutMethod.PAXUM, USD, DAY, null)));
    FxQuote rate = new FxQuote(USD, JPY, new BigDecimal("151.370"), "test", NOON);
    PayoutMethod pigeon = new PayoutMethod("pigeon post");
    FeeSchedule schedule =
        FeeSchedule.builder(pigeon, JPY, "v 1")
            .rate(Rate.percent(2))
            .minFee(new Money(500, JPY))
            .bearer(FeeBearer.PLATFORM)
            .build();
    FxQuote.Conversion conversion = rate.convert(usd("100.01"));
    Payout exchanged =
        new Payout(
            new UUID(0x8000_0000_0000_0000L, -1),
            CreatorId.of("Zoë 🎉"),
            pigeon,
            "gateway-2",
            new PayoutQuote(
                usd("100.01"),
                conversion,
                schedule.quote(conversion.bought()),
                new TaxLine("backup", Rate.percent(24), new Money(3633, JPY))),
            PayoutState.REQUESTED,
            1,
            DAY.minusDays(7),
            DAY,
            RUN,
            "ref 🎉",
            "reason",
            "contradiction",
            NOON,
            NOON.plusSeconds(1),
            NOON.plusSeconds(2),
            NOON.plusSeconds(3));
    add(exchanged);

    assertThat(store().find(plain.id())).contains(plain);
    assertThat(store().find(exchanged.id())).contains(exchanged);
    assertThat(locked(exchanged.id())).contains(exchanged);
    assertThat(store().find(new UUID(9, 9))).isEmpty();
    assertThat(locked(new UUID(9, 9))).isEmpty();
    assertThat(all()).containsExactlyInAnyOrder(plain, exchanged);
  }

  @Test
  void refusesASecondPayoutOfOneId() {
    Payout first = add(payout(1, ADA, NOON));

    assertThatThrownBy(() -> add(payout(1, BEN, NOON)))
        .isInstanceOf(DuplicatePayoutException.class)
        .hasMessageContaining(first.id().toString());
    assertThat(store().find(first.id())).contains(first);
    assertThat(store().history(first.id())).hasSize(1);
  }

  @Test
  void advancesAPayoutFromWhereItStands() {
    Payout requested = add(payout(1, ADA, NOON));
    Payout approved = advance(requested, PayoutState.APPROVED);
    Payout submitting = advance(approved, PayoutState.SUBMITTING);

    assertThat(store().find(requested.id())).contains(submitting);
    assertThat(store().history(requested.id()))
        .containsExactly(
            first(requested),
            requested.step(PayoutState.APPROVED, NOON, why()),
            approved.step(PayoutState.SUBMITTING, NOON, why()));
  }

  @Test
  void refusesAStepFromWhereAPayoutDoesNotStandAnyMore() {
    Payout requested = add(payout(1, ADA, NOON));
    PayoutStep cancel = requested.step(PayoutState.CANCELLED, NOON, why());
    Payout approved = advance(requested, PayoutState.APPROVED);

    assertThat(write(() -> store().advance(requested.after(cancel), cancel))).isFalse();

    assertThat(store().find(requested.id())).contains(approved);
    assertThat(store().history(requested.id())).hasSize(2);
    Payout never = payout(2, ADA, NOON);
    PayoutStep step = never.step(PayoutState.APPROVED, NOON, why());
    assertThat(write(() -> store().advance(never.after(step), step))).isFalse();
  }

  @Test
  void refusesAStepThatWasTakenBeforeFromTheSameState() {
    Payout submitted = to(add(payout(1, ADA, NOON)), PayoutState.SUBMITTED);
    PayoutStep late = submitted.step(PayoutState.PAID, NOON, why());
    Payout again = advance(advance(submitted, PayoutState.UNKNOWN), PayoutState.SUBMITTED);

    assertThat(write(() -> store().advance(submitted.after(late), late))).isFalse();
    assertThat(store().find(submitted.id())).contains(again);
  }

  @Test
  void keepsEvidenceThatMovesNothing() {
    Payout failed = to(add(payout(1, ADA, NOON)), PayoutState.FAILED);
    Evidence said = new Evidence(Evidence.Source.REPORT, "sandbox", "PAID 🎉", NOON);
    PayoutStep note = failed.step(PayoutState.FAILED, NOON, said);
    Payout noted = failed.withContradiction("PAID 🎉").after(note);

    assertThat(write(() -> store().advance(noted, note))).isTrue();

    assertThat(store().find(failed.id())).contains(noted);
    assertThat(store().history(failed.id())).endsWith(note);
  }

  @Test
  void letsOneOfManyTakeAStep() throws Exception {
    Payout requested = add(payout(1, ADA, NOON));

    List<Boolean> taken =
        Parallel.inParallel(
            8,
            1,
            (thread, n) -> {
              PayoutState to = thread % 2 == 0 ? PayoutState.APPROVED : PayoutState.CANCELLED;
              PayoutStep step = requested.step(to, NOON, why());
              return write(() -> store().advance(requested.after(step), step));
            });

    assertThat(taken).containsOnlyOnce(true);
    assertThat(store().history(requested.id())).hasSize(2);
  }

  @Test
  void keepsOthersFromALockedPayoutUntilTheTransactionEnds() throws Exception {
    Payout begun = add(payout(1, ADA, NOON));

    Parallel.inParallel(
        8,
        5,
        (thread, n) ->
            write(
                () -> {
                  // Read, decide, write: without the lock two would decide on the same version.
                  Payout payout = store().lock(begun.id()).orElseThrow();
                  PayoutStep note = payout.step(payout.state(), NOON, why());
                  assertThat(store().advance(payout.after(note), note)).isTrue();
                  return true;
                }));

    assertThat(store().find(begun.id()).orElseThrow().version()).isEqualTo(41);
  }

  @Test
  void keepsAttemptsWithTheirDestinations() {
    Payout payout = add(payout(1, ADA, NOON));
    List<PayoutDestination> destinations =
        List.of(
            new PayoutDestination.BankAccount("Zoë Ünal", "DE89370400440532013000", null),
            new PayoutDestination.BankAccount("A", "GB82WEST12345698765432", "DEUTDEFF"),
            new PayoutDestination.ProviderAccount("ada@example.org"),
            new PayoutDestination.CryptoAddress("tron", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"));
    List<AttemptRecord> added = new ArrayList<>();
    for (int i = 0; i < destinations.size(); i++) {
      AttemptRecord attempt = attempt(payout, i, destinations.get(i));
      assertThat(write(() -> store().addAttempt(attempt))).isTrue();
      AttemptRecord closed = attempt.acknowledgedNow().sentAgain().closed();
      write(() -> store().saveAttempt(closed));
      added.add(closed);
    }

    assertThat(store().attempts(payout.id())).isEqualTo(added);
    assertThat(store().attempt(added.get(2).attempt().key())).contains(added.get(2));
    assertThat(store().attempt(new UUID(9, 9))).isEmpty();
    assertThat(store().attempts(new UUID(9, 9))).isEmpty();
  }

  @Test
  void allowsOneOpenAttemptToAPayout() {
    Payout payout = add(payout(1, ADA, NOON));
    AttemptRecord first = attempt(payout, 1, destination());
    AttemptRecord second = attempt(payout, 2, destination());
    assertThat(write(() -> store().addAttempt(first))).isTrue();

    assertThat(write(() -> store().addAttempt(second))).isFalse();
    assertThat(write(() -> store().addAttempt(first))).as("the same key").isFalse();
    assertThat(store().attempts(payout.id())).containsExactly(first);

    write(() -> store().saveAttempt(first.closed()));
    assertThat(write(() -> store().addAttempt(first))).as("the same key, closed").isFalse();
    assertThat(write(() -> store().addAttempt(second))).isTrue();
    AttemptRecord elsewhere = attempt(add(payout(2, ADA, NOON)), 3, destination());
    assertThat(write(() -> store().addAttempt(elsewhere))).isTrue();
  }

  @Test
  void forgetsWhereTheMoneyOfClosedAttemptsWent() {
    Payout payout = add(payout(1, ADA, NOON));
    AttemptRecord closed = attempt(payout, 1, destination()).sentAgain();
    AttemptRecord open = attempt(payout, 2, destination());
    AttemptRecord other = attempt(add(payout(2, BEN, NOON)), 3, destination());
    write(() -> store().addAttempt(closed));
    write(() -> store().saveAttempt(closed.closed()));
    write(() -> store().addAttempt(open));
    write(() -> store().addAttempt(other));
    write(() -> store().saveAttempt(other.closed()));

    assertThat(write(() -> store().forgetDestinations(ADA))).containsExactly(key(closed));
    assertThat(write(() -> store().forgetDestinations(ADA)))
        .as("again, for a gateway that still has to forget")
        .containsExactly(key(closed));

    AttemptRecord forgotten = store().attempt(key(closed)).orElseThrow();
    assertThat(forgotten.attempt().destination()).isEqualTo(new PayoutDestination.Forgotten());
    assertThat(forgotten).isEqualTo(closed.closed().forgotten());
    assertThat(store().attempts(payout.id())).containsExactly(forgotten, open);
    assertThat(store().attempt(key(other))).contains(other.closed());

    write(() -> store().saveAttempt(open.closed()));
    assertThat(write(() -> store().forgetDestinations(ADA)))
        .containsExactlyInAnyOrder(key(closed), key(open));
  }

  @Test
  void findsTheAttemptsThatAreDueTheLongestWaitingFirst() {
    AttemptRecord late = attemptDue(1, NOON.plusSeconds(2));
    AttemptRecord early = attemptDue(2, NOON.minusSeconds(1));
    AttemptRecord now = attemptDue(3, NOON);
    attemptDue(4, null);

    assertThat(store().attemptsDue(NOON, 10)).containsExactly(key(early), key(now));
    assertThat(store().attemptsDue(NOON, 1)).containsExactly(key(early));
    write(() -> store().saveAttempt(early.checkedNext(1, NOON.plusSeconds(1))));
    write(() -> store().saveAttempt(now.closed()));
    assertThat(store().attemptsDue(NOON, 10)).isEmpty();
    assertThat(store().attemptsDue(NOON.plusSeconds(2), 10)).containsExactly(key(early), key(late));
  }

  @Test
  void storesAReportOnce() {
    UUID attempt = key(attemptDue(1, NOON));
    GatewayReport report = new GatewayReport("evt-1", attempt, State.PAID, "ref", "why", NOON);

    assertThat(write(() -> store().addReport("sandbox", report))).isTrue();
    assertThat(write(() -> store().addReport("sandbox", report))).isFalse();
    assertThat(
            write(
                () ->
                    store()
                        .addReport(
                            "sandbox",
                            new GatewayReport(
                                "evt-1", attempt, State.PAID, null, null, NOON.plusSeconds(1)))))
        .as("the same message, told otherwise")
        .isFalse();
    assertThat(write(() -> store().addReport("other", report))).isTrue();
    assertThat(
            write(
                () ->
                    store()
                        .addReport(
                            "sandbox",
                            new GatewayReport("evt-1", attempt, State.RETURNED, null, null, NOON))))
        .isTrue();
  }

  @Test
  void storesAReportOnceWhenItComesOnManyThreads() throws Exception {
    UUID attempt = key(attemptDue(1, NOON));
    GatewayReport report = new GatewayReport("evt-1", attempt, State.PAID, null, null, NOON);

    assertThat(
            Parallel.inParallel(
                8, 1, (thread, n) -> write(() -> store().addReport("sandbox", report))))
        .containsOnlyOnce(true);
  }

  @Test
  void countsWhatIsInDoubtAboutACreator() {
    to(add(payout(1, ADA, NOON)), PayoutState.UNKNOWN);
    to(add(payout(2, ADA, NOON)), PayoutState.UNKNOWN);
    to(add(payout(3, BEN, NOON)), PayoutState.UNKNOWN);
    Payout failed = to(add(payout(4, ADA, NOON)), PayoutState.FAILED);
    PayoutStep note = failed.step(PayoutState.FAILED, NOON, why());
    write(() -> store().advance(failed.withContradiction("PAID").after(note), note));

    assertThat(store().doubts(ADA)).isEqualTo(new Doubts(2, 1));
    assertThat(store().doubts(BEN)).isEqualTo(new Doubts(1, 0));
    assertThat(store().doubts(CLEO)).isEqualTo(new Doubts(0, 0));
  }

  @Test
  void knowsTheLastDayThatPayoutsHaveCovered() {
    assertThat(store().lastPeriodEnd(ADA, USD)).isEmpty();
    add(payout(1, ADA, NOON, DAY));
    to(add(payout(2, ADA, NOON, DAY.plusDays(1))), PayoutState.PAID);
    to(add(payout(3, ADA, NOON, DAY.plusDays(2))), PayoutState.FAILED);
    to(add(payout(4, ADA, NOON, DAY.plusDays(3))), PayoutState.CANCELLED);
    to(add(payout(5, ADA, NOON, DAY.plusDays(4))), PayoutState.RETURNED);
    add(payout(6, BEN, NOON, DAY.plusDays(5)));

    assertThat(store().lastPeriodEnd(ADA, USD)).contains(DAY.plusDays(1));
    assertThat(store().lastPeriodEnd(ADA, JPY)).isEmpty();
  }

  @Test
  void pagesThroughAStateTheLongestRequestedFirst() {
    Payout third = add(payout(3, ADA, NOON.plusSeconds(1)));
    Payout second = add(payout(2, BEN, NOON));
    // Ids are compared by their bytes: this one is the largest.
    Payout tied = add(payout(-1, BEN, NOON));
    Payout first = add(payout(9, CLEO, NOON.minusSeconds(1)));
    to(add(payout(5, ADA, NOON)), PayoutState.APPROVED);

    assertThat(store().inState(PayoutState.REQUESTED, Optional.empty(), 10))
        .containsExactly(first, second, tied, third);
    assertThat(store().inState(PayoutState.REQUESTED, Optional.empty(), 2))
        .containsExactly(first, second);
    assertThat(store().inState(PayoutState.REQUESTED, Optional.of(second), 2))
        .containsExactly(tied, third);
    assertThat(store().inState(PayoutState.REQUESTED, Optional.of(third), 2)).isEmpty();
    assertThat(store().inState(PayoutState.PAID, Optional.empty(), 2)).isEmpty();
  }

  @Test
  void pagesThroughACreatorsPayoutsTheLatestFirst() {
    Payout first = add(payout(3, ADA, NOON));
    Payout second = to(add(payout(2, ADA, NOON.plusSeconds(1))), PayoutState.PAID);
    Payout third = add(payout(1, ADA, NOON.plusSeconds(2)));
    add(payout(4, BEN, NOON));

    assertThat(store().ofCreator(ADA, Optional.empty(), 2)).containsExactly(third, second);
    assertThat(store().ofCreator(ADA, Optional.of(second), 2)).containsExactly(first);
    assertThat(store().ofCreator(CLEO, Optional.empty(), 2)).isEmpty();
  }

  @Test
  void keepsRunsAndTheirPhases() {
    PayoutRun run =
        new PayoutRun(RUN, NOON, PayoutMethod.PAXUM, USD, DAY, usd("20")).withMinimum(usd("10"));
    PayoutRun other = PayoutRun.at(NOON, PayoutMethod.PAYPAL, new Asset("USDT", 6));
    write(() -> store().addRun(run));
    write(() -> store().addRun(other));

    assertThat(store().findRun(RUN)).contains(run);
    assertThat(store().findRun(other.key())).contains(other);
    assertThat(store().findRun(IdempotencyKey.of("never"))).isEmpty();
    assertThat(write(() -> store().lockRun(RUN))).contains(RunPhase.REQUESTING);
    write(() -> store().saveRunPhase(RUN, RunPhase.SUBMITTING));
    assertThat(write(() -> store().lockRun(RUN))).contains(RunPhase.SUBMITTING);
    assertThat(write(() -> store().lockRun(other.key()))).contains(RunPhase.REQUESTING);
    assertThat(write(() -> store().lockRun(IdempotencyKey.of("never")))).isEmpty();
  }

  @Test
  void keepsOneEntryOfARunForEachCreator() {
    write(() -> store().addRun(new PayoutRun(RUN, NOON, PayoutMethod.PAXUM, USD, DAY, null)));
    PayoutRunEntry skipped = PayoutRunEntry.skipped(RUN, ADA, "BELOW_MINIMUM");
    Payout payout = add(payout(1, BEN, NOON));
    PayoutRunEntry made =
        new PayoutRunEntry(RUN, BEN, Outcome.REQUESTED, null, payout.id(), usd("100"), usd("98"));

    assertThat(write(() -> store().addRunEntry(skipped))).isTrue();
    assertThat(write(() -> store().addRunEntry(made))).isTrue();
    assertThat(write(() -> store().addRunEntry(PayoutRunEntry.skipped(RUN, BEN, "X")))).isFalse();
    assertThat(store().runEntry(RUN, ADA)).contains(skipped);
    assertThat(store().runEntry(RUN, BEN)).contains(made);
    assertThat(store().runEntry(RUN, CLEO)).isEmpty();
    PayoutRunEntry waiting = made.with(Outcome.WAITING, "IN_REVIEW");
    write(() -> store().saveRunEntry(waiting));
    assertThat(store().runEntry(RUN, BEN)).contains(waiting);
  }

  @Test
  void pagesThroughTheEntriesOfARunByCreator() {
    IdempotencyKey longer = IdempotencyKey.of("run-10");
    for (IdempotencyKey key : List.of(RUN, longer)) {
      write(() -> store().addRun(new PayoutRun(key, NOON, PayoutMethod.PAXUM, USD, DAY, null)));
    }
    // Capital letters come before small ones, whatever a language says.
    List<CreatorId> creators = List.of(CreatorId.of("Zoe"), ADA, BEN, CreatorId.of("ben-2"), CLEO);
    for (int i = creators.size() - 1; i >= 0; i--) {
      PayoutRunEntry entry = PayoutRunEntry.skipped(RUN, creators.get(i), "X");
      write(() -> store().addRunEntry(entry));
    }
    write(() -> store().addRunEntry(PayoutRunEntry.skipped(longer, CreatorId.of("zzz"), "X")));

    assertThat(store().runEntries(RUN, Optional.empty(), 10))
        .extracting(PayoutRunEntry::creator)
        .isEqualTo(creators);
    assertThat(store().runEntries(RUN, Optional.of(ADA), 2))
        .extracting(PayoutRunEntry::creator)
        .containsExactly(BEN, CreatorId.of("ben-2"));
    assertThat(store().runEntries(RUN, Optional.of(CLEO), 2)).isEmpty();
    assertThat(store().lastOfRun(RUN)).contains(CLEO);
    assertThat(store().lastOfRun(longer)).contains(CreatorId.of("zzz"));
    assertThat(store().lastOfRun(IdempotencyKey.of("never"))).isEmpty();
  }

  @Test
  void undoesEverythingWithTheTransaction() {
    Payout before = add(payout(1, ADA, NOON));
    AttemptRecord attempt = attempt(before, 1, destination());
    write(() -> store().addAttempt(attempt));
    GatewayReport report = new GatewayReport("evt-1", key(attempt), State.PAID, null, null, NOON);

    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      PayoutStep step = before.step(PayoutState.APPROVED, NOON, why());
                      store().advance(before.after(step), step);
                      Payout other = payout(2, ADA, NOON);
                      store().add(other, first(other));
                      store().saveAttempt(attempt.sentAgain().closed());
                      store().addAttempt(attempt(other, 2, destination()));
                      store().addReport("sandbox", report);
                      store().addRun(new PayoutRun(RUN, NOON, PayoutMethod.PAXUM, USD, DAY, null));
                      store().addRunEntry(PayoutRunEntry.skipped(RUN, ADA, "X"));
                      throw new IllegalStateException("fault");
                    }))
        .hasMessageContaining("fault");

    assertThat(all()).containsExactly(before);
    assertThat(store().history(before.id())).hasSize(1);
    assertThat(store().attempts(before.id())).containsExactly(attempt);
    assertThat(store().attemptsDue(NOON.plusSeconds(60), 10)).containsExactly(key(attempt));
    assertThat(store().inState(PayoutState.REQUESTED, Optional.empty(), 10))
        .containsExactly(before);
    assertThat(store().inState(PayoutState.APPROVED, Optional.empty(), 10)).isEmpty();
    assertThat(store().findRun(RUN)).isEmpty();
    assertThat(store().runEntries(RUN, Optional.empty(), 10)).isEmpty();
    assertThat(write(() -> store().addReport("sandbox", report))).isTrue();
  }

  private <T> T write(Supplier<T> work) {
    return transactions().inTransaction(work);
  }

  private void write(Runnable work) {
    transactions().inTransaction(work);
  }

  private Optional<Payout> locked(UUID id) {
    return write(() -> store().lock(id));
  }

  private List<Payout> all() {
    List<Payout> all = new ArrayList<>();
    write(() -> store().forEach(all::add));
    return all;
  }

  private Payout add(Payout payout) {
    write(() -> store().add(payout, first(payout)));
    return payout;
  }

  private Payout advance(Payout payout, PayoutState to) {
    PayoutStep step = payout.step(to, NOON, why());
    Payout next = payout.after(step);
    assertThat(write(() -> store().advance(next, step))).isTrue();
    return next;
  }

  /** Takes a requested payout to a state by the shortest way. */
  private Payout to(Payout payout, PayoutState state) {
    List<PayoutState> way =
        switch (state) {
          case REQUESTED -> List.of();
          case IN_REVIEW -> List.of(PayoutState.IN_REVIEW);
          case APPROVED -> List.of(PayoutState.APPROVED);
          case CANCELLED -> List.of(PayoutState.CANCELLED);
          case SUBMITTING -> List.of(PayoutState.APPROVED, PayoutState.SUBMITTING);
          case SUBMITTED, PAID, FAILED, UNKNOWN ->
              List.of(PayoutState.APPROVED, PayoutState.SUBMITTING, state);
          case RETURNED ->
              List.of(PayoutState.APPROVED, PayoutState.SUBMITTING, PayoutState.PAID, state);
        };
    Payout reached = payout;
    for (PayoutState next : way) {
      reached = advance(reached, next);
    }
    return reached;
  }

  private AttemptRecord attemptDue(int id, @Nullable Instant at) {
    AttemptRecord attempt = attempt(add(payout(id, ADA, NOON)), id, destination());
    write(() -> store().addAttempt(attempt));
    AttemptRecord due = attempt.checkedNext(0, at);
    write(() -> store().saveAttempt(due));
    return due;
  }

  private static AttemptRecord attempt(Payout payout, int key, PayoutDestination destination) {
    return AttemptRecord.first(
        new PayoutAttempt(
            new UUID(0xa, key),
            payout.id(),
            payout.creator(),
            payout.net(),
            payout.method(),
            destination,
            NOON),
        payout.gateway(),
        NOON.plusSeconds(60));
  }

  private static PayoutDestination destination() {
    return new PayoutDestination.ProviderAccount("ada@example.org");
  }

  private static UUID key(AttemptRecord attempt) {
    return attempt.attempt().key();
  }

  private static PayoutStep first(Payout payout) {
    return new PayoutStep(payout.id(), 1, null, PayoutState.REQUESTED, payout.requestedAt(), why());
  }

  private static Evidence why() {
    return Evidence.policy("test");
  }

  private static Payout payout(long id, CreatorId creator, Instant requestedAt) {
    return payout(id, creator, requestedAt, DAY);
  }

  private static Payout payout(
      long id, CreatorId creator, Instant requestedAt, LocalDate periodEnd) {
    FeeSchedule schedule =
        FeeSchedule.builder(PayoutMethod.PAXUM, USD, "standard-1").rate(Rate.percent(2)).build();
    return new Payout(
        new UUID(id, id),
        creator,
        PayoutMethod.PAXUM,
        "sandbox",
        new PayoutQuote(usd("100"), null, schedule.quote(usd("100")), null),
        PayoutState.REQUESTED,
        1,
        DAY,
        periodEnd,
        null,
        null,
        null,
        null,
        requestedAt,
        null,
        null,
        requestedAt);
  }
}
