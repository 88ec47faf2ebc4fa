package dev.fanfare.moderation;

import java.util.List;

/**
 * Gives the pictures that detectors look at. A host implements it over its storage and its video
 * decoder. Safe for concurrent use; called outside transactions; ends soon when its thread is
 * interrupted.
 */
@FunctionalInterface
public interface MediaFrames {
  /**
   * Returns frames of a file, spread over all of it, in order; a picture is its one frame. Frames
   * should be no larger than detectors need, such as 1568 pixels on the longer side.
   *
   * @param media an image or a video
   * @param most how many at most, 1 or more
   * @return none if there are none to be had, which holds the item
   * @throws RuntimeException if the file could not be read; the item is held
   */
  List<Frame> sample(MediaHandle media, int most);
}
