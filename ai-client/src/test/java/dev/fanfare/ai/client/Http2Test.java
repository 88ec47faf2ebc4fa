package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiException.Timeout.Phase;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.client.Questions.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Providers speak HTTP/2, where many calls share a connection. */
@Timeout(120)
class Http2Test {
  private static final List<Protocol> HTTP_2 = List.of(Protocol.H2_PRIOR_KNOWLEDGE);

  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient client = new OkHttpClient.Builder().protocols(HTTP_2).build();

  @BeforeEach
  void start() throws IOException {
    server.setProtocols(HTTP_2);
    server.start();
  }

  @AfterEach
  void stop() {
    client.connectionPool().evictAll();
    server.close();
  }

  @Test
  void answersOverOneConnection() throws Exception {
    for (int i = 0; i < 3; i++) {
      server.enqueue(answer().build());
    }
    try (HttpModel model = builder().build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(model.complete(Questions.hello()).text()).isEqualTo("Grüße, wor\nld 🎉");
      }
    }
    assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
  }

  @Test
  void waitsForTheFirstByteSoLong() {
    server.enqueue(answer().bodyDelay(20, TimeUnit.SECONDS).build());
    try (HttpModel model = builder().firstByteTimeout(Duration.ofMillis(150)).retries(0).build()) {
      assertThat(timedOut(model).phase()).isEqualTo(Phase.FIRST_BYTE);
    }
  }

  @Test
  void waitsBetweenBytesSoLong() {
    server.enqueue(answer().throttleBody(1_200, 20, TimeUnit.SECONDS).build());
    try (HttpModel model = builder().idleTimeout(Duration.ofMillis(150)).build()) {
      assertThat(timedOut(model).phase()).isEqualTo(Phase.IDLE);
    }
  }

  @Test
  void isCancelledWithoutClosingTheOthersConnection() throws Exception {
    server.enqueue(answer().throttleBody(1_200, 20, TimeUnit.SECONDS).build());
    server.enqueue(answer().build());
    try (HttpModel model = builder().build()) {
      Recorder heard = new Recorder();
      AiStream stream = model.stream(Questions.hello(), heard);
      heard.awaitFirst();
      stream.cancel();
      assertThat(stream.result().toCompletableFuture()).isCompletedExceptionally();
      assertThat(model.complete(Questions.hello()).attempts()).isEqualTo(1);
      assertThat(heard.responses).isEmpty();
      assertThat(heard.faults).isEmpty();
    }
    assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
  }

  @Test
  void knowsAStreamThatWasReset() {
    server.enqueue(answer().onResponseBody(new SocketEffect.CloseStream(8)).build());
    try (HttpModel model = builder().retries(0).build()) {
      var e =
          catchThrowableOfType(
              AiException.StreamTruncated.class, () -> model.complete(Questions.hello()));
      assertThat("Grüße, wor\nld 🎉").startsWith(e.partial()).isNotEqualTo(e.partial());
    }
  }

  private ModelBuilder<?> builder() {
    return Kind.CLAUDE.builder(server.url("/").toString()).httpClient(client);
  }

  private static AiException.Timeout timedOut(HttpModel model) {
    return catchThrowableOfType(AiException.Timeout.class, () -> model.complete(Questions.hello()));
  }

  private static MockResponse.Builder answer() {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(new Buffer().write(SampleStream.claude("\n").bytes()));
  }
}
