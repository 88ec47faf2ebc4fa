package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A known video or picture that frames of a video look like.
 *
 * @param bank the bank that holds it
 * @param item the source's id of it, 1 to 128 characters
 * @param matchedFrames how many of the video's good frames are near one of it, 1 or more; frames
 *     with the same hash count once
 * @param goodFrames how many good frames the video has
 * @param knownMatched how many of the known frames are near one of the video's, 1 or more
 * @param knownFrames how many comparable frames are known of it
 * @param distance in how many bits the nearest two frames differ
 * @param firstFrame the first of the video's frames that is near, counted from 0
 */
public record VideoMatch(
    HashBank bank,
    String item,
    int matchedFrames,
    int goodFrames,
    int knownMatched,
    int knownFrames,
    int distance,
    int firstFrame)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a number or the text is out of range
   */
  public VideoMatch {
    requireNonNull(bank, "bank");
    requireText("item", item, 128);
    require(
        1 <= matchedFrames && matchedFrames <= goodFrames,
        "matchedFrames must be 1 to %d, was %d",
        goodFrames,
        matchedFrames);
    require(
        1 <= knownMatched && knownMatched <= knownFrames,
        "knownMatched must be 1 to %d, was %d",
        knownFrames,
        knownMatched);
    requireRange("distance", distance, 0, PdqHash.BITS);
    requireRange("firstFrame", firstFrame, 0, Integer.MAX_VALUE);
  }
}
