package dev.fanfare.ai.client;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what it hears, and what it should not have heard. */
class Recorder implements AiListener {
  final List<String> pieces = new CopyOnWriteArrayList<>();
  final List<AiResponse> responses = new CopyOnWriteArrayList<>();
  final List<AiException> faults = new CopyOnWriteArrayList<>();
  final List<String> violations = new CopyOnWriteArrayList<>();
  final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public void onText(String piece) {
    enter(
        () -> {
          if (piece.isEmpty()) {
            violations.add("an empty piece");
          }
          pieces.add(piece);
          first.countDown();
          heard(piece);
        });
  }

  @Override
  public void onComplete(AiResponse response) {
    enter(() -> responses.add(response));
    ended.countDown();
  }

  @Override
  public void onError(AiException fault) {
    enter(() -> faults.add(fault));
    ended.countDown();
  }

  /** Does what a test does within a callback. */
  void heard(String piece) {}

  private void enter(Runnable call) {
    calls.incrementAndGet();
    if (inside.incrementAndGet() != 1) {
      violations.add("two calls at once");
    }
    if (!responses.isEmpty() || !faults.isEmpty()) {
      violations.add("a call after the last one");
    }
    try {
      call.run();
    } finally {
      inside.decrementAndGet();
    }
  }

  String text() {
    return String.join("", pieces);
  }

  void awaitFirst() throws InterruptedException {
    await(first);
  }

  void awaitEnd() throws InterruptedException {
    await(ended);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not come");
    }
  }
}
