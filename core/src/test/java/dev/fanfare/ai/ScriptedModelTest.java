package dev.fanfare.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fanfare.testing.Background;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {
  private static final AiRequest HELLO =
      AiRequest.builder(Purpose.CHAT, 1_000).system("Be kind.").user("Hello").build();
  private static final AnswerShape.ObjectOf VERDICT =
      new AnswerShape.ObjectOf(Map.of("ok", new AnswerShape.FlagOf()));
  private static final AiRequest JUDGE =
      AiRequest.builder(Purpose.MODERATION, 1_000).user("Judge").answer(VERDICT).build();
  private static final AiValue OK = new AiValue.Fields(Map.of("ok", new AiValue.Flag(true)));

  /** Everything on the calling thread. */
  private static ScriptedModel direct(ScriptedAnswer answer) {
    return ScriptedModel.builder().then(answer).on(Runnable::run).build();
  }

  @Test
  void saysWhatItWasToldInOrder() {
    ScriptedModel model = ScriptedModel.saying("One", "Two");
    AiResponse first = model.complete(HELLO);
    assertThat(first.text()).isEqualTo("One");
    assertThat(first.finish()).isEqualTo(FinishReason.STOP);
    assertThat(first.model()).isEqualTo(ScriptedModel.NAME);
    assertThat(first.requestId()).isEqualTo("scripted-1");
    assertThat(first.answer()).isNull();
    assertThat(model.remaining()).isEqualTo(1);
    assertThat(model.complete(HELLO).text()).isEqualTo("Two");
    assertThat(model.requests()).containsExactly(HELLO, HELLO);
    assertThatIllegalStateException()
        .isThrownBy(() -> model.complete(HELLO))
        .withMessageContaining("call 3 has no answer");
    model.then(ScriptedAnswer.text("Three"));
    assertThat(model.complete(HELLO).text()).isEqualTo("Three");
  }

  @Test
  void answersByAFunctionWhenTheQueueIsUsedUp() {
    ScriptedModel model =
        ScriptedModel.builder()
            .name(new ModelName("acme", "big-1"))
            .then(ScriptedAnswer.text("first"))
            .otherwise(request -> ScriptedAnswer.text("for " + request.purpose()))
            .build();
    assertThat(model.complete(HELLO).text()).isEqualTo("first");
    assertThat(model.complete(HELLO).text()).isEqualTo("for chat");
    assertThat(model.complete(HELLO).model()).isEqualTo(new ModelName("acme", "big-1"));
  }

  @Test
  void countsHonestly() {
    ScriptedModel model = ScriptedModel.saying("12345678", "123456789");
    long input = model.countTokens(HELLO).orElseThrow();
    // Eight bytes are two tokens, nine are three.
    assertThat(model.complete(HELLO).usage()).isEqualTo(AiUsage.of(input, 2));
    assertThat(model.complete(HELLO).usage()).isEqualTo(AiUsage.of(input, 3));
    assertThat(input).isPositive().isLessThan(TokenEstimator.byBytes().inputTokens(HELLO));
    AiRequest longer = HELLO.toBuilder().turn(Turn.assistant("Hi")).user("x".repeat(800)).build();
    // 800 characters more are 200 tokens more, and two turns about 16 each.
    assertThat(model.countTokens(longer).orElseThrow() - input).isBetween(200L, 300L);
  }

  @Test
  void stopsAtMaxTokens() {
    AiRequest two = AiRequest.builder(Purpose.CHAT, 2).user("Hello").build();
    AiResponse response = ScriptedModel.saying("abcd efgh").complete(two);
    assertThat(response.text()).isEqualTo("abcd efg");
    assertThat(response.finish()).isEqualTo(FinishReason.LENGTH);
    assertThat(response.usage().output()).isEqualTo(2);
    // A picture of four bytes is not cut in two.
    assertThat(ScriptedModel.saying("abcdef🎤").complete(two).text()).isEqualTo("abcdef");
    assertThat(ScriptedModel.saying("abcd🎤").complete(two).finish()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void stopsAtAStopSequence() {
    AiRequest stopping = HELLO.toBuilder().stopSequences(List.of("END", " b")).build();
    AiResponse response = ScriptedModel.saying("a b END").complete(stopping);
    assertThat(response.text()).isEqualTo("a");
    assertThat(response.finish()).isEqualTo(FinishReason.STOP_SEQUENCE);
  }

  @Test
  void holdsStructuredAnswersToTheirShape() {
    assertThat(ScriptedModel.of(ScriptedAnswer.structured(OK)).complete(JUDGE).answer())
        .isEqualTo(OK);
    AiResponse withText =
        ScriptedModel.of(ScriptedAnswer.structured(OK, "{\"ok\": true}")).complete(JUDGE);
    assertThat(withText.text()).isEqualTo("{\"ok\": true}");
    assertThat(withText.answer()).isEqualTo(OK);
    AiValue wrong = new AiValue.Fields(Map.of("ok", new AiValue.Text("secret")));
    assertThatExceptionOfType(AiException.MalformedOutput.class)
        .isThrownBy(() -> ScriptedModel.of(ScriptedAnswer.structured(wrong)).complete(JUDGE))
        .withMessageContaining("answer.ok is not true or false")
        .withMessageNotContaining("secret");
    assertThatExceptionOfType(AiException.MalformedOutput.class)
        .isThrownBy(() -> ScriptedModel.saying("Sure!").complete(JUDGE));
    assertThatIllegalStateException()
        .isThrownBy(() -> ScriptedModel.of(ScriptedAnswer.structured(OK)).complete(HELLO));
  }

  @Test
  void givesNoStructuredAnswerThatIsNotWhole() {
    AiResponse refused = ScriptedModel.of(ScriptedAnswer.refusal()).complete(JUDGE);
    assertThat(refused.finish()).isEqualTo(FinishReason.REFUSAL);
    assertThat(refused.answer()).isNull();
    AiRequest tiny = AiRequest.builder(Purpose.CHAT, 1).user("Judge").answer(VERDICT).build();
    AiResponse cut = ScriptedModel.of(ScriptedAnswer.structured(OK)).complete(tiny);
    assertThat(cut.finish()).isEqualTo(FinishReason.LENGTH);
    assertThat(cut.answer()).isNull();
  }

  @Test
  void failsAsItWasTold() {
    ScriptedModel model =
        ScriptedModel.of(
            ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null)),
            ScriptedAnswer.text("a b c").cutAfter(2),
            ScriptedAnswer.text("a b c")
                .attempts(3)
                .faultAfter(1, call -> new AiException.Connection("gone", call, null)));
    assertThatExceptionOfType(AiException.Overloaded.class)
        .isThrownBy(() -> model.complete(HELLO))
        .satisfies(e -> assertThat(e.call().usage().output()).isZero());
    assertThatExceptionOfType(AiException.StreamTruncated.class)
        .isThrownBy(() -> model.complete(HELLO))
        .satisfies(e -> assertThat(e.partial()).isEqualTo("a b "));
    assertThatExceptionOfType(AiException.Connection.class)
        .isThrownBy(() -> model.complete(HELLO))
        .satisfies(
            e -> {
              assertThat(e.call().attempts()).isEqualTo(3);
              assertThat(e.call().requestId()).isEqualTo("scripted-3");
              assertThat(e.call().usage().output()).as("two bytes said").isEqualTo(1);
            });
  }

  @Test
  void streamsWordByWordOrAsItWasTold() {
    Heard heard = new Heard();
    direct(ScriptedAnswer.text("Hello, dear Ada")).stream(HELLO, heard);
    assertThat(heard.said).containsExactly("Hello, ", "dear ", "Ada");
    assertThat(heard.ends()).isEqualTo(1);
    assertThat(heard.response().text()).isEqualTo("Hello, dear Ada");
    assertThat(heard.response().firstToken()).isEqualTo(Duration.ZERO);

    Heard pieces = new Heard();
    direct(ScriptedAnswer.text("Hello").inPieces("He", "llo")).stream(HELLO, pieces);
    assertThat(pieces.said).containsExactly("He", "llo");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScriptedAnswer.text("Hello").inPieces("He", "lo"));
  }

  @Test
  void endsAStreamWithOneFault() {
    Heard heard = new Heard();
    AiStream stream = direct(ScriptedAnswer.text("a b c").cutAfter(2)).stream(HELLO, heard);
    assertThat(heard.said).containsExactly("a ", "b ");
    assertThat(heard.ends()).isEqualTo(1);
    assertThat(heard.fault()).isInstanceOf(AiException.StreamTruncated.class);
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> stream.result().toCompletableFuture().join())
        .withCause(heard.fault());
  }

  @Test
  void streamsOnAThreadOfItsOwnAndReturnsAtOnce() throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    ScriptedModel model =
        ScriptedModel.of(
            ScriptedAnswer.text("a")
                .before(
                    0,
                    () -> {
                      thread.set(Thread.currentThread());
                      await(returned);
                    }));
    Heard heard = new Heard();
    AiStream stream = model.stream(HELLO, heard);
    returned.countDown();
    assertThat(stream.result().toCompletableFuture().get(10, TimeUnit.SECONDS).text())
        .isEqualTo("a");
    assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(heard.ends()).as("told before the result is there").isEqualTo(1);
  }

  @Test
  void saysNothingAfterACancel() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    ScriptedModel model =
        ScriptedModel.of(
            ScriptedAnswer.text("a b c")
                .before(
                    1,
                    () -> {
                      first.countDown();
                      await(cancelled);
                    }));
    Heard heard = new Heard();
    AiStream stream = model.stream(HELLO, heard);
    await(first);
    stream.cancel();
    stream.cancel();
    cancelled.countDown();
    assertThat(Background.start(() -> failure(stream)).result())
        .isInstanceOfSatisfying(
            AiException.Cancelled.class,
            e -> assertThat(e.call().usage().output()).as("\"a \"").isEqualTo(1));
    assertThat(heard.said).containsExactly("a ");
    assertThat(heard.ends()).isZero();
  }

  @Test
  void mayBeCancelledBeforeItBegins() {
    AtomicReference<Runnable> later = new AtomicReference<>();
    ScriptedModel model =
        ScriptedModel.builder().then(ScriptedAnswer.text("a")).on(later::set).build();
    Heard heard = new Heard();
    AiStream stream = model.stream(HELLO, heard);
    stream.cancel();
    assertThat(failure(stream)).isInstanceOf(AiException.Cancelled.class);
    later.get().run();
    assertThat(heard.said).isEmpty();
    assertThat(heard.ends()).isZero();
  }

  @Test
  void isCancelledByAListenerThatThrows() {
    Heard heard =
        new Heard() {
          @Override
          public void onText(String piece) {
            throw new IllegalStateException("no more");
          }
        };
    AiStream stream = direct(ScriptedAnswer.text("a b")).stream(HELLO, heard);
    assertThat(failure(stream))
        .isInstanceOf(AiException.Cancelled.class)
        .hasRootCauseMessage("no more");
    assertThat(heard.ends()).isZero();
  }

  @Test
  void waitsIfItWasToldTo() throws Exception {
    ScriptedAnswer slow =
        ScriptedAnswer.text("a b").delayed(Duration.ofMillis(30), Duration.ofMillis(20));
    long start = System.nanoTime();
    AiResponse response = ScriptedModel.of(slow).complete(HELLO);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000L);
    assertThat(response.took()).isEqualTo(Duration.ofMillis(50));

    ScriptedAnswer never = ScriptedAnswer.text("a").delayed(Duration.ofHours(1), Duration.ZERO);
    AiStream stream = ScriptedModel.of(never).stream(HELLO, new Heard());
    stream.cancel();
    assertThat(Background.start(() -> failure(stream)).result())
        .as("a cancel ends the wait")
        .isInstanceOf(AiException.Cancelled.class);
  }

  @Test
  void isCancelledByAnInterrupt() {
    ScriptedAnswer never = ScriptedAnswer.text("a").delayed(Duration.ofHours(1), Duration.ZERO);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(AiException.Cancelled.class)
        .isThrownBy(() -> ScriptedModel.of(never).complete(HELLO));
    assertThat(Thread.interrupted()).as("and stays interrupted").isTrue();
  }

  @Test
  void claimsWhatItWasTold() {
    AiResponse response =
        ScriptedModel.of(
                ScriptedAnswer.text("a")
                    .usage(AiUsage.UNKNOWN)
                    .by(new ModelName("acme", "big-1-20260401"))
                    .finish(FinishReason.CONTENT_FILTER)
                    .attempts(2))
            .complete(HELLO);
    assertThat(response.usage()).isEqualTo(AiUsage.UNKNOWN);
    assertThat(response.model().model()).isEqualTo("big-1-20260401");
    assertThat(response.finish()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(response.attempts()).isEqualTo(2);
  }

  @Test
  void isNoModelWithoutOne() {
    LanguageModel none = LanguageModel.none();
    assertThatExceptionOfType(AiException.InvalidRequest.class)
        .isThrownBy(() -> none.complete(HELLO))
        .withMessageContaining("languageModel");
    Heard heard = new Heard();
    assertThat(failure(none.stream(HELLO, heard))).isSameAs(heard.fault());
    assertThat(none.countTokens(HELLO)).isEmpty();
  }

  static Throwable failure(AiStream stream) {
    return stream
        .result()
        .handle(
            (response, fault) -> fault instanceof CompletionException ? fault.getCause() : fault)
        .toCompletableFuture()
        .join();
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
