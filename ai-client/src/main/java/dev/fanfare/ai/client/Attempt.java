package dev.fanfare.ai.client;

import dev.fanfare.ai.AiCall;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiException.Timeout.Phase;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.ModelName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Asks once, and says what came of it.
 *
 * @param <T> what an answer is
 */
final class Attempt<T> {
  static final int LONGEST_DOCUMENT = 64 << 10;

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

  private final Transport transport;
  private final ModelName name;
  private final Timeouts timeouts;
  private final Reply<T> reply;
  private final int number;
  private final @Nullable AiUsage earlier;
  private volatile @Nullable String requestId;
  private boolean answering;

  /**
   * @param number of this attempt, from 1
   * @param earlier what earlier answers of the same call have cost, null if there was none
   */
  Attempt(Transport transport, Reply<T> reply, int number, @Nullable AiUsage earlier) {
    this.transport = transport;
    this.name = transport.name();
    this.timeouts = transport.timeouts();
    this.reply = reply;
    this.number = number;
    this.earlier = earlier;
  }

  /** Returns what is known of it; may be asked by other threads. */
  AiCall known() {
    AiUsage usage = reply.usage();
    if (earlier != null) {
      usage = usage.equals(AiUsage.UNKNOWN) ? earlier : Usages.sum(earlier, usage);
    }
    return new AiCall(requestId, number, usage);
  }

  /**
   * Asks.
   *
   * @param left how much time is left for it
   * @throws StoppedException if it was cancelled
   */
  Outcome<T> run(Call call, Duration left, Ongoing<?> ongoing) {
    Time time = transport.time();
    long deadline = time.nanos() + left.toNanos();
    call.timeout().timeout(left.toNanos(), TimeUnit.NANOSECONDS);
    Watch watch = new Watch(call, timeouts);
    call.addEventListener(watch);
    ongoing.follow(call);
    watch.connecting();
    try (Response response = call.execute()) {
      String id = response.header(transport.protocol().requestIdHeader());
      requestId = id != null && REQUEST_ID.matcher(id).matches() ? id : null;
      return response.isSuccessful() ? read(response, watch) : refused(response, watch);
    } catch (BrokenProtocolException e) {
      return new Outcome.Failed<>(
          new AiException.ProtocolViolation(
              "%s sent %s".formatted(name, e.getMessage()), known(), null),
          false,
          null);
    } catch (ProviderErrorException e) {
      return errorEvent(e.error());
    } catch (IOException e) {
      if (ongoing.isCancelled()) {
        throw new StoppedException();
      }
      return broken(e, watch, time.nanos() - deadline >= 0);
    } finally {
      watch.stop();
      ongoing.follow(null);
    }
  }

  private Outcome<T> read(Response response, Watch watch) throws IOException {
    BufferedSource source = bounded(response, watch);
    if (!reply.reads(response.body().contentType())) {
      // Whatever it is, it may say that something is wrong.
      ProviderError error = ProviderError.of(atMost(source, LONGEST_DOCUMENT));
      if (error.equals(ProviderError.UNKNOWN)) {
        throw new BrokenProtocolException("something else than a stream of events");
      }
      throw new ProviderErrorException(error);
    }
    T answer = reply.read(source);
    return answer != null ? new Outcome.Answered<>(answer, requestId) : truncated("ended", null);
  }

  private Outcome<T> refused(Response response, Watch watch) {
    ProviderError error = ProviderError.UNKNOWN;
    try {
      error = ProviderError.of(atMost(bounded(response, watch), LONGEST_DOCUMENT));
    } catch (IOException e) {
      // The status says enough.
    }
    return new Failures(name)
        .of(error.withStatus(response.code()), response.headers(), transport.time().now(), known());
  }

  private Outcome<T> errorEvent(ProviderError error) {
    Outcome.Failed<T> failed = new Failures(name).of(error, known());
    return reply.begun() ? truncated("broke off with an error", failed.fault()) : failed;
  }

  private Outcome<T> broken(IOException e, Watch watch, boolean late) {
    Phase phase = late ? Phase.TOTAL : expired(e, watch);
    if (phase != null) {
      return new Outcome.Failed<>(
          new AiException.Timeout(
              "%s took too long: %s".formatted(name, limit(phase)), known(), phase, e),
          phase != Phase.TOTAL && !reply.begun(),
          null);
    }
    if (answering) {
      return truncated("broke off", e);
    }
    return new Outcome.Failed<>(
        new AiException.Connection(
            "%s: there was no connection, or it broke".formatted(name), known(), e),
        true,
        null);
  }

  private @Nullable Phase expired(IOException e, Watch watch) {
    Phase expired = watch.expired();
    if (expired != null) {
      return expired;
    }
    if (e instanceof SocketTimeoutException) {
      return watch.connected() ? Phase.IDLE : Phase.CONNECT;
    }
    return e instanceof InterruptedIOException ? Phase.TOTAL : null;
  }

  private String limit(Phase phase) {
    return switch (phase) {
      case CONNECT -> "no connection within " + timeouts.connect();
      case FIRST_BYTE -> "no answer began within " + timeouts.firstByte();
      case IDLE -> "nothing moved for " + timeouts.idle();
      case TOTAL -> "no whole answer within " + timeouts.total();
    };
  }

  /** Once something came another attempt would be paid, and perhaps shown, twice. */
  private Outcome<T> truncated(String how, @Nullable Throwable cause) {
    return new Outcome.Failed<>(
        new AiException.StreamTruncated(
            "%s: the answer %s before its end, after %d characters"
                .formatted(name, how, reply.text().length()),
            known(),
            reply.text(),
            cause),
        !reply.begun(),
        null);
  }

  /** Returns the body; as soon as its first byte is there, another limit holds. */
  private BufferedSource bounded(Response response, Watch watch) {
    BufferedSource body = response.body().source();
    answering = true;
    return Okio.buffer(
        (Source)
            new ForwardingSource(body) {
              private boolean begun;

              @Override
              public long read(okio.Buffer sink, long byteCount) throws IOException {
                long read = super.read(sink, byteCount);
                if (!begun) {
                  begun = true;
                  watch.stop();
                  body.timeout().timeout(timeouts.idle().toNanos(), TimeUnit.NANOSECONDS);
                }
                return read;
              }
            });
  }

  /** Returns the start of a document. */
  static byte[] atMost(BufferedSource source, int bytes) throws IOException {
    boolean unused = source.request(bytes);
    return source.readByteArray(Math.min(bytes, source.getBuffer().size()));
  }
}
