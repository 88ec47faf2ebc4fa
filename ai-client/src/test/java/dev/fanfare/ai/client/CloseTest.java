package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.client.Questions.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model leaves behind: nothing. */
@Timeout(300)
class CloseTest {
  @ParameterizedTest
  @EnumSource(Kind.class)
  void leavesNoThreadAndNoConnection(Kind kind) throws Exception {
    OkHttpClient seen;
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      for (int i = 0; i < 5; i++) {
        server.enqueue(answer(kind));
      }
      HttpModel model = kind.builder(server.url("/").toString()).build();
      seen = model.client().transport().http();
      for (int i = 0; i < 5; i++) {
        model.complete(Questions.hello());
      }
      assertThat(seen.connectionPool().connectionCount()).as("it is used again").isEqualTo(1);
      assertThat(ownThreads()).isNotEmpty();
      model.close();
      assertThat(seen.connectionPool().connectionCount()).isZero();
      assertThat(ownThreads()).isEmpty();
    }
  }

  @Test
  void endsWhatGoesOn() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write((ScriptedServer.OK + "\r\n").getBytes(StandardCharsets.US_ASCII));
              out.flush();
              Thread.sleep(60_000);
            })) {
      HttpModel model = Kind.CLAUDE.builder(server.url()).build();
      List<AiStream> streams = new ArrayList<>();
      List<Recorder> heard = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        heard.add(new Recorder());
        streams.add(model.stream(Questions.hello(), heard.get(i)));
      }
      server.awaitRequests(20);
      model.close();
      for (AiStream stream : streams) {
        assertThat(stream.result().toCompletableFuture()).isCompletedExceptionally();
        assertThatThrownBy(() -> stream.result().toCompletableFuture().get())
            .hasRootCauseInstanceOf(AiException.Cancelled.class);
      }
      assertThat(heard).allMatch(recorder -> recorder.calls.get() == 0);
      assertThat(ownThreads()).isEmpty();
      server.awaitNoConnection();
    }
  }

  @Test
  void takesNoMoreQuestions() {
    HttpModel model = Kind.CHAT.builder("http://localhost:1").build();
    model.close();
    model.close();
    assertThatThrownBy(() -> model.complete(Questions.hello()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("openai/gpt-test is closed");
    assertThatThrownBy(() -> model.stream(Questions.hello(), new Recorder()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void mayBeClosedFromACallback() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(SampleStream.chat("\n").bytes())) {
      HttpModel model = Kind.CHAT.builder(server.url()).build();
      Recorder heard =
          new Recorder() {
            @Override
            void heard(String piece) {
              model.close();
            }
          };
      long start = System.nanoTime();
      AiStream stream = model.stream(Questions.hello(), heard);
      assertThatThrownBy(() -> stream.result().toCompletableFuture().get(10, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(AiException.Cancelled.class);
      assertThat(System.nanoTime() - start).as("it waits for no thread").isLessThan(3_000_000_000L);
      assertThat(heard.calls).hasValue(1);
    }
  }

  @Test
  void leavesTheHostsClientAlone() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("x-host", "was here").build()))
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    heard.incrementAndGet();
                  }
                })
            .build();
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(answer(Kind.CLAUDE));
      server.enqueue(new MockResponse.Builder().body("mine").build());
      HttpModel model = Kind.CLAUDE.builder(server.url("/").toString()).httpClient(client).build();
      model.complete(Questions.hello());
      model.close();

      assertThat(server.takeRequest().getHeaders().get("x-host")).isEqualTo("was here");
      assertThat(heard).as("its own listener goes on listening").hasValue(1);
      assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
      assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
      try (var response =
          client.newCall(new Request.Builder().url(server.url("/mine")).build()).execute()) {
        assertThat(response.body().string()).isEqualTo("mine");
      }
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }

  @Test
  void servesManyStreamsAtOnce() throws Exception {
    List<AiStream> streams = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.saying(SampleStream.claude("\n").bytes());
        HttpModel model = Kind.CLAUDE.builder(server.url()).build()) {
      for (int i = 0; i < 64; i++) {
        streams.add(model.stream(Questions.hello(), new Recorder()));
      }
      for (AiStream stream : streams) {
        AiResponse response = stream.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertThat(response.text()).isEqualTo("Grüße, wor\nld 🎉");
      }
    }
    assertThat(ownThreads()).isEmpty();
  }

  /** OkHttp and Okio share a few daemon threads among all clients of a process. */
  @Tag("slow")
  @Test
  void leavesNotEvenTheSharedThreadsForLong() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(SampleStream.claude("\n").bytes());
        HttpModel model = Kind.CLAUDE.builder(server.url()).build()) {
      model.complete(Questions.hello());
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
    while (!threads("OkHttp", "Okio").isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(1_000);
    }
    assertThat(threads("OkHttp", "Okio", "fanfare")).isEmpty();
  }

  private static List<String> ownThreads() {
    return threads("fanfare-ai");
  }

  private static List<String> threads(String... prefixes) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> List.of(prefixes).stream().anyMatch(name::startsWith))
        .toList();
  }

  private static MockResponse answer(Kind kind) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .chunkedBody(new Buffer().write(kind.sample("\n").bytes()), 100)
        .build();
  }
}
