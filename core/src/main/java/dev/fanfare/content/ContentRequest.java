package dev.fanfare.content;

import static dev.fanfare.internal.Checks.requireWritten;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;

/**
 * What a creator wants to have made.
 *
 * @param creator who asks and pays
 * @param type what is to be made; the {@link ContentPolicy} says how
 * @param quality how well, which is what the price depends on
 * @param prompt what the creator wrote, 1 to {@link #MAX_PROMPT} characters, several lines at will;
 *     a policy may allow fewer. It is data: no word of it is an instruction to this library
 */
public record ContentRequest(CreatorId creator, JobType type, Quality quality, String prompt) {
  /** The most characters that any policy allows. */
  public static final int MAX_PROMPT = 20_000;

  /**
   * @throws IllegalArgumentException if the prompt is out of range; the message does not show it
   */
  public ContentRequest {
    requireNonNull(creator, "creator");
    requireNonNull(type, "type");
    requireNonNull(quality, "quality");
    requireWritten("prompt", prompt, MAX_PROMPT);
  }

  /** Returns a request for standard quality. */
  public static ContentRequest of(CreatorId creator, JobType type, String prompt) {
    return new ContentRequest(creator, type, Quality.STANDARD, prompt);
  }

  /** Returns the request for another quality. */
  public ContentRequest in(Quality other) {
    return new ContentRequest(creator, type, other, prompt);
  }

  @Override
  public String toString() {
    return "ContentRequest[%s, %s, %s, %d characters]"
        .formatted(creator, type, quality, prompt.length());
  }
}
