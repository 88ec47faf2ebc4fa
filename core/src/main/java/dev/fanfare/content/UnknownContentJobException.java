package dev.fanfare.content;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when a content job does not exist. */
public final class UnknownContentJobException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final UUID job;

  /** Names the job. */
  public UnknownContentJobException(UUID job) {
    super("There is no content job %s; use the id that ContentGeneration answered".formatted(job));
    this.job = job;
  }

  /** Returns the id that was asked for. */
  public UUID job() {
    return job;
  }
}
