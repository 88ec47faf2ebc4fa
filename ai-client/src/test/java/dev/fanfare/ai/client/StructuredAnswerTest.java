package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.client.Questions.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that must have a shape: believed, asked for once more, or refused. */
class StructuredAnswerTest {
  private static final String GOOD =
      "{\"harmful\":false,\"category\":\"NONE\",\"confidence\":0.75}";
  private static final AiValue VALUE =
      new AiValue.Fields(
          Map.of(
              "harmful", new AiValue.Flag(false),
              "category", new AiValue.Text("NONE"),
              "confidence", new AiValue.Number(0.75)));
  private static final String BAD = "{\"harmful\":false,\"category\":\"LEAK\",\"confidence\":0.75}";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasTheShapeThatWasAskedFor(Kind kind) {
    server.enqueue(saying(kind, GOOD, "end"));
    try (HttpModel model = model(kind)) {
      AiResponse response = model.complete(question());
      assertThat(response.answer()).isEqualTo(VALUE);
      assertThat(response.text()).isEqualTo(GOOD);
      assertThat(response.attempts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isAskedForOnceMoreWithTheReasonAlone(Kind kind) throws Exception {
    server.enqueue(saying(kind, BAD, "end"));
    server.enqueue(saying(kind, GOOD, "end"));
    try (HttpModel model = model(kind)) {
      AiResponse response = model.complete(question());
      assertThat(response.answer()).isEqualTo(VALUE);
      assertThat(response.text()).isEqualTo(GOOD);
      assertThat(response.attempts()).isEqualTo(2);
      // 10 + 10 in, 5 + 5 out.
      assertThat(response.usage().uncachedInput()).isEqualTo(20);
      assertThat(response.usage().output()).isEqualTo(10);
    }
    JsonNode first = sent();
    JsonNode second = sent();
    assertThat(second.toString())
        .contains("could not be used: answer.category is not one of [NONE, HATE, SCAM]")
        .doesNotContain("LEAK");
    assertThat(second.path("system")).isEqualTo(first.path("system"));
    String asked = second.path("messages").toString();
    assertThat(asked).startsWith(first.path("messages").toString().split("Hello")[0] + "Hello");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isNoAnswerIfItFailsTwice(Kind kind) {
    for (int i = 0; i < 3; i++) {
      server.enqueue(saying(kind, BAD, "end"));
    }
    try (HttpModel model = model(kind)) {
      var e =
          catchThrowableOfType(AiException.MalformedOutput.class, () -> model.complete(question()));
      assertThat(e)
          .hasMessage(
              model.name()
                  + " did not keep to the shape asked for:"
                  + " answer.category is not one of [NONE, HATE, SCAM]");
      assertThat(e.call().attempts()).isEqualTo(2);
      assertThat(e.call().usage().uncachedInput()).isEqualTo(20);
      assertThat(e.call().usage().output()).isEqualTo(10);
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void tellsWhatTheFirstAnswerCostWhenTheSecondFails() {
    server.enqueue(saying(Kind.CLAUDE, BAD, "end"));
    server.enqueue(new MockResponse.Builder().code(401).build());
    try (HttpModel model = model(Kind.CLAUDE)) {
      var e =
          catchThrowableOfType(AiException.Authentication.class, () -> model.complete(question()));
      assertThat(e.call().usage()).isEqualTo(new AiUsage(10L, null, null, 5L, null));
      assertThat(e.call().attempts()).isEqualTo(2);
    }
  }

  @Test
  void isNotAskedForOnceMoreWhenTheTimeIsOver() {
    TestTime time = new TestTime();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            time.advance(Duration.ofMinutes(1));
            return saying(Kind.CHAT, BAD, "end");
          }
        });
    try (HttpModel model =
        Kind.CHAT
            .builder(server.url("/").toString())
            .time(time)
            .totalTimeout(Duration.ofMinutes(1))
            .build()) {
      var e = catchThrowableOfType(AiException.Timeout.class, () -> model.complete(question()));
      assertThat(e.phase()).isEqualTo(AiException.Timeout.Phase.TOTAL);
      assertThat(e.call().usage().output()).as("the first answer is paid").isEqualTo(5);
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLAUDE, max_tokens, LENGTH",
    "CLAUDE, refusal, REFUSAL",
    "CLAUDE, model_context_window_exceeded, CONTEXT_EXCEEDED",
    "CLAUDE, tool_use, TOOL",
    "CHAT, length, LENGTH",
    "CHAT, content_filter, CONTENT_FILTER",
    "CHAT, what_is_this, UNKNOWN"
  })
  void isNotReadUnlessItIsWhole(Kind kind, String reason, FinishReason finish) {
    server.enqueue(saying(kind, GOOD, reason));
    try (HttpModel model = model(kind)) {
      AiResponse response = model.complete(question());
      assertThat(response.finish()).isEqualTo(finish);
      assertThat(response.answer()).isNull();
      assertThat(response.text()).isEqualTo(GOOD);
      assertThat(server.getRequestCount()).as("nothing to mend").isEqualTo(1);
    }
  }

  @Test
  void mayEndInARefusalTheSecondTime() {
    server.enqueue(saying(Kind.CLAUDE, BAD, "end"));
    server.enqueue(saying(Kind.CLAUDE, "", "refusal"));
    try (HttpModel model = model(Kind.CLAUDE)) {
      AiResponse response = model.complete(question());
      assertThat(response.finish()).isEqualTo(FinishReason.REFUSAL);
      assertThat(response.answer()).isNull();
      assertThat(response.attempts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isHeldToItsShapeInAStreamToo(Kind kind) throws Exception {
    server.enqueue(saying(kind, GOOD, "end"));
    server.enqueue(saying(kind, BAD, "end"));
    try (HttpModel model = model(kind)) {
      Recorder heard = new Recorder();
      AiStream stream = model.stream(question(), heard);
      AiResponse response = stream.result().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(response.answer()).isEqualTo(VALUE);
      assertThat(heard.responses).containsExactly(response);
      assertThat(heard.text()).isEqualTo(GOOD);

      Recorder second = new Recorder();
      AiStream bad = model.stream(question(), second);
      assertThatThrownBy(() -> bad.result().toCompletableFuture().get(10, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(AiException.MalformedOutput.class);
      assertThat(second.faults).hasSize(1);
      assertThat(second.responses).isEmpty();
      assertThat(server.getRequestCount()).as("its pieces were handed on").isEqualTo(2);
    }
  }

  @Test
  void mustBeAnObject() {
    AiRequest list =
        question().toBuilder()
            .answer(new AnswerShape.ListOf(new AnswerShape.FlagOf(), 1, 1))
            .build();
    try (HttpModel model = model(Kind.CHAT)) {
      assertThatThrownBy(() -> model.complete(list))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be an object");
    }
  }

  private JsonNode sent() throws InterruptedException {
    return JsonMapper.shared().readTree(server.takeRequest().getBody().utf8());
  }

  private HttpModel model(Kind kind) {
    return kind.builder(server.url("/").toString()).time(new TestTime()).build();
  }

  private static AiRequest question() {
    return Questions.hello().toBuilder().answer(Questions.verdict()).build();
  }

  private static MockResponse saying(Kind kind, String text, String reason) {
    String piece = JsonMapper.shared().writeValueAsString(text);
    String stream =
        kind == Kind.CLAUDE
            ? """
            data: {"type":"message_start","message":{"usage":{"input_tokens":10,"output_tokens":1}}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":%s}}

            data: {"type":"message_delta","delta":{"stop_reason":"%s"},"usage":{"output_tokens":5}}

            data: {"type":"message_stop"}

            """
                .formatted(piece, reason.equals("end") ? "end_turn" : reason)
            : """
            data: {"choices":[{"index":0,"delta":{"content":%s}}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}

            data: {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5}}

            data: [DONE]

            """
                .formatted(piece, reason.equals("end") ? "stop" : reason);
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(stream)
        .build();
  }
}
