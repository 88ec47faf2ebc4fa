package dev.fanfare.ai.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A thread that asks, reads and calls listeners back. */
final class Worker extends Thread {
  private final Consumer<Worker> atEnd;

  /** The call whose listener it is calling; only this thread looks at it. */
  private @Nullable Ongoing<?> speaking;

  Worker(Runnable work, String name, Consumer<Worker> atEnd) {
    super(work, name);
    this.atEnd = atEnd;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      atEnd.accept(this);
    }
  }

  /** Returns the call in whose callback the current thread is, null if it is in none. */
  static @Nullable Ongoing<?> speaking() {
    return Thread.currentThread() instanceof Worker worker ? worker.speaking : null;
  }

  /** Says in whose callback the current thread is. */
  static void speaksFor(@Nullable Ongoing<?> ongoing) {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.speaking = ongoing;
    }
  }
}
