package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiException.Timeout.Phase;
import dev.fanfare.ai.client.Questions.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each phase by a limit of its own; the others are far away. */
@Timeout(120)
class TimeoutTest {
  private static final Duration SOON = Duration.ofMillis(150);
  private static final byte[] HEAD =
      (ScriptedServer.OK + "\r\n").getBytes(StandardCharsets.US_ASCII);

  @Test
  void waitsForAConnectionSoLong() throws IOException {
    try (HttpModel model =
        Kind.CHAT
            .builder("http://host.invalid")
            .retries(0)
            .connectTimeout(SOON)
            .httpClient(
                new OkHttpClient.Builder()
                    .dns(
                        name -> {
                          // A look-up cannot be interrupted, which is why it is watched.
                          sleep(600);
                          throw new java.net.UnknownHostException(name);
                        })
                    .build())
            .build()) {
      assertThat(timedOut(model).phase()).isEqualTo(Phase.CONNECT);
    }
  }

  @Test
  void countsTheHandshakeAsPartOfTheConnection() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpModel model =
            Kind.CLAUDE
                .builder("https://localhost:" + silent.getLocalPort())
                .retries(0)
                .connectTimeout(SOON)
                .build()) {
      AiException.Timeout e = timedOut(model);
      assertThat(e.phase()).isEqualTo(Phase.CONNECT);
      assertThat(e).hasMessageContaining("no connection within PT0.15S");
    }
  }

  @Test
  void waitsForTheFirstByteSoLong() throws Exception {
    try (ScriptedServer server = new ScriptedServer(out -> sleep(20_000));
        HttpModel model =
            Kind.CLAUDE.builder(server.url()).retries(0).firstByteTimeout(SOON).build()) {
      assertThat(timedOut(model).phase()).isEqualTo(Phase.FIRST_BYTE);
      server.awaitNoConnection();
    }
  }

  @Test
  void takesHeadersForNoAnswer() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                out -> {
                  out.write(HEAD);
                  out.flush();
                  sleep(20_000);
                });
        HttpModel model =
            Kind.CHAT.builder(server.url()).retries(0).firstByteTimeout(SOON).build()) {
      AiException.Timeout e = timedOut(model);
      assertThat(e.phase()).isEqualTo(Phase.FIRST_BYTE);
      assertThat(e.call().requestId()).isEqualTo("req_1");
    }
  }

  @Test
  void waitsBetweenBytesSoLong() throws Exception {
    try (ScriptedServer server = begun(20_000);
        HttpModel model = Kind.CLAUDE.builder(server.url()).idleTimeout(SOON).build()) {
      AiException.Timeout e = timedOut(model);
      assertThat(e.phase()).isEqualTo(Phase.IDLE);
      assertThat(e.call().attempts()).as("something had come, so once").isEqualTo(1);
      assertThat(e.call().usage().uncachedInput()).isEqualTo(43L);
    }
  }

  @Test
  void waitsLongerBetweenBytesThanForTheFirst() throws Exception {
    try (ScriptedServer server = begun(2_000);
        HttpModel model =
            Kind.CLAUDE
                .builder(server.url())
                .firstByteTimeout(Duration.ofSeconds(1))
                .idleTimeout(Duration.ofSeconds(10))
                .build()) {
      var e =
          catchThrowableOfType(
              AiException.StreamTruncated.class, () -> model.complete(Questions.hello()));
      assertThat(e.partial()).as("the server closed it after 2 s").isEqualTo("Grüße, ");
    }
  }

  @Test
  void letsPingsKeepItAlive() throws Exception {
    byte[] stream = SampleStream.claude("\n").bytes();
    try (ScriptedServer server =
            new ScriptedServer(
                out -> {
                  out.write(HEAD);
                  for (int i = 0; i < 25; i++) {
                    out.write(": ping\n\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    sleep(100);
                  }
                  out.write(stream);
                });
        HttpModel model =
            Kind.CLAUDE.builder(server.url()).idleTimeout(Duration.ofSeconds(2)).build()) {
      assertThat(model.complete(Questions.hello()).text()).isEqualTo("Grüße, wor\nld 🎉");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void endsAfterTheTotalHoweverBusyTheServerSeems(Kind kind) throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                out -> {
                  out.write(HEAD);
                  for (int i = 0; i < 1_000; i++) {
                    out.write(": ping\n\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    sleep(20);
                  }
                });
        HttpModel model = kind.builder(server.url()).totalTimeout(Duration.ofMillis(300)).build()) {
      long start = System.nanoTime();
      AiException.Timeout e = timedOut(model);
      assertThat(e.phase()).isEqualTo(Phase.TOTAL);
      assertThat(e.call().attempts()).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      server.awaitNoConnection();
    }
  }

  @Test
  void asksAgainAfterASilence() throws Exception {
    TestTime time = new TestTime();
    try (ScriptedServer server = new ScriptedServer(out -> sleep(20_000));
        HttpModel model =
            Kind.CHAT.builder(server.url()).time(time).firstByteTimeout(SOON).build()) {
      assertThat(timedOut(model).call().attempts()).isEqualTo(3);
      assertThat(server.requests()).isEqualTo(3);
    }
  }

  @Test
  void isContentWithAnAnswerWhoseConnectionStaysOpen() throws Exception {
    byte[] stream = SampleStream.chat("\n").bytes();
    String text = new String(stream, StandardCharsets.UTF_8);
    String withoutDone = text.substring(0, text.indexOf("data: [DONE]"));
    try (ScriptedServer server =
            new ScriptedServer(
                out -> {
                  out.write(HEAD);
                  out.write(withoutDone.getBytes(StandardCharsets.UTF_8));
                  out.flush();
                  sleep(20_000);
                });
        HttpModel model = Kind.CHAT.builder(server.url()).idleTimeout(SOON).build()) {
      assertThat(model.complete(Questions.hello()).text()).isEqualTo("Olá, mundo 🎉");
    }
  }

  /** Says something and then nothing for a while. */
  private static ScriptedServer begun(long silenceMillis) throws IOException {
    byte[] stream = SampleStream.claude("\n").bytes();
    String text = new String(stream, StandardCharsets.UTF_8);
    String start = text.substring(0, text.indexOf("event: something_new"));
    return new ScriptedServer(
        out -> {
          out.write(HEAD);
          out.write(start.getBytes(StandardCharsets.UTF_8));
          out.flush();
          sleep(silenceMillis);
        });
  }

  private static AiException.Timeout timedOut(HttpModel model) {
    var e =
        catchThrowableOfType(AiException.Timeout.class, () -> model.complete(Questions.hello()));
    assertThat(e).isNotNull();
    return e;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
