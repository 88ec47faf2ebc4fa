package dev.fanfare.content;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.Turn;
import dev.fanfare.content.ContentScreen.Draft;
import dev.fanfare.content.ContentScreen.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with jobs that the caller has taken, outside any transaction. */
final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final ContentParts parts;
  private final JobSteps steps;

  JobRunner(ContentParts parts, JobSteps steps) {
    this.parts = parts;
    this.steps = steps;
  }

  /** Brings a job as far as it goes, and returns it as it stands then. */
  JobRecord run(JobRecord mine) {
    if (mine.state() == ContentState.SCREENING) {
      return screen(mine);
    }
    Instant begin = parts.operations().now();
    return answered(mine, ask(mine), begin);
  }

  private ModelOutcome ask(JobRecord job) {
    try {
      return ModelOutcome.of(parts.model().complete(request(job)), parts.policy());
    } catch (RuntimeException e) {
      return faulted(job, e);
    }
  }

  /** Returns what a fault comes to. No message of it is logged: it may quote what was written. */
  ModelOutcome faulted(JobRecord job, RuntimeException fault) {
    LOG.warn(
        "Content job {} got no answer from {}: {}",
        job.id(),
        parts.model().name(),
        fault.getClass().getName());
    return ModelOutcome.of(fault, parts.model().name());
  }

  /**
   * Stores what a model came to and, if there is an output now, has it screened.
   *
   * @param begin when the model was asked
   */
  JobRecord answered(JobRecord mine, ModelOutcome outcome, Instant begin) {
    Duration took = Duration.between(begin, parts.operations().now());
    JobRecord stored = steps.answered(mine, outcome, took.isNegative() ? Duration.ZERO : took);
    boolean toScreen = stored.state() == ContentState.SCREENING && stored.token() == mine.token();
    return toScreen ? screen(stored) : stored;
  }

  private JobRecord screen(JobRecord mine) {
    String output = mine.output();
    // Without a text it was erased: there is nothing to ask about, and the next step ends it.
    Verdict verdict = output == null ? Verdict.UNAVAILABLE : verdict(mine, output);
    return steps.screened(mine, verdict);
  }

  private Verdict verdict(JobRecord job, String output) {
    @Nullable Verdict verdict = null;
    try {
      verdict = parts.screen().screen(new Draft(job.id(), job.creator(), job.type(), output));
    } catch (RuntimeException e) {
      LOG.warn("The screen failed on content job {}: {}", job.id(), e.getClass().getName());
    }
    return verdict == null ? Verdict.UNAVAILABLE : verdict;
  }

  /** Returns what a model is asked. */
  AiRequest request(JobRecord job) {
    ContentTemplate template = parts.policy().template(job.type());
    String prompt = job.prompt();
    return AiRequest.builder(Purpose.CONTENT, template.maxTokens(job.quality()))
        .system(template.system())
        .forUser(job.creator().value())
        .message(job.id().toString())
        .turn(
            new Turn(
                Turn.Role.USER,
                List.of(
                    new AiContent.Text(ContentTemplate.introduction(job.quality())),
                    new AiContent.Data(
                        parts.operations().newId().toString(),
                        new AiValue.Fields(
                            Map.of("request", new AiValue.Text(prompt == null ? "" : prompt)))))))
        .build();
  }
}
