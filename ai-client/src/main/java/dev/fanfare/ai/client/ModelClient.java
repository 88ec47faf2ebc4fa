package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.AnswerShape;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Asks one model, for many callers at once. Each call has a thread while it lasts: its callbacks
 * run there, and so a caller that waits can be interrupted, which a thread in a socket cannot.
 */
final class ModelClient implements AutoCloseable {
  private static final int IDLE_SECONDS = 10;
  private static final int LAST_CALLBACK_SECONDS = 5;

  private final Transport transport;
  private final boolean ownsConnections;
  private final ExecutorService threads;
  private final Set<Ongoing<?>> running = ConcurrentHashMap.newKeySet();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param ownsConnections whether nobody else uses them
   */
  ModelClient(Transport transport, boolean ownsConnections) {
    this.transport = transport;
    this.ownsConnections = ownsConnections;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Worker worker =
                  new Worker(work, "fanfare-ai-" + number.incrementAndGet(), workers::remove);
              workers.add(worker);
              return worker;
            });
  }

  Transport transport() {
    return transport;
  }

  AiResponse complete(AiRequest request) {
    Progress progress = new Progress();
    Ongoing<AiResponse> ongoing = new Ongoing<>(progress);
    Conversation conversation = conversation(request, new Nobody(), ongoing, progress);
    start(ongoing, () -> conversation.answer(true), response -> {}, fault -> {});
    return await(ongoing, progress);
  }

  AiStream stream(AiRequest request, AiListener listener) {
    Progress progress = new Progress();
    Ongoing<AiResponse> ongoing = new Ongoing<>(progress);
    Conversation conversation = conversation(request, listener, ongoing, progress);
    start(ongoing, () -> conversation.answer(false), listener::onComplete, listener::onError);
    return new AiStream() {
      @Override
      public void cancel() {
        ongoing.cancel();
      }

      @Override
      public CompletionStage<AiResponse> result() {
        return ongoing.result().minimalCompletionStage();
      }
    };
  }

  long count(HttpUrl url, byte[] question) {
    Progress progress = new Progress();
    Ongoing<Long> ongoing = new Ongoing<>(progress);
    Exchange exchange = new Exchange(transport, progress, ongoing, transport.time().nanos());
    start(
        ongoing,
        () -> exchange.ask(url, question, CountReply::new).answer(),
        count -> {},
        fault -> {});
    return await(ongoing, progress);
  }

  private Conversation conversation(
      AiRequest request, AiListener listener, Ongoing<AiResponse> ongoing, Progress progress) {
    require(
        request.answer().isEmpty() || request.answer().get() instanceof AnswerShape.ObjectOf,
        "the shape of an answer must be an object: providers enforce no other");
    return new Conversation(transport, request, listener, ongoing, progress);
  }

  private <T> void start(
      Ongoing<T> ongoing, Supplier<T> work, Consumer<T> done, Consumer<AiException> failed) {
    running.add(ongoing);
    try {
      if (closed) {
        throw new IllegalStateException(transport.name() + " is closed");
      }
      threads.execute(
          () -> {
            try {
              ongoing.run(work, done, failed);
            } finally {
              running.remove(ongoing);
            }
          });
    } catch (RejectedExecutionException e) {
      running.remove(ongoing);
      throw new IllegalStateException(transport.name() + " is closed", e);
    } catch (RuntimeException | Error e) {
      running.remove(ongoing);
      throw e;
    }
  }

  private static <T> T await(Ongoing<T> ongoing, Progress progress) {
    try {
      return ongoing.result().get();
    } catch (InterruptedException e) {
      ongoing.cancel();
      Thread.currentThread().interrupt();
      throw new AiException.Cancelled(
          "The thread that waited was interrupted", progress.known(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AiException fault) {
        // The caller's frames tell more than those of our thread.
        fault.fillInStackTrace();
        throw fault;
      }
      throw new IllegalStateException("a call ended by no fault of its own", e);
    }
  }

  /** Cancels every call, and leaves no thread and no connection. */
  @Override
  public void close() {
    closed = true;
    running.forEach(Ongoing::cancel);
    List<Worker> working = List.copyOf(workers);
    threads.shutdown();
    if (!working.contains(Thread.currentThread())) {
      await(working);
    }
    if (ownsConnections) {
      transport.http().connectionPool().evictAll();
    }
  }

  private static void await(List<Worker> working) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_CALLBACK_SECONDS);
    try {
      for (Worker worker : working) {
        worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Nobody implements AiListener {
    @Override
    public void onText(String piece) {}

    @Override
    public void onComplete(AiResponse response) {}

    @Override
    public void onError(AiException fault) {}
  }
}
