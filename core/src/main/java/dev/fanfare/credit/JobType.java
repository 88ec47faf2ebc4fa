package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * A kind of generation job. A host may add kinds of its own.
 *
 * @param code its name, 1 to 50 characters, such as {@code voice_over}
 */
public record JobType(String code) implements Comparable<JobType>, Serializable {
  /** Editing a video. */
  public static final JobType VIDEO_EDIT = new JobType("video_edit");

  /** Making a thumbnail. */
  public static final JobType THUMBNAIL = new JobType("thumbnail");

  /** Writing a script. */
  public static final JobType SCRIPT = new JobType("script");

  /** Speaking a text. */
  public static final JobType VOICE_OVER = new JobType("voice_over");

  /**
   * @throws IllegalArgumentException if the code is out of range
   */
  public JobType {
    requireText("job type", code, 50);
  }

  /** Returns the job type of a name. */
  public static JobType of(String code) {
    return new JobType(code);
  }

  @Override
  public int compareTo(JobType other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
