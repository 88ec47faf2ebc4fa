package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model that says what it was told to: for tests of hosts, and for programs without a model. It
 * is deterministic, asks nobody, and waits for nothing unless an answer says so. Safe for
 * concurrent use.
 *
 * <p>It takes its answers from a queue, and when that is used up from a function of the request.
 * What it says is held to the request as a real model's answer is: it stops at a stop sequence and
 * at {@code maxTokens}, four bytes of UTF-8 being a token, and a structured answer must have the
 * shape asked for. It counts tokens honestly: {@link #countTokens} is the input of {@link
 * AiResponse#usage}.
 *
 * <pre>{@code
 * ScriptedModel model = ScriptedModel.saying("Hello, Ada.");
 * model.complete(request).text(); // Hello, Ada.
 * model.requests(); // what it was asked
 * }</pre>
 */
public final class ScriptedModel implements LanguageModel {
  /** What it is called unless somebody says otherwise. */
  public static final ModelName NAME = new ModelName("scripted", "scripted-1");

  private final ModelName name;
  private final Executor executor;
  private final @Nullable Function<AiRequest, ScriptedAnswer> otherwise;
  private final Deque<ScriptedAnswer> queue;
  private final List<AiRequest> requests = new ArrayList<>();

  private ScriptedModel(Builder builder) {
    name = builder.name;
    executor = builder.executor;
    otherwise = builder.otherwise;
    queue = new ArrayDeque<>(builder.queue);
  }

  /** Returns a model that says these texts, one for each call. */
  public static ScriptedModel saying(String... texts) {
    Builder builder = builder();
    for (String text : texts) {
      builder.then(ScriptedAnswer.text(text));
    }
    return builder.build();
  }

  /** Returns a model that gives these answers, one for each call. */
  public static ScriptedModel of(ScriptedAnswer... answers) {
    Builder builder = builder();
    for (ScriptedAnswer answer : answers) {
      builder.then(answer);
    }
    return builder.build();
  }

  /** Returns a model that answers each request by a function, which is called by the caller. */
  public static ScriptedModel answering(Function<AiRequest, ScriptedAnswer> script) {
    return builder().otherwise(script).build();
  }

  /** Starts a script. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public ModelName name() {
    return name;
  }

  /** Returns every request to {@link #complete} and {@link #stream}, in the order of the calls. */
  public synchronized List<AiRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns how many answers of the queue are left. */
  public synchronized int remaining() {
    return queue.size();
  }

  /** Adds an answer to the queue. */
  public synchronized void then(ScriptedAnswer answer) {
    queue.addLast(requireNonNull(answer, "answer"));
  }

  private synchronized ScriptedCall next(AiRequest request) {
    requests.add(requireNonNull(request, "request"));
    int number = requests.size();
    ScriptedAnswer answer = queue.pollFirst();
    if (answer == null) {
      if (otherwise == null) {
        throw new IllegalStateException(
            "the script is used up: call %d has no answer".formatted(number));
      }
      answer = otherwise.apply(request);
    }
    return new ScriptedCall(answer, request, name, "scripted-" + number);
  }

  /**
   * Returns the next answer.
   *
   * @throws IllegalStateException if the script is used up, or has a structured answer where none
   *     is asked for
   */
  @Override
  public AiResponse complete(AiRequest request) {
    ScriptedCall call = next(request);
    int count = call.count();
    for (int i = 0; i < count; i++) {
      call.runBefore(i);
      await(call, i);
    }
    call.runBefore(count);
    AiException fault = call.fault().orElse(null);
    if (fault != null) {
      throw fault;
    }
    return call.response(false);
  }

  private static void await(ScriptedCall call, int piece) {
    long nanos = call.delay(piece).toNanos();
    if (nanos > 0) {
      try {
        TimeUnit.NANOSECONDS.sleep(nanos);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AiException.Cancelled(
            "The thread was interrupted while it waited", call.soFar(piece), e);
      }
    }
  }

  /**
   * Streams the next answer.
   *
   * @throws IllegalStateException if the script is used up, or has a structured answer where none
   *     is asked for
   */
  @Override
  public AiStream stream(AiRequest request, AiListener listener) {
    ScriptedStream stream = new ScriptedStream(next(request), requireNonNull(listener, "listener"));
    executor.execute(stream);
    return stream;
  }

  /** Returns the tokens of input that an answer to the request counts. */
  @Override
  public OptionalLong countTokens(AiRequest request) {
    return OptionalLong.of(ScriptedCall.inputTokens(request));
  }

  /** Writes a script. */
  public static final class Builder {
    private ModelName name = NAME;
    private Executor executor = Builder::onItsOwnThread;
    private final List<ScriptedAnswer> queue = new ArrayList<>();
    private @Nullable Function<AiRequest, ScriptedAnswer> otherwise;

    private Builder() {}

    private static void onItsOwnThread(Runnable stream) {
      Thread thread = new Thread(stream, "scripted-model");
      thread.setDaemon(true);
      thread.start();
    }

    /** Sets what the model is called. Default: {@link ScriptedModel#NAME}. */
    public Builder name(ModelName name) {
      this.name = requireNonNull(name, "name");
      return this;
    }

    /** Adds an answer to the queue. */
    public Builder then(ScriptedAnswer answer) {
      queue.add(requireNonNull(answer, "answer"));
      return this;
    }

    /**
     * Sets what answers once the queue is used up; calls it one at a time. Default: nothing, which
     * is an {@link IllegalStateException}.
     */
    public Builder otherwise(Function<AiRequest, ScriptedAnswer> script) {
      this.otherwise = requireNonNull(script, "script");
      return this;
    }

    /**
     * Sets what streams run on. Default: a daemon thread for each. With {@code Runnable::run} all
     * callbacks come before {@link ScriptedModel#stream} returns.
     */
    public Builder on(Executor executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /** Returns the model. */
    public ScriptedModel build() {
      return new ScriptedModel(this);
    }
  }
}
