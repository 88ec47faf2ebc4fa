package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiContent;
import java.time.Duration;

/**
 * A picture out of a file: the picture itself, or a frame of a video. {@code toString} does not
 * show it.
 *
 * @param media which file
 * @param index the number of the frame in the file, from 0
 * @param at where it stands, from the file's start; zero for a picture
 * @param image the frame as the bytes of a picture file
 */
public record Frame(MediaHandle media, long index, Duration at, AiContent.Image image) {
  /**
   * @throws IllegalArgumentException if a number is negative or the file cannot be seen
   */
  public Frame {
    requireNonNull(media, "media");
    require(media.kind().isVisual(), "media must be an image or a video, was %s", media.kind());
    requireRange("index", index, 0, Long.MAX_VALUE);
    require(!at.isNegative(), "at must not be negative, was %s", at);
    requireNonNull(image, "image");
  }

  /** Returns the frame of a picture. */
  public static Frame of(MediaHandle media, AiContent.Image image) {
    return new Frame(media, 0, Duration.ZERO, image);
  }
}
