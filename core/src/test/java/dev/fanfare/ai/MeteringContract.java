package dev.fanfare.ai;

import static dev.fanfare.ai.ScriptedModelTest.failure;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fanfare.Storage;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a metered model promises over every storage. */
public abstract class MeteringContract {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final ModelName NAME = ScriptedModel.NAME;
  private static final PriceBook PRICES =
      PriceBook.builder("test").price(ModelPrice.of(NAME, Instant.EPOCH, USD, "3", "15")).build();
  private static final BudgetLimit FIFTY =
      BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, usd("50.00"));
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final QuotaSubject ADA = new QuotaSubject("ada", Purpose.CHAT);

  private static final AiUsage COUNTED = AiUsage.of(1_000, 200);

  /** 3 x 1 000 + 15 x 200 = 6 000 millionths. */
  private static final AiCost COST = AiCost.parse("0.006", USD);

  private final TestClock clock = new TestClock(NOON);
  private final List<AiObservation> observed = new CopyOnWriteArrayList<>();
  private final List<AiObservation> unrecorded = new CopyOnWriteArrayList<>();

  /** Returns the storage under test, the same one throughout a test and empty at its start. */
  protected abstract Storage storage();

  private final class Observer implements AiObserver {
    @Override
    public void ended(AiObservation call) {
      observed.add(call);
    }

    @Override
    public void unrecorded(AiObservation call, RuntimeException cause) {
      unrecorded.add(call);
    }
  }

  private Ai.Builder settings(LanguageModel model) {
    return with(
        Ai.builder(
            storage().operations(clock),
            storage().aiUsage(),
            storage().aiQuotas(),
            storage().aiBudgets()),
        model);
  }

  private Ai.Builder with(Ai.Builder builder, LanguageModel model) {
    return builder
        .model(model)
        .prices(PRICES)
        .quota(QuotaPolicy.standard().with(Purpose.CHAT, 3))
        .zones(user -> BERLIN)
        .observer(new Observer());
  }

  private static AiRequest request(String message) {
    return AiRequest.builder(Purpose.CHAT, 1_000)
        .user("What shall I do? PRIVATE")
        .forUser("ada")
        .message(message)
        .build();
  }

  private static ScriptedAnswer says(String text) {
    return ScriptedAnswer.text(text).usage(COUNTED);
  }

  private static ScriptedAnswer fails(Function<AiCall, AiException> fault) {
    return ScriptedAnswer.fault(call -> fault.apply(new AiCall(null, 1, AiUsage.UNKNOWN)));
  }

  private static ScriptedModel direct(ScriptedAnswer... answers) {
    ScriptedModel.Builder builder = ScriptedModel.builder().on(Runnable::run);
    for (ScriptedAnswer answer : answers) {
      builder.then(answer);
    }
    return builder.build();
  }

  /** Returns the calls as they were logged, in the order in which they ended. */
  private List<CallRecord> records() {
    List<CallRecord> records = new ArrayList<>();
    for (AiObservation call : observed) {
      Object id = call.attributes().get("fanfare.ai.call");
      if (id != null) {
        storage().aiUsage().find(UUID.fromString((String) id)).ifPresent(records::add);
      }
    }
    return records;
  }

  private CallRecord record() {
    assertThat(records()).hasSize(1);
    return records().get(0);
  }

  private static int used(Ai ai) {
    return ai.quota().standing(ADA, BERLIN).used();
  }

  private static AiCost spent(Ai ai) {
    return ai.budget().standings().get(0).spent();
  }

  private List<DomainEvent> events() {
    return storage().events().waiting(1_000, Set.of()).stream().map(RecordedEvent::event).toList();
  }

  @AfterEach
  void auditIsClean() {
    List<AuditFinding> findings = new ArrayList<>();
    new AiAudit(storage().aiBudgets(), storage().aiQuotas()).check(findings::add);
    assertThat(findings).isEmpty();
  }

  @Test
  void writesDownEverythingButWhatWasSaid() {
    Ai ai =
        settings(direct(says("You could sing.").attempts(2)))
            .tenants(request -> Optional.of("shop"))
            .build();
    assertThat(ai.model().complete(request("m-1")).text()).isEqualTo("You could sing.");
    assertThat(record())
        .isEqualTo(
            new CallRecord(
                record().id(),
                NOON,
                "ada",
                Purpose.CHAT,
                "shop",
                NAME,
                NAME,
                COUNTED,
                new CallCost.Priced(COST),
                false,
                2,
                FinishReason.STOP,
                null,
                Duration.ZERO,
                null,
                "scripted-1"));
    assertThat(record().toString()).doesNotContain("PRIVATE").doesNotContain("sing");
    assertThat(spent(ai)).isEqualTo(COST);
    assertThat(ai.budget().standings().get(0).reserved().nanos()).isZero();
    assertThat(used(ai)).isEqualTo(1);
    assertThat(events()).isEmpty();
  }

  @Test
  void callsTheModelOutsideEveryTransaction() {
    List<Boolean> active = new ArrayList<>();
    Ai ai =
        settings(
                ScriptedModel.builder()
                    .on(Runnable::run)
                    .otherwise(
                        request -> {
                          active.add(storage().isActive());
                          return says("a").before(0, () -> active.add(storage().isActive()));
                        })
                    .build())
            .build();
    ai.model().complete(request("m-1"));
    ai.model().stream(request("m-2"), new Heard());
    assertThat(active).containsExactly(false, false, false, false);
    assertThatIllegalStateException()
        .isThrownBy(() -> storage().inTransaction(() -> ai.model().complete(request("m-3"))))
        .withMessageContaining("within a transaction");
    assertThatIllegalStateException()
        .isThrownBy(
            () -> storage().inTransaction(() -> ai.model().stream(request("m-3"), new Heard())));
    assertThatIllegalStateException()
        .isThrownBy(() -> storage().inTransaction(() -> ai.model().countTokens(request("m-3"))));
    assertThat(active).hasSize(4);
  }

  @Test
  void hasReservedTheMostThatACallCanCost() {
    List<AiCost> reserved = new ArrayList<>();
    Ai[] ai = new Ai[1];
    ai[0] =
        settings(
                direct(
                    says("a")
                        .before(
                            0, () -> reserved.add(ai[0].budget().standings().get(0).reserved()))))
            .build();
    AiRequest request = request("m-1");
    ai[0].model().complete(request);
    // All that is estimated of input at 3, and 1 000 of output at 15 USD for a million.
    long input = TokenEstimator.byBytes().inputTokens(request);
    assertThat(reserved).containsExactly(new AiCost(input * 3_000 + 1_000 * 15_000, USD));
  }

  @Test
  void streamsAndTellsTheEndOnceAfterItIsWrittenDown() {
    List<Integer> loggedAtEnd = new ArrayList<>();
    Heard heard =
        new Heard() {
          @Override
          public void onComplete(AiResponse response) {
            loggedAtEnd.add(records().size());
            super.onComplete(response);
          }
        };
    Ai ai =
        settings(
                direct(
                    says("You could sing.").before(1, () -> clock.advance(Duration.ofSeconds(2)))))
            .build();
    AiStream stream = ai.model().stream(request("m-1"), heard);
    assertThat(heard.said).containsExactly("You ", "could ", "sing.");
    assertThat(heard.ends()).isEqualTo(1);
    assertThat(loggedAtEnd).containsExactly(1);
    assertThat(stream.result().toCompletableFuture().join()).isSameAs(heard.response());
    assertThat(record().streamed()).isTrue();
    assertThat(record().firstToken()).isEqualTo(Duration.ZERO);
    assertThat(spent(ai)).isEqualTo(COST);
    assertThat(used(ai)).isEqualTo(1);
  }

  @Test
  void sendsNothingWhenTheDaysCallsAreUsedUp() {
    ScriptedModel model = ScriptedModel.answering(request -> says("a"));
    Ai ai = settings(model).build();
    for (int i = 0; i < 3; i++) {
      ai.model().complete(request("m-" + i));
    }
    assertThatExceptionOfType(AiException.QuotaExhausted.class)
        .isThrownBy(() -> ai.model().complete(request("m-3")))
        .withMessageContaining("3 calls a day for 'chat'")
        .satisfies(
            e -> {
              assertThat(e.resetAt()).contains(Instant.parse("2026-03-10T23:00:00Z"));
              assertThat(e.call()).isEqualTo(AiCall.NOT_SENT);
              assertThat(e.retryable()).isFalse();
            });
    assertThat(model.requests()).hasSize(3);
    assertThat(records()).hasSize(3);
    assertThat(observed.get(3).attributes()).containsEntry("error.type", "quota_exhausted");
    ai.model().complete(request("m-1"));
    assertThat(used(ai)).as("a message that counted may be asked for again").isEqualTo(3);
  }

  @Test
  void tellsTheListenerOfARefusalOnce() {
    ScriptedModel model = direct();
    Ai ai = settings(model).quota(QuotaPolicy.standard().with(Purpose.CHAT, 0)).build();
    Heard heard = new Heard();
    AiStream stream = ai.model().stream(request("m-1"), heard);
    assertThat(heard.ends()).isEqualTo(1);
    assertThat(heard.fault()).isInstanceOf(AiException.QuotaExhausted.class);
    assertThat(failure(stream)).isSameAs(heard.fault());
    stream.cancel();
    assertThat(model.requests()).isEmpty();
  }

  @Test
  void countsNothingForThePlatformItselfOrWithoutALimit() {
    Ai ai = settings(ScriptedModel.answering(request -> says("a"))).build();
    ai.model().complete(AiRequest.builder(Purpose.CHAT, 10).user("a").build());
    ai.model().complete(AiRequest.builder(Purpose.MODERATION, 10).user("a").forUser("ada").build());
    assertThat(used(ai)).isZero();
    ai.model().complete(AiRequest.builder(Purpose.CHAT, 10).user("a").forUser("ada").build());
    ai.model().complete(AiRequest.builder(Purpose.CHAT, 10).user("a").forUser("ada").build());
    assertThat(used(ai)).as("each call without a message's id is a message").isEqualTo(2);
  }

  @Test
  void sendsNothingWhenAHardStopMightBePassed() {
    ScriptedModel model = ScriptedModel.answering(request -> says("a"));
    Ai ai =
        settings(model)
            .budget(
                BudgetPolicy.of(
                    "tight",
                    BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, usd("0.02"))
                        .withHardStop()))
            .build();
    ai.model().complete(request("m-1"));
    assertThatExceptionOfType(AiException.BudgetExceeded.class)
        .isThrownBy(() -> ai.model().complete(request("m-2")))
        .withMessageContaining(
            "The budget of PLATFORM for the DAY is spent: of 0.02 USD, 0.006 USD");
    assertThat(model.requests()).hasSize(1);
    assertThat(used(ai)).as("the message is given back").isEqualTo(1);
    assertThat(events()).hasExactlyElementsOfTypes(BudgetStopped.class);
    AiRequest shorter =
        AiRequest.builder(Purpose.CHAT, 100).user("a").forUser("ada").message("m-2").build();
    assertThat(ai.model().complete(shorter).text()).isEqualTo("a");
  }

  @Test
  void givesAMessageBackThatTheProviderDeclined() {
    List<Function<AiCall, AiException>> faults =
        List.of(
            call -> new AiException.RateLimited("slow down", call, null),
            call -> new AiException.QuotaExhausted("no money", call),
            call -> new AiException.Overloaded("busy", call, null),
            call -> new AiException.Authentication("who?", call),
            call -> new AiException.InvalidRequest("what?", call),
            call -> new AiException.TooLarge("too much", call),
            call -> new AiException.Connection("gone", call, null),
            call ->
                new AiException.Timeout(
                    "no answer", call, AiException.Timeout.Phase.CONNECT, null));
    for (Function<AiCall, AiException> fault : faults) {
      observed.clear();
      Ai ai = settings(direct(fails(fault), fails(fault))).build();
      assertThatExceptionOfType(AiException.class)
          .isThrownBy(() -> ai.model().complete(request("m-1")));
      Heard heard = new Heard();
      ai.model().stream(request("m-1"), heard);
      assertThat(heard.ends()).isEqualTo(1);
      assertThat(used(ai)).isZero();
      assertThat(records())
          .hasSize(2)
          .allMatch(call -> call.cost().equals(new CallCost.Nothing()))
          .allMatch(call -> call.fault() == FaultKind.of(heard.fault()));
      assertThat(spent(ai).nanos()).isZero();
    }
  }

  @Test
  void givesAMessageBackWhenNothingCameAndCountsTheCost() {
    Ai ai =
        settings(
                direct(
                    fails(
                        call ->
                            new AiException.Timeout(
                                "no answer", call, AiException.Timeout.Phase.FIRST_BYTE, null))))
            .build();
    assertThatExceptionOfType(AiException.Timeout.class)
        .isThrownBy(() -> ai.model().complete(request("m-1")));
    assertThat(used(ai)).isZero();
    assertThat(record().cost()).isEqualTo(new CallCost.Unpriced(UnpricedReason.BROKEN_OFF));
    assertThat(spent(ai).nanos())
        .as("what was reserved: output alone is 0.015")
        .isGreaterThan(15_000_000);
    assertThat(ai.budget().standings().get(0).unpriced()).isEqualTo(1);
    assertThat(events()).as("nobody has to do anything").isEmpty();
  }

  @Test
  void countsAMessageWhoseAnswerBegan() {
    Ai ai =
        settings(
                direct(
                    ScriptedAnswer.text("a b c").cutAfter(1),
                    ScriptedAnswer.text("a b c").cutAfter(0),
                    ScriptedAnswer.text("a b c").cutAfter(1)))
            .build();
    Heard heard = new Heard();
    ai.model().stream(request("m-1"), heard);
    assertThat(heard.fault()).isInstanceOf(AiException.StreamTruncated.class);
    assertThat(used(ai)).isEqualTo(1);
    ai.model().stream(request("m-2"), new Heard());
    assertThat(used(ai)).as("cut before the first piece").isEqualTo(1);
    assertThatExceptionOfType(AiException.StreamTruncated.class)
        .isThrownBy(() -> ai.model().complete(request("m-3")));
    assertThat(used(ai)).as("a part of an answer came at once").isEqualTo(2);
    assertThat(records())
        .allMatch(call -> call.cost().equals(new CallCost.Unpriced(UnpricedReason.BROKEN_OFF)));
  }

  @Test
  void countsRefusalsAndAnswersThatAreNoGood() {
    AnswerShape shape = new AnswerShape.ObjectOf(Map.of("a", new AnswerShape.FlagOf()));
    Ai ai =
        settings(
                direct(
                    ScriptedAnswer.refusal().usage(COUNTED),
                    ScriptedAnswer.fault(
                        call -> new AiException.Refused("no", new AiCall("r-1", 1, COUNTED))),
                    says("no shape")))
            .build();
    assertThat(ai.model().complete(request("m-1")).finish()).isEqualTo(FinishReason.REFUSAL);
    assertThatExceptionOfType(AiException.Refused.class)
        .isThrownBy(() -> ai.model().complete(request("m-2")));
    assertThatExceptionOfType(AiException.MalformedOutput.class)
        .isThrownBy(() -> ai.model().complete(request("m-3").toBuilder().answer(shape).build()));
    assertThat(used(ai)).isEqualTo(3);
    assertThat(records()).extracting(CallRecord::cost).containsOnly(new CallCost.Priced(COST));
    assertThat(spent(ai)).isEqualTo(AiCost.parse("0.018", USD));
  }

  @Test
  void countsACancelledCallOnce() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Ai ai =
        settings(
                ScriptedModel.of(
                    ScriptedAnswer.text("a b c")
                        .before(
                            1,
                            () -> {
                              first.countDown();
                              ScriptedModelTest.await(cancelled);
                            })))
            .build();
    Heard heard = new Heard();
    AiStream stream = ai.model().stream(request("m-1"), heard);
    ScriptedModelTest.await(first);
    stream.cancel();
    cancelled.countDown();
    assertThat(failure(stream)).isInstanceOf(AiException.Cancelled.class);
    assertThat(heard.said).containsExactly("a ");
    assertThat(heard.ends()).isZero();
    stream.cancel();
    assertThat(record().fault()).isEqualTo(FaultKind.CANCELLED);
    assertThat(record().cost()).isEqualTo(new CallCost.Unpriced(UnpricedReason.BROKEN_OFF));
    assertThat(record().usage().output()).as("so far").isEqualTo(1);
    assertThat(used(ai)).isEqualTo(1);
    assertThat(spent(ai).nanos()).isPositive();
  }

  @Test
  void keepsACancelWithinATransactionOfTheHostApart() {
    Ai[] ai = new Ai[1];
    AiStream[] stream = new AiStream[1];
    List<Runnable> later = new ArrayList<>();
    ScriptedModel model =
        ScriptedModel.builder().then(says("a b")).then(says("c")).on(later::add).build();
    ai[0] = settings(model).build();
    stream[0] = ai[0].model().stream(request("m-1"), new Heard());
    try {
      storage()
          .inTransaction(
              () -> {
                stream[0].cancel();
                throw new IllegalStateException("the host rolls back");
              });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the host rolls back");
    }
    assertThat(unrecorded).hasSize(1);
    assertThat(records()).isEmpty();
    ai[0].sweep(10);
    assertThat(record().fault()).isEqualTo(FaultKind.CANCELLED);
    assertThat(used(ai[0])).isEqualTo(1);
  }

  @Test
  void announcesAModelWithoutAPriceOnceADay() throws Exception {
    ModelName answered = new ModelName("scripted", "surprise-9");
    Ai ai =
        settings(ScriptedModel.answering(request -> says("a").by(answered)))
            .quota(QuotaPolicy.standard().withoutLimit(Purpose.CHAT))
            .build();
    inParallel(16, 3, (thread, n) -> ai.model().complete(request(thread + "/" + n)).text());
    ModelUnpriced event =
        new ModelUnpriced(
            answered, UnpricedReason.NO_PRICE, LocalDate.of(2026, 3, 10), clock.instant());
    assertThat(events()).filteredOn(ModelUnpriced.class::isInstance).containsExactly(event);
    assertThat(records()).hasSize(48);
    assertThat(records())
        .extracting(CallRecord::cost)
        .containsOnly(new CallCost.Unpriced(UnpricedReason.NO_PRICE));
    assertThat(ai.budget().standings().get(0).unpriced()).isEqualTo(48);
    assertThat(spent(ai).nanos()).as("never 0").isPositive();
    clock.advance(Duration.ofDays(1));
    ai.model().complete(request("m-1"));
    assertThat(events()).filteredOn(ModelUnpriced.class::isInstance).hasSize(2);
  }

  @Test
  void announcesCountsThatAreMissingOrCannotBe() {
    Ai ai =
        settings(
                direct(
                    ScriptedAnswer.text("a").usage(AiUsage.UNKNOWN),
                    ScriptedAnswer.text("a").usage(AiUsage.of(Long.MAX_VALUE, 1))))
            .build();
    ai.model().complete(request("m-1"));
    ai.model().complete(request("m-2"));
    assertThat(events())
        .extracting(event -> ((ModelUnpriced) event).reason())
        .containsExactly(UnpricedReason.NO_COUNT, UnpricedReason.IMPLAUSIBLE);
    assertThat(records().get(1).usage()).isEqualTo(new AiUsage(null, 0L, 0L, 1L, null));
  }

  @Test
  void handsAnAnswerOverThatCannotBeWrittenDownAndWritesItLater() {
    MortalStorage mortal = new MortalStorage(storage());
    Ai ai =
        with(
                mortal.ai(clock),
                direct(says("a").before(1, () -> mortal.dieAt(1)), says("b").before(1, () -> {})))
            .build();
    assertThat(ai.model().complete(request("m-1")).text()).isEqualTo("a");
    assertThat(unrecorded).hasSize(1);
    assertThat(records()).isEmpty();
    mortal.recover();
    assertThat(ai.model().complete(request("m-2")).text()).isEqualTo("b");
    assertThat(records()).hasSize(2);
    assertThat(used(ai)).isEqualTo(2);
    assertThat(spent(ai)).isEqualTo(AiCost.parse("0.012", USD));
    ai.sweep(10);
    assertThat(spent(ai)).as("once").isEqualTo(AiCost.parse("0.012", USD));
  }

  @Test
  void handsAStreamOverThatCannotBeWrittenDown() {
    MortalStorage mortal = new MortalStorage(storage());
    Ai ai = with(mortal.ai(clock), direct(says("a b").before(2, () -> mortal.dieAt(1)))).build();
    Heard heard = new Heard();
    ai.model().stream(request("m-1"), heard);
    assertThat(heard.response().text()).isEqualTo("a b");
    assertThat(heard.ends()).isEqualTo(1);
    mortal.recover();
    clock.advance(Duration.ofHours(1));
    ai.sweep(10);
    assertThat(records()).hasSize(1);
    assertThat(spent(ai)).isEqualTo(COST);
  }

  @Test
  void sendsNothingThatCannotBeCounted() {
    MortalStorage mortal = new MortalStorage(storage());
    ScriptedModel model = direct(says("a"));
    Ai ai = with(mortal.ai(clock), model).build();
    mortal.dieAt(1);
    assertThatExceptionOfType(MortalStorage.Died.class)
        .isThrownBy(() -> ai.model().complete(request("m-1")));
    assertThat(model.requests()).isEmpty();
  }

  /**
   * The process dies at every place once; another one asks again with the same message and sweeps.
   * What was lost is one message spent at most, and the log of a call whose process died.
   */
  @Test
  void survivesACrashAnywhere() {
    long places = 0;
    boolean died = true;
    while (died) {
      places++;
      String message = "crash-" + places;
      String user = "user-" + places;
      MortalStorage mortal = new MortalStorage(storage());
      List<Integer> sent = new ArrayList<>();
      AiRequest request = request(message).toBuilder().forUser(user).build();
      Ai first = with(mortal.ai(clock), counting(sent)).build();
      long before = spent(first).nanos();
      mortal.dieAt(places);
      try {
        first.model().complete(request);
      } catch (MortalStorage.Died e) {
        assertThat(mortal.isDead()).isTrue();
      }
      died = mortal.isDead();
      int answered = sent.size();

      Ai second = settings(counting(sent)).build();
      assertThat(second.model().complete(request).text()).isEqualTo("a");
      clock.advance(Duration.ofMinutes(16));
      second.sweep(100);
      QuotaSubject subject = new QuotaSubject(user, Purpose.CHAT);
      assertThat(second.quota().standing(subject, BERLIN).used())
          .as("dies at place %d", places)
          .isEqualTo(1);
      assertThat(second.budget().standings().get(0).reserved().nanos()).isZero();
      long calls =
          second.usage().totals(all().ofUser(user)).stream().mapToLong(UsageTotal::calls).sum();
      assertThat(calls).isBetween((long) sent.size() - answered, (long) sent.size());
      assertThat(spent(second).nanos() - before)
          .as("what is logged is what is spent")
          .isEqualTo(calls * COST.nanos());
    }
    assertThat(places).as("places to die at").isGreaterThan(15);
  }

  private static ScriptedModel counting(List<Integer> sent) {
    return ScriptedModel.answering(
        request -> {
          sent.add(1);
          return says("a");
        });
  }

  private static UsageQuery all() {
    return UsageQuery.of(Instant.MIN, Instant.MAX);
  }

  /** A commit whose outcome nobody heard of is tried again, and counts once. */
  @Test
  void countsOnceWhenTheOutcomeOfACommitIsLost() {
    // The last place of a call is the one after its commit.
    int places = 1;
    while (true) {
      MortalStorage probe = new MortalStorage(storage());
      Ai ai = with(probe.ai(clock), ScriptedModel.answering(request -> says("a"))).build();
      String user = "probe-" + places;
      AiRequest request = request("m").toBuilder().forUser(user).build();
      probe.dieAt(places);
      boolean sent;
      try {
        ai.model().complete(request);
        sent = true;
      } catch (MortalStorage.Died e) {
        sent = false;
      }
      if (!probe.isDead()) {
        break;
      }
      probe.recover();
      ai.sweep(10);
      clock.advance(Duration.ofMinutes(16));
      ai.sweep(10);
      QuotaSubject subject = new QuotaSubject(user, Purpose.CHAT);
      assertThat(ai.usage().totals(all().ofUser(user))).hasSize(sent ? 1 : 0);
      assertThat(ai.quota().standing(subject, BERLIN).used())
          .as("place %d", places)
          .isLessThanOrEqualTo(1);
      assertThat(ai.budget().standings().get(0).reserved().nanos()).isZero();
      places++;
    }
    UsageTotal total = settings(direct()).build().usage().totals(all()).get(0);
    assertThat(spent(settings(direct()).build()).nanos()).isEqualTo(total.calls() * COST.nanos());
  }

  @Test
  void neverPassesQuotaOrBudgetUnderSixteenThreads() throws Exception {
    // 3 x 40 + 15 x 200 = 3 120 millionths; 3 147 are reserved for 49 tokens of input at most.
    AiCost cost = AiCost.parse("0.00312", USD);
    ScriptedModel model =
        ScriptedModel.answering(request -> ScriptedAnswer.text("a").usage(AiUsage.of(40, 200)));
    Ai ai =
        settings(model)
            .quota(QuotaPolicy.standard().with(Purpose.CHAT, 20))
            .budget(
                BudgetPolicy.of(
                    "tight",
                    BudgetLimit.of(BudgetScope.platform(), BudgetPeriod.DAY, usd("0.15"))
                        .withHardStop()))
            .build();
    List<String> ends =
        inParallel(
            16,
            6,
            (thread, n) -> {
              AiRequest request =
                  AiRequest.builder(Purpose.CHAT, 200)
                      .user("a")
                      .forUser("user-" + thread % 4)
                      .message(thread + "/" + n)
                      .build();
              try {
                return ai.model().complete(request).text();
              } catch (AiException e) {
                return FaultKind.of(e).name();
              }
            });
    int answered = (int) ends.stream().filter("a"::equals).count();
    // 0.15 / 0.00312 are 48 calls; four users have 20 each.
    assertThat(answered).isLessThanOrEqualTo(48).isGreaterThanOrEqualTo(40);
    assertThat(model.requests()).hasSize(answered);
    assertThat(records()).hasSize(answered);
    assertThat(spent(ai)).isEqualTo(new AiCost(answered * cost.nanos(), USD));
    int counted = 0;
    for (int i = 0; i < 4; i++) {
      counted += ai.quota().standing(new QuotaSubject("user-" + i, Purpose.CHAT), BERLIN).used();
    }
    assertThat(counted).isEqualTo(answered);
  }

  @Test
  void namesEverythingAsOpenTelemetryDoes() {
    Ai ai = settings(direct(says("a").usage(new AiUsage(100L, 20L, 3L, 40L, 7L)))).build();
    ai.model().complete(request("m-1"));
    assertThat(observed.get(0).operation()).isEqualTo("chat");
    assertThat(observed.get(0).startedAt()).isEqualTo(NOON);
    assertThat(observed.get(0).attributes())
        .containsEntry("gen_ai.operation.name", "chat")
        .containsEntry("gen_ai.provider.name", "scripted")
        .containsEntry("gen_ai.request.model", "scripted-1")
        .containsEntry("gen_ai.response.model", "scripted-1")
        .containsEntry("gen_ai.request.max_tokens", 1_000L)
        .containsEntry("gen_ai.request.stream", false)
        .containsEntry("gen_ai.output.type", "text")
        .containsEntry("gen_ai.response.finish_reasons", List.of("stop"))
        .containsEntry("gen_ai.response.id", "scripted-1")
        .containsEntry("gen_ai.usage.input_tokens", 123L)
        .containsEntry("gen_ai.usage.cache_read.input_tokens", 20L)
        .containsEntry("gen_ai.usage.cache_creation.input_tokens", 3L)
        .containsEntry("gen_ai.usage.output_tokens", 40L)
        .containsEntry("gen_ai.usage.reasoning.output_tokens", 7L)
        .containsEntry("fanfare.ai.purpose", "chat")
        .containsEntry("fanfare.ai.unpriced", "no_class_price")
        .doesNotContainKey("error.type")
        .doesNotContainValue("ada");
    assertThat(observed.get(0).toString()).doesNotContain("PRIVATE");
  }

  @Test
  void isNotDisturbedByAnObserver() {
    Ai ai =
        settings(direct(says("a")))
            .observer(
                call -> {
                  throw new IllegalStateException("an observer's own trouble");
                })
            .build();
    assertThat(ai.model().complete(request("m-1")).text()).isEqualTo("a");
    assertThat(used(ai)).isEqualTo(1);
  }

  @Test
  void countsTokensWithoutCountingACall() {
    Ai ai = settings(direct()).build();
    assertThat(ai.model().countTokens(request("m-1"))).isPresent();
    assertThat(used(ai)).isZero();
    assertThat(records()).isEmpty();
    assertThat(observed.get(0).operation()).isEqualTo("count_tokens");
  }

  @Test
  void countsOtherModelsTogetherWithIt() {
    Ai ai = settings(direct(says("a"))).build();
    MeteredModel other = ai.metered(direct(says("b")));
    ai.model().complete(request("m-1"));
    other.complete(request("m-2"));
    assertThat(used(ai)).isEqualTo(2);
    assertThat(spent(ai)).isEqualTo(AiCost.parse("0.012", USD));
  }

  @Test
  void sweepsWhatIsOlderThanTheRetention() {
    Ai ai = settings(direct(says("a"))).retention(Duration.ofDays(30)).build();
    ai.model().complete(request("m-1"));
    clock.advance(Duration.ofDays(30));
    ai.sweep(10);
    assertThat(records()).hasSize(1);
    clock.advance(Duration.ofDays(1));
    assertThat(ai.sweep(10)).isEqualTo(1);
    assertThat(records()).isEmpty();
    clock.advance(Duration.ofDays(10));
    assertThat(ai.sweep(10)).as("the reservation").isEqualTo(1);
    assertThat(ai.sweep(10)).isZero();
  }

  @Test
  void staysWithinABudgetThatIsNotItsOwn() {
    Ai ai = settings(direct(says("a"))).budget(BudgetPolicy.of("own", FIFTY)).build();
    ai.model().complete(request("m-1"));
    assertThat(ai.budget().policy().version()).isEqualTo("own");
    assertThat(spent(ai)).isEqualTo(COST);
  }
}
