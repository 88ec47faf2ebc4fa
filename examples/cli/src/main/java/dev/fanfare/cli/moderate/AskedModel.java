package dev.fanfare.cli.moderate;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A model of which is counted how often it was asked, and what that took. */
public final class AskedModel implements LanguageModel {
  private final LanguageModel model;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong input = new AtomicLong();
  private final AtomicLong output = new AtomicLong();
  private final AtomicReference<@Nullable AiException> refusal = new AtomicReference<>();

  public AskedModel(LanguageModel model) {
    this.model = model;
  }

  @Override
  public ModelName name() {
    return model.name();
  }

  @Override
  public AiResponse complete(AiRequest request) {
    calls.incrementAndGet();
    try {
      AiResponse response = model.complete(request);
      answers.incrementAndGet();
      count(response.usage());
      return response;
    } catch (AiException e) {
      if (e instanceof AiException.Authentication || e instanceof AiException.InvalidRequest) {
        refusal.compareAndSet(null, e);
      }
      throw e;
    }
  }

  private void count(AiUsage usage) {
    input.addAndGet(known(usage.uncachedInput()) + known(usage.cacheRead()));
    input.addAndGet(known(usage.cacheWrite()));
    output.addAndGet(known(usage.output()));
  }

  private static long known(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }

  @Override
  public AiStream stream(AiRequest request, AiListener listener) {
    return model.stream(request, listener);
  }

  @Override
  public OptionalLong countTokens(AiRequest request) {
    return model.countTokens(request);
  }

  /** Returns how often it was asked. */
  public long calls() {
    return calls.get();
  }

  /** Returns how often it answered. */
  public long answers() {
    return answers.get();
  }

  /** Returns the tokens it read, as far as it said. */
  public long inputTokens() {
    return input.get();
  }

  /** Returns the tokens it wrote, as far as it said. */
  public long outputTokens() {
    return output.get();
  }

  /** Returns why it never will answer, null if it may: a key or a request that it refuses. */
  public @Nullable AiException refusal() {
    return answers.get() == 0 ? refusal.get() : null;
  }
}
