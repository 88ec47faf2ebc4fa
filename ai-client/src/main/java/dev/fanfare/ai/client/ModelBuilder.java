package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.ModelName;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What can be set for every model. Nothing that was set is ever shown.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ModelBuilder<B extends ModelBuilder<B>>
    permits ClaudeModel.Builder, OpenAiCompatibleModel.Builder {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_RETRIES = 10;

  /** Ours to set, and those that would break the exchange. */
  private static final Set<String> OUR_HEADERS =
      Set.of(
          "accept-encoding",
          "anthropic-version",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "host",
          "transfer-encoding",
          "x-api-key");

  private final String model;
  private String provider;
  private HttpUrl baseUrl;
  private @Nullable ApiKey key;
  private final Headers.Builder headers = new Headers.Builder();
  private final Map<String, AiValue> fields = new LinkedHashMap<>();
  private StructuredOutput structuredOutput = StructuredOutput.JSON_SCHEMA;
  private @Nullable UserHash userHash;
  private Duration connect = Duration.ofSeconds(10);
  private Duration firstByte = Duration.ofSeconds(60);
  private Duration idle = Duration.ofSeconds(60);
  private Duration total = Duration.ofMinutes(10);
  private int retries = 2;
  private @Nullable OkHttpClient http;
  private Time time = Time.of(Clock.systemUTC());
  private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

  ModelBuilder(String model, String provider, String baseUrl) {
    this.model = requireText("model", model, 128);
    this.provider = provider;
    this.baseUrl = HttpUrl.get(baseUrl);
  }

  abstract B self();

  /** Returns the model. A builder may build several; each has connections of its own. */
  public abstract HttpModel build();

  /**
   * Sets the key.
   *
   * @throws IllegalArgumentException if a header cannot carry it
   */
  public B apiKey(String key) {
    String checked = ApiKey.checked(key);
    return apiKey(() -> checked);
  }

  /**
   * Sets where the key comes from. It is asked for at each attempt, on a thread of the model, so
   * that a host can change it; what it throws becomes an {@link
   * dev.fanfare.ai.AiException.Authentication}.
   */
  public B apiKey(Supplier<String> source) {
    this.key = new ApiKey(requireNonNull(source, "source"));
    return self();
  }

  /**
   * Sets the address that the paths of the interface are added to.
   *
   * @throws IllegalArgumentException unless it is one of http or https, without user, query and
   *     fragment
   */
  public B baseUrl(String url) {
    HttpUrl parsed = HttpUrl.parse(requireNonNull(url, "url"));
    require(
        parsed != null
            && parsed.username().isEmpty()
            && parsed.password().isEmpty()
            && parsed.query() == null
            && parsed.fragment() == null,
        "baseUrl must be an address of http or https without user, query and fragment");
    this.baseUrl = requireNonNull(parsed);
    return self();
  }

  /**
   * Sets the provider's name, which prices and the usage log go by.
   *
   * @throws IllegalArgumentException unless it has 1 to 64 plain characters
   */
  public B provider(String name) {
    this.provider = requireText("provider", name, 64);
    return self();
  }

  /**
   * Adds a header to every request, such as one that a gateway asks for.
   *
   * @throws IllegalArgumentException if it is one that the model sets itself, or no header can be
   *     like that
   */
  public B header(String name, String value) {
    requireNonNull(value, "value");
    require(
        name.matches("[A-Za-z0-9-]{1,64}") && !OUR_HEADERS.contains(name.toLowerCase(Locale.ROOT)),
        "header must be 1 to 64 letters, digits and hyphens, and none of %s",
        OUR_HEADERS);
    require(
        value.matches("[ -~]{0,4096}"),
        "the value of header %s must be visible ASCII characters",
        name);
    headers.set(name, value);
    return self();
  }

  /**
   * Adds a field to the body of every request, for what a server can do beyond this. It takes the
   * place of a field of the same name.
   *
   * @throws IllegalArgumentException if {@code value} is nested too deep
   */
  public B field(String name, AiValue value) {
    requireText("field", name, 64);
    Json.tree(value);
    fields.put(name, value);
    return self();
  }

  /** Sets how the server is told the shape of an answer; by default by a schema. */
  public B structuredOutput(StructuredOutput way) {
    this.structuredOutput = requireNonNull(way, "way");
    return self();
  }

  /**
   * Lets the provider see for which user a call is: as a keyed hash, the same for the same user.
   * Without this it sees nothing of the user.
   *
   * @param key a secret of the host, 16 bytes or more
   * @throws IllegalArgumentException if the key is shorter
   */
  public B sendUserHash(byte[] key) {
    this.userHash = new UserHash(key);
    return self();
  }

  /** Sets how long to wait for a connection, its TLS handshake included; 10 s by default. */
  public B connectTimeout(Duration limit) {
    this.connect = limited("connectTimeout", limit);
    return self();
  }

  /** Sets how long to wait for an answer to begin; 60 s by default. */
  public B firstByteTimeout(Duration limit) {
    this.firstByte = limited("firstByteTimeout", limit);
    return self();
  }

  /** Sets how long to wait between two bytes of an answer; 60 s by default. */
  public B idleTimeout(Duration limit) {
    this.idle = limited("idleTimeout", limit);
    return self();
  }

  /** Sets how long a call may take, all its attempts and pauses together; 10 minutes by default. */
  public B totalTimeout(Duration limit) {
    this.total = limited("totalTimeout", limit);
    return self();
  }

  /**
   * Sets how often is asked again after a fault that may pass; 2 by default.
   *
   * @throws IllegalArgumentException unless it is 0 to 10
   */
  public B retries(int most) {
    this.retries = (int) requireRange("retries", most, 0, MOST_RETRIES);
    return self();
  }

  /**
   * Uses the host's client: its connections, proxy, certificates and interceptors. The model still
   * sets its own limits of time, follows no redirect and leaves repetitions to itself. Closing the
   * model ends the model's calls, and nothing else of the client.
   */
  public B httpClient(OkHttpClient client) {
    this.http = requireNonNull(client, "client");
    return self();
  }

  /** Sets the clock by which a provider's wishes for later become instants. */
  public B clock(Clock clock) {
    return time(Time.of(requireNonNull(clock, "clock")));
  }

  final B time(Time replacement) {
    this.time = replacement;
    return self();
  }

  final B random(DoubleSupplier source) {
    this.random = source;
    return self();
  }

  final boolean hasKey() {
    return key != null;
  }

  final RequestSettings settings() {
    return new RequestSettings(
        baseUrl,
        model,
        structuredOutput,
        Collections.unmodifiableMap(new LinkedHashMap<>(fields)),
        userHash);
  }

  final ModelClient client(Protocol protocol) {
    Timeouts timeouts = new Timeouts(connect, firstByte, idle, total);
    return new ModelClient(
        new Transport(
            new ModelName(provider, model),
            connections(timeouts),
            protocol,
            headers.build(),
            key,
            timeouts,
            retries,
            time,
            random),
        http == null);
  }

  private OkHttpClient connections(Timeouts timeouts) {
    OkHttpClient.Builder builder = http == null ? new OkHttpClient.Builder() : http.newBuilder();
    // Past the limits that are watched for, so that those ring first.
    Duration reading = max(timeouts.firstByte(), timeouts.idle()).plusSeconds(1);
    return builder
        .connectTimeout(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(reading.toMillis(), TimeUnit.MILLISECONDS)
        .writeTimeout(timeouts.idle().toMillis(), TimeUnit.MILLISECONDS)
        // Each attempt is counted, and none may send the key elsewhere.
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .build();
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration limited(String name, Duration limit) {
    require(
        limit.toMillis() >= 1 && limit.compareTo(LONGEST) <= 0,
        "%s must be 1 ms to 1 day, was %s",
        name,
        limit);
    return limit;
  }
}
