package dev.fanfare.ai.client;

import dev.fanfare.ai.AiException;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks until there is an answer: again after a fault that may pass, with pauses that grow, within
 * one limit of time for everything.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(500).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(8).toNanos();

  private final Transport transport;
  private final Progress progress;
  private final Ongoing<?> ongoing;
  private final long deadline;

  /**
   * @param started when the call began, by the transport's count
   */
  Exchange(Transport transport, Progress progress, Ongoing<?> ongoing, long started) {
    this.transport = transport;
    this.progress = progress;
    this.ongoing = ongoing;
    this.deadline = started + transport.timeouts().total().toNanos();
  }

  /**
   * Asks.
   *
   * @param replies makes a reader for each attempt
   * @throws AiException if there is no answer
   * @throws StoppedException if it was cancelled
   */
  <T> Outcome.Answered<T> ask(HttpUrl url, byte[] question, Supplier<Reply<T>> replies) {
    for (int repetition = 0; ; repetition++) {
      Outcome<T> outcome = attempt(url, question, replies.get());
      if (outcome instanceof Outcome.Answered<T> answered) {
        return answered;
      }
      Outcome.Failed<T> failed = (Outcome.Failed<T>) outcome;
      Duration pause = failed.after() != null ? failed.after() : pause(repetition);
      if (!failed.again() || repetition == transport.retries() || pause.compareTo(left()) >= 0) {
        throw failed.fault();
      }
      LOG.debug(
          "Attempt {} at {} failed ({}), the next follows in {}",
          progress.attempts(),
          transport.name(),
          failed.fault().getClass().getSimpleName(),
          pause);
      ongoing.pause(transport.time(), pause);
    }
  }

  private <T> Outcome<T> attempt(HttpUrl url, byte[] question, Reply<T> reply) {
    Duration left = left();
    if (left.isNegative() || left.isZero()) {
      throw new AiException.Timeout(
          "%s took too long: no whole answer within %s"
              .formatted(transport.name(), transport.timeouts().total()),
          progress.known(),
          AiException.Timeout.Phase.TOTAL,
          null);
    }
    Attempt<T> attempt = new Attempt<>(transport, reply, progress.next(), progress.earlier());
    progress.begins(attempt);
    Request request = request(url, question);
    return attempt.run(transport.http().newCall(request), left, ongoing);
  }

  private Request request(HttpUrl url, byte[] question) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .headers(transport.headers())
            // Or each token would wait for its block of compressed data to be full.
            .header("Accept-Encoding", "identity")
            .post(RequestBody.create(question, JSON));
    transport.protocol().sign(request, key());
    return request.build();
  }

  private @Nullable String key() {
    ApiKey key = transport.key();
    try {
      return key == null ? null : key.get();
    } catch (RuntimeException e) {
      throw new AiException.Authentication(
          "%s: the host gave no usable key (%s)"
              .formatted(transport.name(), e.getClass().getSimpleName()),
          progress.known());
    }
  }

  private Duration left() {
    return Duration.ofNanos(deadline - transport.time().nanos());
  }

  /** Anything from nothing up to a limit that doubles, so that clients do not come back at once. */
  private Duration pause(int repetition) {
    long limit = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(repetition, 10));
    return Duration.ofNanos((long) (limit * transport.random().getAsDouble()));
  }
}
