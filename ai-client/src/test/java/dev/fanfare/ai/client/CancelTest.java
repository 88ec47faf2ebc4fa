package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.client.Questions.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At whatever moment a call is given up: one end at most is heard of, and nothing after it. */
@Timeout(120)
class CancelTest {
  private static final byte[] HEAD =
      (ScriptedServer.OK + "\r\n").getBytes(StandardCharsets.US_ASCII);

  @Test
  void endsBeforeAnyConnection() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(out -> {});
        HttpModel model =
            Kind.CLAUDE
                .builder(server.url())
                .apiKey(
                    () -> {
                      asked.countDown();
                      await(go);
                      return Questions.KEY;
                    })
                .build()) {
      Recorder heard = new Recorder();
      AiStream stream = model.stream(Questions.hello(), heard);
      await(asked);
      stream.cancel();
      assertCancelled(stream, heard, 0);
      go.countDown();
      Thread.sleep(50);
      assertCancelled(stream, heard, 0);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void endsBetweenTwoBytes() throws Exception {
    try (ScriptedServer server = begun(Kind.CLAUDE);
        HttpModel model = Kind.CLAUDE.builder(server.url()).build()) {
      Recorder heard = new Recorder();
      AiStream stream = model.stream(Questions.hello(), heard);
      heard.awaitFirst();
      stream.cancel();
      assertThat(stream.result().toCompletableFuture().isDone()).isTrue();
      server.awaitNoConnection();
      assertCancelled(stream, heard, 1);
      assertThat(cancelled(stream).call().usage().uncachedInput()).isEqualTo(43L);
      assertThat(cancelled(stream).call().requestId()).isEqualTo("req_1");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void endsWithinACallback(Kind kind) throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(kind.sample("\n").bytes());
        HttpModel model = kind.builder(server.url()).build()) {
      AtomicReference<AiStream> self = new AtomicReference<>();
      AtomicReference<Boolean> doneInside = new AtomicReference<>();
      CountDownLatch known = new CountDownLatch(1);
      Recorder heard =
          new Recorder() {
            @Override
            void heard(String piece) {
              await(known);
              self.get().cancel();
              doneInside.set(self.get().result().toCompletableFuture().isDone());
            }
          };
      self.set(model.stream(Questions.hello(), heard));
      known.countDown();
      assertThat(cancelled(self.get())).isNotNull();
      assertThat(doneInside.get()).as("the result waits for the callback").isFalse();
      assertCancelled(self.get(), heard, 1);
    }
  }

  @Test
  void doesNothingAfterTheEnd() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(SampleStream.chat("\n").bytes());
        HttpModel model = Kind.CHAT.builder(server.url()).build()) {
      Recorder heard = new Recorder();
      AiStream stream = model.stream(Questions.hello(), heard);
      AiResponse response = stream.result().toCompletableFuture().get(10, TimeUnit.SECONDS);
      stream.cancel();
      stream.cancel();
      assertThat(stream.result().toCompletableFuture().get()).isEqualTo(response);
      assertThat(heard.responses).containsExactly(response);
      assertThat(heard.calls).hasValue(3);
      assertThat(heard.violations).isEmpty();
    }
  }

  @Test
  void cancelsNothingWithinTheLastCallback() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(SampleStream.chat("\n").bytes());
        HttpModel model = Kind.CHAT.builder(server.url()).build()) {
      AtomicReference<AiStream> self = new AtomicReference<>();
      CountDownLatch known = new CountDownLatch(1);
      Recorder heard =
          new Recorder() {
            @Override
            public void onComplete(AiResponse response) {
              await(known);
              self.get().cancel();
              super.onComplete(response);
            }
          };
      self.set(model.stream(Questions.hello(), heard));
      known.countDown();
      assertThat(self.get().result().toCompletableFuture().get(10, TimeUnit.SECONDS).text())
          .isEqualTo("Olá, mundo 🎉");
      assertThat(heard.responses).hasSize(1);
    }
  }

  @Test
  void endsAPause() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                out ->
                    out.write(
                        "HTTP/1.1 529 Busy\r\nretry-after: 300\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII)));
        HttpModel model = Kind.CHAT.builder(server.url()).build()) {
      Recorder heard = new Recorder();
      AiStream stream = model.stream(Questions.hello(), heard);
      server.awaitRequests(1);
      Thread.sleep(50);
      stream.cancel();
      assertCancelled(stream, heard, 0);
      Thread.sleep(50);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void waitsForACallbackThatRuns() throws Exception {
    try (ScriptedServer server = begun(Kind.CHAT);
        HttpModel model = Kind.CHAT.builder(server.url()).build()) {
      CountDownLatch inside = new CountDownLatch(1);
      AtomicBoolean left = new AtomicBoolean();
      Recorder heard =
          new Recorder() {
            @Override
            void heard(String piece) {
              inside.countDown();
              sleep(200);
              left.set(true);
            }
          };
      AiStream stream = model.stream(Questions.hello(), heard);
      await(inside);
      stream.cancel();
      assertThat(left).isTrue();
      assertCancelled(stream, heard, 1);
    }
  }

  /** Whoever answers first cancels the others; and they all answer at once. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void doesNotWaitForEachOther(int racers) throws Exception {
    try (ScriptedServer server = begun(Kind.CHAT);
        HttpModel model = Kind.CHAT.builder(server.url()).build()) {
      for (int round = 0; round < 20; round++) {
        List<AiStream> streams = new CopyOnWriteArrayList<>();
        CountDownLatch known = new CountDownLatch(1);
        CyclicBarrier together = new CyclicBarrier(racers);
        List<Recorder> heard = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
          int own = i;
          heard.add(
              new Recorder() {
                @Override
                void heard(String piece) {
                  await(known);
                  awaitAll(together);
                  for (int other = 1; other < racers; other++) {
                    streams.get((own + other) % racers).cancel();
                  }
                }
              });
          streams.add(model.stream(Questions.hello(), heard.get(i)));
        }
        known.countDown();
        for (AiStream stream : streams) {
          assertThat(cancelled(stream)).isNotNull();
        }
        assertThat(heard).allMatch(recorder -> recorder.calls.get() == 1);
      }
    }
  }

  /** Two threads, any moment: nobody hears anything once one of them has come back. */
  @RepeatedTest(300)
  void neverSpeaksAfterACancel() throws Exception {
    Random random = new Random();
    Kind kind = random.nextBoolean() ? Kind.CLAUDE : Kind.CHAT;
    byte[] stream = kind.sample("\n").bytes();
    AtomicBoolean returned = new AtomicBoolean();
    AtomicBoolean late = new AtomicBoolean();
    Recorder heard = new Recorder();
    AiListener watching =
        new AiListener() {
          @Override
          public void onText(String piece) {
            late.compareAndSet(false, returned.get());
            heard.onText(piece);
          }

          @Override
          public void onComplete(AiResponse response) {
            late.compareAndSet(false, returned.get());
            heard.onComplete(response);
          }

          @Override
          public void onError(AiException fault) {
            late.compareAndSet(false, returned.get());
            heard.onError(fault);
          }
        };
    try (ScriptedServer server = ScriptedServer.saying(stream);
        HttpModel model = kind.builder(server.url()).build()) {
      CyclicBarrier barrier = new CyclicBarrier(2);
      long pause = random.nextInt(3_000_000);
      AiStream running = model.stream(Questions.hello(), watching);
      Runnable cancel =
          () -> {
            awaitAll(barrier);
            long until = System.nanoTime() + pause;
            while (System.nanoTime() < until) {
              Thread.onSpinWait();
            }
            running.cancel();
            returned.set(true);
          };
      Thread other = new Thread(cancel);
      other.start();
      cancel.run();
      other.join();
      Object end = endOf(running);
      assertThat(late).as("a callback after a cancel had returned").isFalse();
      assertThat(heard.violations).isEmpty();
      assertThat(heard.faults).isEmpty();
      assertThat(heard.responses).hasSize(end instanceof AiResponse ? 1 : 0);
      if (!(end instanceof AiResponse)) {
        assertThat(end).isInstanceOf(AiException.Cancelled.class);
      }
    }
  }

  @Test
  void letsACallerThatWaitsBeInterrupted() throws Exception {
    try (ScriptedServer server = begun(Kind.CLAUDE);
        HttpModel model = Kind.CLAUDE.builder(server.url()).build()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      AtomicBoolean interrupted = new AtomicBoolean();
      Thread caller =
          new Thread(
              () -> {
                try {
                  model.complete(Questions.hello());
                } catch (AiException e) {
                  thrown.set(e);
                  interrupted.set(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      server.awaitRequests(1);
      caller.interrupt();
      caller.join(10_000);
      assertThat(thrown.get()).isInstanceOf(AiException.Cancelled.class);
      assertThat(interrupted).isTrue();
      server.awaitNoConnection();
    }
  }

  @Test
  void isCancelledByAListenerThatThrows() throws Exception {
    try (ScriptedServer server = begun(Kind.CLAUDE);
        HttpModel model = Kind.CLAUDE.builder(server.url()).build()) {
      IllegalStateException mistake = new IllegalStateException("mine");
      Recorder heard =
          new Recorder() {
            @Override
            void heard(String piece) {
              throw mistake;
            }
          };
      AiStream stream = model.stream(Questions.hello(), heard);
      assertThat(cancelled(stream)).hasCause(mistake);
      assertThat(heard.calls).hasValue(1);
      server.awaitNoConnection();
    }
  }

  @Test
  void survivesAListenerThatThrowsAtTheEnd() throws Exception {
    IllegalStateException mistake = new IllegalStateException("mine");
    AiListener throwing =
        new AiListener() {
          @Override
          public void onText(String piece) {}

          @Override
          public void onComplete(AiResponse response) {
            throw mistake;
          }

          @Override
          public void onError(AiException fault) {
            throw mistake;
          }
        };
    try (ScriptedServer whole = ScriptedServer.saying(SampleStream.chat("\n").bytes());
        HttpModel model = Kind.CHAT.builder(whole.url()).build()) {
      assertThat(cancelled(model.stream(Questions.hello(), throwing))).hasCause(mistake);
    }
    try (ScriptedServer nothing = ScriptedServer.saying(new byte[0]);
        HttpModel model = Kind.CHAT.builder(nothing.url()).retries(0).build()) {
      assertThatThrownBy(() -> endOrThrow(model.stream(Questions.hello(), throwing)))
          .isInstanceOf(AiException.StreamTruncated.class)
          .satisfies(e -> assertThat(e.getSuppressed()[0]).hasCause(mistake));
    }
  }

  private static ScriptedServer begun(Kind kind) throws java.io.IOException {
    String text = new String(kind.sample("\n").bytes(), StandardCharsets.UTF_8);
    String start = text.substring(0, text.indexOf(kind == Kind.CLAUDE ? ": a comment" : ": keep"));
    return new ScriptedServer(
        out -> {
          out.write(HEAD);
          out.write(start.getBytes(StandardCharsets.UTF_8));
          out.flush();
          sleep(20_000);
        });
  }

  private static void assertCancelled(AiStream stream, Recorder heard, int calls) throws Exception {
    assertThat(cancelled(stream)).hasNoCause();
    assertThat(heard.calls).hasValue(calls);
    assertThat(heard.violations).isEmpty();
  }

  private static AiException.Cancelled cancelled(AiStream stream) throws Exception {
    return (AiException.Cancelled) endOf(stream);
  }

  private static Object endOf(AiStream stream) throws Exception {
    try {
      return stream.result().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return cause instanceof CompletionException wrapped ? wrapped.getCause() : cause;
    }
  }

  private static void endOrThrow(AiStream stream) throws Exception {
    if (endOf(stream) instanceof Exception e) {
      throw e;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("it did not come");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitAll(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
