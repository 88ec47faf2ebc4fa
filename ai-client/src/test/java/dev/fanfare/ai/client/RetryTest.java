package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.client.Questions.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of what is asked again and when, row by row. Nothing here waits. */
class RetryTest {
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
  @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
  void asksAgainAfter(int status) {
    server.enqueue(status(status).build());
    server.enqueue(status(status).build());
    server.enqueue(answer(Kind.CLAUDE));
    try (HttpModel model = model(Kind.CLAUDE)) {
      AiResponse response = model.complete(Questions.hello());
      assertThat(response.attempts()).isEqualTo(3);
      assertThat(response.text()).isEqualTo("Grüße, wor\nld 🎉");
      assertThat(response.took()).isEqualTo(time.pauses().get(0).plus(time.pauses().get(1)));
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidRequest",
    "401, Authentication",
    "402, QuotaExhausted",
    "403, Authentication",
    "404, InvalidRequest",
    "405, InvalidRequest",
    "413, TooLarge",
    "422, InvalidRequest",
    "418, InvalidRequest",
    "501, Overloaded"
  })
  void neverAsksAgainAfter(int status, String fault) {
    server.enqueue(status(status).build());
    AiException e = fails(Kind.CHAT);
    assertThat(e.getClass().getSimpleName()).isEqualTo(fault);
    assertThat(e).hasMessageContaining("status " + status);
    assertThat(e.call().attempts()).isEqualTo(1);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "408, Overloaded",
    "409, Overloaded",
    "429, RateLimited",
    "500, Overloaded",
    "502, Overloaded",
    "503, Overloaded",
    "504, Overloaded",
    "529, Overloaded"
  })
  void givesUpAfterTwoRepetitions(int status, String fault) {
    for (int i = 0; i < 4; i++) {
      server.enqueue(status(status).addHeader("x-request-id", "req-" + i).build());
    }
    AiException e = fails(Kind.CHAT);
    assertThat(e.getClass().getSimpleName()).isEqualTo(fault);
    assertThat(e.retryable()).isTrue();
    assertThat(e.call().attempts()).isEqualTo(3);
    assertThat(e.call().requestId()).isEqualTo("req-2");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | {'error':{'type':'rate_limit_error','details':{'error_code':'enforced_spend_limit_reached'}}} | QuotaExhausted | 1",
        "429 | {'error':{'type':'rate_limit_error','details':{'error_code':'contract_spend_limit_reached'}}} | QuotaExhausted | 1",
        "429 | {'error':{'type':'rate_limit_error','details':{'error_code':'ramp_limit_exceeded'}}} | RateLimited | 3",
        "429 | {'error':{'type':'insufficient_quota','code':'insufficient_quota'}} | QuotaExhausted | 1",
        "429 | {'error':{'code':'billing_not_active'}} | QuotaExhausted | 1",
        "429 | {'error':{'type':'tokens','code':'rate_limit_exceeded'}} | RateLimited | 3",
        "400 | {'error':{'type':'invalid_request_error','details':{'error_code':'enforced_spend_limit_reached'}}} | QuotaExhausted | 1",
        "402 | {'error':{'type':'billing_error'}} | QuotaExhausted | 1",
        "400 | {'error':{'type':'invalid_request_error','code':'context_length_exceeded'}} | TooLarge | 1",
        "400 | {'error':{'code':'content_filter'}} | Refused | 1",
        "400 | {'error':{'code':'content_policy_violation'}} | Refused | 1",
        "429 | <html>too many</html> | RateLimited | 3",
        "503 | | Overloaded | 3"
      })
  void readsWhyFromTheBody(int status, @Nullable String body, String fault, int attempts) {
    String text = body == null ? "" : body.replace('\'', '"');
    for (int i = 0; i < 3; i++) {
      server.enqueue(status(status).body(text).build());
    }
    AiException e = fails(Kind.CLAUDE);
    assertThat(e.getClass().getSimpleName()).isEqualTo(fault);
    assertThat(e.call().attempts()).isEqualTo(attempts);
  }

  @Test
  void asksAgainWhereTheProviderSaysSo() {
    server.enqueue(status(400).addHeader("x-should-retry", "true").build());
    server.enqueue(answer(Kind.CHAT));
    try (HttpModel model = model(Kind.CHAT)) {
      assertThat(model.complete(Questions.hello()).attempts()).isEqualTo(2);
    }
  }

  @Test
  void doesNotAskAgainWhereTheProviderSaysSo() {
    server.enqueue(status(503).addHeader("x-should-retry", "false").build());
    assertThat(fails(Kind.CHAT).call().attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void asksAgainAfterAConnectionThatBroke(Kind kind) {
    server.enqueue(new MockResponse.Builder().onRequestStart(closing()).build());
    server.enqueue(answer(kind));
    try (HttpModel model = model(kind)) {
      assertThat(model.complete(Questions.hello()).attempts()).isEqualTo(2);
    }
  }

  @Test
  void tellsOfAConnectionThatNeverCame() {
    int port = server.getPort();
    server.close();
    try (HttpModel model = Kind.CHAT.builder("http://localhost:" + port).time(time).build()) {
      var e =
          catchThrowableOfType(
              AiException.Connection.class, () -> model.complete(Questions.hello()));
      assertThat(e.retryable()).isTrue();
      assertThat(e.call().attempts()).isEqualTo(3);
      assertThat(e.call().requestId()).isNull();
    }
  }

  @ParameterizedTest(name = "{1} at first")
  @CsvSource(
      delimiter = '|',
      value = {
        "CLAUDE | {'type':'error','error':{'type':'overloaded_error'}} | Overloaded | 3",
        "CLAUDE | {'type':'error','error':{'type':'rate_limit_error'}} | RateLimited | 3",
        "CLAUDE | {'type':'error','error':{'type':'api_error'}} | Overloaded | 3",
        "CLAUDE | {'type':'error','error':{'type':'invalid_request_error'}} | InvalidRequest | 1",
        "CLAUDE | {'type':'error','error':{'type':'authentication_error'}} | Authentication | 1",
        "CLAUDE | {'type':'error','error':{'type':'unheard_of'}} | Overloaded | 1",
        "CHAT | {'error':{'type':'server_error'}} | Overloaded | 3",
        "CHAT | {'error':{'code':'insufficient_quota'}} | QuotaExhausted | 1",
        "CHAT | {'error':{'code':'context_length_exceeded'}} | TooLarge | 1",
        "CHAT | {'error':{'message':'x','code':429}} | RateLimited | 3"
      })
  void treatsAnErrorEventLikeItsStatus(Kind kind, String event, String fault, int attempts) {
    for (int i = 0; i < 3; i++) {
      server.enqueue(stream("data: %s\n\n".formatted(event.replace('\'', '"'))));
    }
    AiException e = fails(kind);
    assertThat(e.getClass().getSimpleName()).isEqualTo(fault);
    assertThat(e.call().attempts()).isEqualTo(attempts);
  }

  @Test
  void readsAnErrorThatIsNoStreamAtAll() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .body("{\"error\":{\"type\":\"server_error\"}}")
              .build());
    }
    AiException e = fails(Kind.CHAT);
    assertThat(e).isInstanceOf(AiException.Overloaded.class);
    assertThat(e.call().attempts()).isEqualTo(3);
  }

  @Test
  void doesNotBelieveAPageWithStatus200() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<html>log in</html>")
            .build());
    assertThat(fails(Kind.CLAUDE))
        .isInstanceOf(AiException.ProtocolViolation.class)
        .hasMessage("anthropic/claude-test sent something else than a stream of events");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsNoRedirect(int status) {
    server.enqueue(
        status(status).addHeader("Location", server.url("/elsewhere").toString()).build());
    assertThat(fails(Kind.CLAUDE)).isInstanceOf(AiException.ProtocolViolation.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void asksAgainAfterAStreamThatEndedBeforeAnythingCame(Kind kind) {
    server.enqueue(stream(": hello\n\n"));
    server.enqueue(answer(kind));
    try (HttpModel model = model(kind)) {
      assertThat(model.complete(Questions.hello()).attempts()).isEqualTo(2);
    }
  }

  @Test
  void neverAsksAgainOnceSomethingCame() {
    server.enqueue(
        stream(
            """
            data: {"choices":[{"index":0,"delta":{"content":"Half an ans"}}]}

            data: {"error":{"type":"server_error"}}

            """));
    AiException e = fails(Kind.CHAT);
    assertThat(e).isInstanceOf(AiException.StreamTruncated.class);
    assertThat(((AiException.StreamTruncated) e).partial()).isEqualTo("Half an ans");
    assertThat(e).hasCauseInstanceOf(AiException.Overloaded.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void neverAsksAgainOnceThereWereThoughts() {
    server.enqueue(
        stream("data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"Hm\"}}]}\n\n"));
    assertThat(fails(Kind.CHAT)).isInstanceOf(AiException.StreamTruncated.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void waitsAnythingUpToALimitThatDoubles() {
    for (int i = 0; i < 8; i++) {
      server.enqueue(status(500).build());
    }
    double[] random = {0.999999999};
    try (HttpModel model = model(Kind.CHAT, b -> b.retries(7).random(() -> random[0]))) {
      catchThrowableOfType(AiException.class, () -> model.complete(Questions.hello()));
      // 0.5 s, doubled each time, never more than 8 s.
      assertThat(time.pauses().stream().map(p -> Math.round(p.toNanos() / 1e6)))
          .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
    }
    time.pauses().clear();
    random[0] = 0.25;
    server.enqueue(status(500).build());
    server.enqueue(answer(Kind.CHAT));
    try (HttpModel model = model(Kind.CHAT, b -> b.random(() -> random[0]))) {
      model.complete(Questions.hello());
      assertThat(time.pauses()).containsExactly(Duration.ofMillis(125));
    }
  }

  @ParameterizedTest(name = "{0}: {1} waits {2} ms")
  @CsvSource(
      delimiter = '|',
      value = {
        "retry-after | 7 | 7000",
        "retry-after | 1.5 | 1500",
        "retry-after-ms | 1250 | 1250",
        "retry-after-ms | 0.5 | 0.5",
        "retry-after | Fri, 20 Nov 2026 12:00:09 GMT | 9000"
      })
  void waitsAsLongAsItIsTold(String header, String value, double millis) {
    server.enqueue(status(429).addHeader(header, value).build());
    server.enqueue(answer(Kind.CLAUDE));
    try (HttpModel model = model(Kind.CLAUDE)) {
      model.complete(Questions.hello());
    }
    assertThat(time.pauses()).containsExactly(Duration.ofNanos((long) (millis * 1e6)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retry-after | 0",
        "retry-after | -3",
        "retry-after | soon",
        "retry-after | Fri, 20 Nov 2026 11:00:00 GMT",
        "retry-after | 99999999999999999999999",
        "retry-after-ms | NaN",
        "retry-after | 1e3"
      })
  void waitsByItsOwnRuleWhereTheWishMakesNoSense(String header, String value) {
    server.enqueue(status(429).addHeader(header, value).build());
    server.enqueue(answer(Kind.CLAUDE));
    try (HttpModel model = model(Kind.CLAUDE, b -> b.random(() -> 0.5))) {
      model.complete(Questions.hello());
    }
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void givesMillisecondsPrecedence() {
    server.enqueue(
        status(429).addHeader("retry-after", "60").addHeader("retry-after-ms", "40").build());
    server.enqueue(answer(Kind.CLAUDE));
    try (HttpModel model = model(Kind.CLAUDE)) {
      model.complete(Questions.hello());
    }
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(40));
  }

  @Test
  void failsAtOnceWhenItIsToldToComeBackTooLate() {
    server.enqueue(status(429).addHeader("retry-after", "3600").build());
    AiException.RateLimited e = (AiException.RateLimited) fails(Kind.CLAUDE);
    assertThat(e.nextAttemptAt()).contains(Instant.parse("2026-11-20T13:00:00Z"));
    assertThat(e.call().attempts()).isEqualTo(1);
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void saysAtTheEndWhenToComeBack() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(status(529).addHeader("retry-after", "5").build());
    }
    AiException.Overloaded e = (AiException.Overloaded) fails(Kind.CLAUDE);
    // After two pauses of 5 s, 5 s from then.
    assertThat(e.nextAttemptAt()).contains(Instant.parse("2026-11-20T12:00:15Z"));
  }

  @Test
  void doesNotSayWhatItWasNotTold() {
    server.enqueue(status(429).build());
    try (HttpModel model = model(Kind.CLAUDE, b -> b.retries(0))) {
      var e =
          catchThrowableOfType(
              AiException.RateLimited.class, () -> model.complete(Questions.hello()));
      assertThat(e.nextAttemptAt()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void keepsToTheTotalOfAllAttempts() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(status(429).addHeader("retry-after", "4").build());
    }
    try (HttpModel model = model(Kind.CLAUDE, b -> b.totalTimeout(Duration.ofSeconds(7)))) {
      var e =
          catchThrowableOfType(
              AiException.RateLimited.class, () -> model.complete(Questions.hello()));
      // 4 s have passed; another 4 s would be 8 s.
      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(4));
      assertThat(e.call().attempts()).isEqualTo(2);
      assertThat(e.nextAttemptAt()).contains(TestTime.START.plusSeconds(8));
    }
  }

  @Test
  void readsNoMoreOfAnErrorThanItNeeds() {
    server.enqueue(status(500).body(new Buffer().writeUtf8("x".repeat(10_000_000))).build());
    server.enqueue(answer(Kind.CHAT));
    try (HttpModel model = model(Kind.CHAT)) {
      assertThat(model.complete(Questions.hello()).attempts()).isEqualTo(2);
    }
  }

  private AiException fails(Kind kind) {
    try (HttpModel model = model(kind)) {
      return catchThrowableOfType(AiException.class, () -> model.complete(Questions.hello()));
    }
  }

  private HttpModel model(Kind kind) {
    return model(kind, b -> b);
  }

  private HttpModel model(Kind kind, Function<ModelBuilder<?>, ModelBuilder<?>> settings) {
    return settings.apply(kind.builder(server.url("/").toString()).time(time)).build();
  }

  private static SocketEffect closing() {
    return new SocketEffect.CloseSocket();
  }

  private static MockResponse.Builder status(int status) {
    return new MockResponse.Builder().code(status);
  }

  private static MockResponse answer(Kind kind) {
    return stream(kind.sample("\n").bytes());
  }

  private static MockResponse stream(String text) {
    return stream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static MockResponse stream(byte[] bytes) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .chunkedBody(new Buffer().write(bytes), 50)
        .build();
  }
}
