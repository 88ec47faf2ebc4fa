package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.client.Questions.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller gets of an answer, and of a count. */
class ResponseTest {
  private final MockWebServer server = new MockWebServer();
  private final TestTime time = new TestTime();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CLAUDE, request-id, anthropic, claude-test-1",
    "CHAT, x-request-id, openai, gpt-test-1"
  })
  void saysWhoAnsweredAndHowLongItTook(Kind kind, String header, String provider, String model)
      throws Exception {
    server.enqueue(new MockResponse.Builder().code(529).addHeader("retry-after", "3").build());
    server.enqueue(answer(kind).addHeader(header, "req_42").build());
    try (HttpModel asked = kind.builder(server.url("/").toString()).time(time).build()) {
      Recorder heard =
          new Recorder() {
            @Override
            void heard(String piece) {
              time.advance(Duration.ofMillis(20));
            }
          };
      AiStream stream = asked.stream(Questions.hello(), heard);
      AiResponse response = stream.result().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(response.model()).isEqualTo(new ModelName(provider, model));
      assertThat(response.requestId()).isEqualTo("req_42");
      assertThat(response.attempts()).isEqualTo(2);
      // The pause; then two pieces of 20 ms.
      assertThat(response.firstToken()).isEqualTo(Duration.ofMillis(3_000));
      assertThat(response.took()).isEqualTo(Duration.ofMillis(3_040));
      assertThat(heard.pieces).hasSize(2);
      assertThat(heard.responses).containsExactly(response);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"a\\u0000b\"", "\"LONG\"", "null"})
  void namesTheModelAskedWhereTheOtherNameIsNone(String name) {
    server.enqueue(
        stream(
            """
            data: {"model":%s,"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            """
                .formatted(name.replace("LONG", "x".repeat(200)))));
    try (HttpModel model = Kind.CHAT.builder(server.url("/").toString()).build()) {
      AiResponse response = model.complete(Questions.hello());
      assertThat(response.model()).isEqualTo(new ModelName("openai", "gpt-test"));
      assertThat(response.text()).isEmpty();
      assertThat(response.firstToken()).as("there was none").isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"req 1", "req<1>", "", "LONG"})
  void takesNothingElseForTheIdOfACall(String id) {
    server.enqueue(
        answer(Kind.CLAUDE).addHeader("request-id", id.replace("LONG", "r".repeat(129))).build());
    try (HttpModel model = Kind.CLAUDE.builder(server.url("/").toString()).build()) {
      assertThat(model.complete(Questions.hello()).requestId()).isNull();
    }
  }

  @Test
  void showsACallerWhereItAsked() {
    server.enqueue(new MockResponse.Builder().code(400).build());
    try (HttpModel model = Kind.CLAUDE.builder(server.url("/").toString()).build()) {
      var e =
          catchThrowableOfType(
              AiException.InvalidRequest.class, () -> model.complete(Questions.hello()));
      assertThat(e.getStackTrace())
          .anyMatch(frame -> frame.getMethodName().contains("showsACallerWhereItAsked"));
    }
  }

  @Test
  void turnsWhateverAHostsPartThrowsIntoAFault() {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw new IllegalStateException("the host's mistake");
                })
            .build();
    try (HttpModel model = Kind.CHAT.builder("http://localhost").httpClient(client).build()) {
      assertThatThrownBy(() -> model.complete(Questions.hello()))
          .isInstanceOf(AiException.Connection.class)
          .hasMessage("The call failed unexpectedly")
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void countsTheTokensOfAQuestion() throws Exception {
    server.enqueue(new MockResponse.Builder().code(529).build());
    server.enqueue(new MockResponse.Builder().body("{\"input_tokens\": 2095}").build());
    AiRequest question = Questions.hello().toBuilder().answer(Questions.verdict()).build();
    try (HttpModel model = Kind.CLAUDE.builder(server.url("/").toString()).time(time).build()) {
      assertThat(model.countTokens(question)).hasValue(2095);
    }
    server.takeRequest();
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getTarget()).isEqualTo("/v1/messages/count_tokens");
    assertThat(sent.getHeaders().get("x-api-key")).isEqualTo(Questions.KEY);
    JsonNode body = JsonMapper.shared().readTree(sent.getBody().utf8());
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("model", "system", "messages", "output_config");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"input_tokens\":\"7\"}", "{\"input_tokens\":-7}", "7", "", "x"})
  void countsNothingThatIsNoCount(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
    try (HttpModel model = Kind.CLAUDE.builder(server.url("/").toString()).build()) {
      assertThatThrownBy(() -> model.countTokens(Questions.hello()))
          .isInstanceOf(AiException.ProtocolViolation.class);
    }
  }

  @Test
  void cannotCountEverywhere() {
    try (HttpModel model = Kind.CHAT.builder("http://localhost:1").build()) {
      assertThat(model.countTokens(Questions.hello())).isEmpty();
    }
  }

  private static MockResponse stream(String text) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(text)
        .build();
  }

  private static MockResponse.Builder answer(Kind kind) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .chunkedBody(new Buffer().write(kind.sample("\n").bytes()), 100);
  }
}
