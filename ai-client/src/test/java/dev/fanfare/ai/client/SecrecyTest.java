package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.Turn;
import dev.fanfare.ai.client.Questions.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, prompts and answers are in nothing that is written anywhere. */
class SecrecyTest {
  private static final String PROMPT = "the-secret-prompt";
  private static final String ANSWER = "the-secret-answer";
  private static final String HEADER = "the-secret-header";
  private static final String USER = "the-secret-user";

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysNothingWhateverHappens(Kind kind) throws Exception {
    List<String> written = Collections.synchronizedList(new ArrayList<>());
    try (MockWebServer server = new MockWebServer();
        LogTap tap = new LogTap(written)) {
      server.start();
      tap.listen();
      HttpModel model =
          kind.builder(server.url("/").toString())
              .header("x-gateway", HEADER)
              .sendUserHash(new byte[32])
              .time(new TestTime())
              .build();
      written.add(model.toString());
      written.add(model.client().transport().toString());
      written.add(kind.builder("http://localhost").toString());
      String leak =
          "{\"error\":{\"type\":\"%s\",\"code\":\"%s\",\"message\":\"%s\"}}"
              .formatted(PROMPT, Questions.KEY, ANSWER);
      for (int status : new int[] {302, 400, 401, 402, 403, 404, 413, 418, 429, 500, 529}) {
        answers(
            server,
            new MockResponse.Builder()
                .code(status)
                .addHeader("request-id", "req 1 " + Questions.KEY)
                .addHeader("x-request-id", "req 1 " + Questions.KEY)
                .addHeader("retry-after", "0")
                .body(leak));
        written.add(printed(catchThrowable(() -> model.complete(question()))));
      }
      for (String body :
          new String[] {
            "data: " + ANSWER + "\n\n",
            "data: {\"x\":\"" + ANSWER + "\"} {\n\n",
            "data: {\"type\":\"" + ANSWER + "\",\"model\":{\"" + ANSWER + "\":1}}\n\n",
            "data: " + leak + "\n\n",
            "data: {\"choices\":[{\"delta\":{\"content\":\""
                + ANSWER
                + "\"}}]}\n\n"
                + "data: "
                + leak
                + "\n\n",
            new String(kind.sample("\n").bytes(), StandardCharsets.UTF_8)
                .replace("Gr", ANSWER)
                .replace("Ol", ANSWER),
          }) {
        answers(
            server,
            new MockResponse.Builder().addHeader("Content-Type", "text/event-stream").body(body));
        AiRequest shaped = question().toBuilder().answer(Questions.verdict()).build();
        Throwable thrown = catchThrowable(() -> model.complete(shaped));
        assertThat(thrown).as(body).isInstanceOf(AiException.class);
        written.add(printed(thrown));
      }
      model.close();
      written.add(printed(catchThrowable(() -> model.complete(question()))));
    }
    assertThat(written).hasSizeGreaterThan(20);
    assertThat(written.stream().filter(line -> line.contains("Attempt 1 at"))).isNotEmpty();
    for (String secret : new String[] {Questions.KEY, PROMPT, ANSWER, HEADER, USER, "req 1"}) {
      assertThat(written.stream().filter(line -> line.contains(secret))).as(secret).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "sk-one\nsk-two", "sk-schlüssel", "sk\u0000"})
  void refusesAKeyThatNoHeaderCarriesWithoutShowingIt(String key) {
    Throwable refused = catchThrowable(() -> ClaudeModel.builder("m").apiKey(key));
    assertThat(refused)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the key must be 1 to 4096 visible ASCII characters, had %d characters", key.length());

    try (HttpModel model = ClaudeModel.builder("m").apiKey(() -> key).build()) {
      var e =
          catchThrowableOfType(AiException.Authentication.class, () -> model.complete(question()));
      assertThat(e)
          .hasMessage("anthropic/m: the host gave no usable key (IllegalArgumentException)")
          .hasNoCause();
      assertThat(e.call().attempts()).isEqualTo(1);
    }
  }

  @Test
  void takesTheLineEndFromAKey() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(400).build());
      try (HttpModel model =
          ClaudeModel.builder("m")
              .apiKey(() -> "sk-from-a-file\r\n")
              .baseUrl(server.url("/").toString())
              .build()) {
        catchThrowable(() -> model.complete(question()));
      }
      assertThat(server.takeRequest().getHeaders().get("x-api-key")).isEqualTo("sk-from-a-file");
    }
  }

  @Test
  void asksForTheKeyEachTime() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(503).build());
      server.enqueue(new MockResponse.Builder().code(400).build());
      int[] asked = {0};
      try (HttpModel model =
          OpenAiCompatibleModel.builder("m")
              .apiKey(() -> "key-" + ++asked[0])
              .baseUrl(server.url("/").toString())
              .time(new TestTime())
              .build()) {
        catchThrowable(() -> model.complete(question()));
      }
      assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer key-1");
      assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer key-2");
    }
  }

  private static void answers(MockWebServer server, MockResponse.Builder response) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response.build();
          }
        });
  }

  private static AiRequest question() {
    return AiRequest.builder(Purpose.MODERATION, 100)
        .system(PROMPT)
        .turn(Turn.user(PROMPT))
        .forUser(USER)
        .build();
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Hears every log of the process, the library's and OkHttp's, down to the finest. */
  private static final class LogTap extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("dev.fanfare");
    private final Logger okHttp = Logger.getLogger("okhttp3");
    private final List<String> written;

    private LogTap(List<String> written) {
      this.written = written;
      setLevel(Level.ALL);
    }

    private void listen() {
      root.addHandler(this);
      ours.setLevel(Level.ALL);
      okHttp.setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
      written.add(record.getMessage() + " " + java.util.Arrays.toString(record.getParameters()));
      if (record.getThrown() != null) {
        written.add(printed(record.getThrown()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.removeHandler(this);
      ours.setLevel(null);
      okHttp.setLevel(null);
    }
  }
}
