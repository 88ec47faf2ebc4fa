package dev.fanfare.ai.client;

import dev.fanfare.ai.ModelName;
import java.util.function.DoubleSupplier;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to ask one model.
 *
 * @param headers the host's own
 * @param key null if the server wants none
 * @param retries how often is asked again at most
 * @param random gives numbers from 0 to below 1
 */
record Transport(
    ModelName name,
    OkHttpClient http,
    Protocol protocol,
    Headers headers,
    @Nullable ApiKey key,
    Timeouts timeouts,
    int retries,
    Time time,
    DoubleSupplier random) {
  /** Headers may hold secrets. */
  @Override
  public String toString() {
    return name.toString();
  }
}
