package dev.fanfare.benchmarks.ai;

import java.util.function.Consumer;

/** One of the two sides. */
interface Client extends AutoCloseable {
  /** Streams one answer and returns when it has ended. */
  void stream(String model, int tokens, Consumer<String> text) throws Exception;

  @Override
  void close();
}
