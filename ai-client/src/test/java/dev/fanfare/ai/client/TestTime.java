package dev.fanfare.ai.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only in pauses, which end at once. */
final class TestTime implements Time {
  static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  List<Duration> pauses() {
    return pauses;
  }

  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public void pause(Duration time, CountDownLatch cancelled) {
    pauses.add(time);
    advance(time);
  }
}
