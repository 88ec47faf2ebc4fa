package dev.fanfare.ai.client;

import dev.fanfare.ai.AiException.Timeout.Phase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a call that takes too long to connect or to begin its answer. OkHttp's own limits are for
 * each address and each read: they do not see a slow look-up of the name or a slow handshake.
 */
final class Watch extends EventListener {
  private final Call call;
  private final Timeouts timeouts;
  private @Nullable Alarm alarm;
  private @Nullable Phase expired;
  private boolean connected;

  Watch(Call call, Timeouts timeouts) {
    this.call = call;
    this.timeouts = timeouts;
  }

  synchronized void connecting() {
    next(Phase.CONNECT, timeouts.connect());
  }

  @Override
  public synchronized void connectionAcquired(Call call, Connection connection) {
    connected = true;
    stop();
  }

  @Override
  public synchronized void requestBodyEnd(Call call, long byteCount) {
    next(Phase.FIRST_BYTE, timeouts.firstByte());
  }

  /** Ends the watch. */
  synchronized void stop() {
    if (alarm != null) {
      alarm.exit();
      alarm = null;
    }
  }

  /** Returns what took too long, null if nothing did. */
  synchronized @Nullable Phase expired() {
    return expired;
  }

  /** Returns whether there was a connection. */
  synchronized boolean connected() {
    return connected;
  }

  private void next(Phase phase, Duration limit) {
    stop();
    alarm = new Alarm(phase);
    alarm.timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    alarm.enter();
  }

  private synchronized void expire(Alarm rung) {
    if (rung == alarm) {
      expired = rung.phase;
      call.cancel();
    }
  }

  private final class Alarm extends AsyncTimeout {
    private final Phase phase;

    private Alarm(Phase phase) {
      this.phase = phase;
    }

    @Override
    protected void timedOut() {
      expire(this);
    }
  }
}
