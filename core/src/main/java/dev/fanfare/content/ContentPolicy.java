package dev.fanfare.content;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.credit.Credits;
import dev.fanfare.credit.JobType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How content jobs are run. Immutable; two policies with the same settings are equal. */
public final class ContentPolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most characters of output that can be kept. */
  public static final int MAX_OUTPUT = 200_000;

  /** How much longer than its job a reservation lasts, so that what is delivered is paid. */
  private static final Duration MARGIN = Duration.ofDays(1);

  /** The longest that a job can take, decisions of people included. */
  public static final Duration MAX_LIFETIME = Credits.MAX_TTL.minus(MARGIN);

  private final Map<JobType, ContentTemplate> templates;
  private final int maxPrompt;
  private final int maxOutput;
  private final Duration lease;
  private final Duration lifetime;
  private final List<Duration> backoff;
  private final Duration rescreenAfter;

  private ContentPolicy(Builder builder) {
    // Sorted, so that a listing reads the same everywhere.
    templates = Collections.unmodifiableMap(new TreeMap<>(builder.templates));
    maxPrompt = builder.maxPrompt;
    maxOutput = builder.maxOutput;
    lease = builder.lease;
    lifetime = builder.lifetime;
    backoff = builder.backoff;
    rescreenAfter = builder.rescreenAfter;
    require(
        lease.compareTo(lifetime) < 0, "lease %s must be below the lifetime %s", lease, lifetime);
  }

  /**
   * Returns the defaults: templates for the four job types of {@link JobType}, prompts to 4 000 and
   * outputs to 50 000 characters, a lease of 10 minutes, 7 days to be done with a job, retries
   * after 30 s, 2 min and 10 min, screening again every 5 minutes.
   */
  public static ContentPolicy standard() {
    return builder().build();
  }

  /** Returns a builder that starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns how a model is asked for a type of job.
   *
   * @throws IllegalArgumentException if there is no template for it
   */
  public ContentTemplate template(JobType type) {
    ContentTemplate template = templates.get(type);
    if (template == null) {
      throw new IllegalArgumentException(
          "job type must be one of %s, was '%s'".formatted(templates.keySet(), type));
    }
    return template;
  }

  /** Returns how a model is asked, by type of job. */
  public Map<JobType, ContentTemplate> templates() {
    return templates;
  }

  /** Returns the most characters of a prompt. */
  public int maxPrompt() {
    return maxPrompt;
  }

  /** Returns the most characters of an output; a longer one counts as malformed. */
  public int maxOutput() {
    return maxOutput;
  }

  /**
   * Returns how long whoever took a job has it to himself. Longer than a call to the model can
   * take, time-outs and retries of its adapter included.
   */
  public Duration lease() {
    return lease;
  }

  /** Returns how long after it was asked for a job ends at the latest. */
  public Duration lifetime() {
    return lifetime;
  }

  /** Returns how long a job of the queue waits before its second, third, … attempt. */
  public List<Duration> backoff() {
    return backoff;
  }

  /** Returns how long an output waits after a screening without an answer. */
  public Duration rescreenAfter() {
    return rescreenAfter;
  }

  /** Returns how often a model is asked at most. */
  public int maxAttempts() {
    return backoff.size() + 1;
  }

  /** Returns how long to wait after a number of attempts, empty if it was the last one. */
  Optional<Duration> backoffAfter(int attempts) {
    return attempts <= backoff.size() ? Optional.of(backoff.get(attempts - 1)) : Optional.empty();
  }

  Duration reservationTime() {
    return lifetime.plus(MARGIN);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContentPolicy that
        && templates.equals(that.templates)
        && maxPrompt == that.maxPrompt
        && maxOutput == that.maxOutput
        && lease.equals(that.lease)
        && lifetime.equals(that.lifetime)
        && backoff.equals(that.backoff)
        && rescreenAfter.equals(that.rescreenAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(templates, maxPrompt, maxOutput, lease, lifetime, backoff, rescreenAfter);
  }

  @Override
  public String toString() {
    return "ContentPolicy[%s, prompt %d, output %d, lease %s, lifetime %s, backoff %s, rescreen %s]"
        .formatted(
            templates.keySet(), maxPrompt, maxOutput, lease, lifetime, backoff, rescreenAfter);
  }

  /** Collects the settings of a policy. */
  public static final class Builder {
    private final Map<JobType, ContentTemplate> templates = new TreeMap<>(Templates.STANDARD);
    private int maxPrompt = 4_000;
    private int maxOutput = 50_000;
    private Duration lease = Duration.ofMinutes(10);
    private Duration lifetime = Duration.ofDays(7);
    private List<Duration> backoff =
        List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));
    private Duration rescreenAfter = Duration.ofMinutes(5);

    private Builder() {}

    /** Sets how a model is asked for a type of job, in place of an earlier template for it. */
    public Builder template(JobType type, ContentTemplate template) {
      templates.put(requireNonNull(type, "type"), requireNonNull(template, "template"));
      return this;
    }

    /** Sets the most characters of a prompt, 1 to {@link ContentRequest#MAX_PROMPT}. */
    public Builder maxPrompt(int characters) {
      maxPrompt = (int) requireRange("maxPrompt", characters, 1, ContentRequest.MAX_PROMPT);
      return this;
    }

    /** Sets the most characters of an output, 1 to {@link #MAX_OUTPUT}. */
    public Builder maxOutput(int characters) {
      maxOutput = (int) requireRange("maxOutput", characters, 1, MAX_OUTPUT);
      return this;
    }

    /** Sets the lease, more than 0 and below the lifetime. */
    public Builder lease(Duration time) {
      lease = positive("lease", time);
      return this;
    }

    /** Sets how long a job may take at most, up to {@link #MAX_LIFETIME}. */
    public Builder lifetime(Duration time) {
      lifetime = positive("lifetime", time);
      require(
          time.compareTo(MAX_LIFETIME) <= 0,
          "lifetime must be at most %s, was %s",
          MAX_LIFETIME,
          time);
      return this;
    }

    /**
     * Sets how long a job of the queue waits before its second, third, … attempt; empty for one
     * attempt. At most 20, each more than 0.
     */
    public Builder backoff(List<Duration> waits) {
      waits.forEach(wait -> positive("backoff", wait));
      requireRange("number of waits", waits.size(), 0, 20);
      backoff = List.copyOf(waits);
      return this;
    }

    /** Sets how long an output waits after a screening without an answer, more than 0. */
    public Builder rescreenAfter(Duration time) {
      rescreenAfter = positive("rescreenAfter", time);
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if the lease is not below the lifetime
     */
    public ContentPolicy build() {
      return new ContentPolicy(this);
    }

    private static Duration positive(String name, Duration time) {
      require(!time.isNegative() && !time.isZero(), "%s must be more than 0, was %s", name, time);
      return time;
    }
  }

  /** What the four standard types of job are. */
  private static final class Templates {
    static final Map<JobType, ContentTemplate> STANDARD =
        Map.of(
            JobType.SCRIPT,
            ContentTemplate.of(
                """
                A script for a short vertical video: a hook of one sentence, then numbered shots, \
                each with what is seen and what is said, then a closing line with one call to \
                action. Spoken text fits the length that the request names, else 45 seconds."""),
            JobType.VIDEO_EDIT,
            ContentTemplate.of(
                """
                A plan for editing a video: a numbered list of cuts, each with its time or its \
                place in the footage, what is kept, transitions, captions, sound and pace, as an \
                editor can follow it step by step."""),
            JobType.THUMBNAIL,
            ContentTemplate.of(
                """
                The design of a thumbnail: subject, composition, background, colours, light, and at \
                most six words of lettering, so exact that a designer can draw it. It promises \
                nothing that the video does not hold."""),
            JobType.VOICE_OVER,
            ContentTemplate.of(
                """
                The text of a voice-over, as it is spoken, in short sentences, with a line of its \
                own for each breath and notes on tone in square brackets."""));

    private Templates() {}
  }
}
