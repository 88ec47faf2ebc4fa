package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a video by its frames.
 *
 * @param matches known videos and pictures that enough of its frames look like, those with most
 *     matched frames first
 * @param partial those that only some frames look like: a known clip within a longer video, or an
 *     intro that many videos share
 * @param goodFrames how many different frames were good enough to be compared; with none, finding
 *     nothing says nothing
 * @param banks every bank that should have been asked, and how it stood
 */
public record VideoScreening(
    List<VideoMatch> matches, List<VideoMatch> partial, int goodFrames, List<BankReport> banks)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the number is negative
   */
  public VideoScreening {
    matches = List.copyOf(matches);
    partial = List.copyOf(partial);
    requireRange("goodFrames", goodFrames, 0, Integer.MAX_VALUE);
    banks = List.copyOf(banks);
  }

  /** Returns the banks that could not be searched. */
  public List<BankReport> faults() {
    return HashScreen.faults(banks);
  }

  /** Returns whether frames were compared with every bank and none was found. */
  public boolean isClear() {
    return matches.isEmpty() && partial.isEmpty() && goodFrames > 0 && faults().isEmpty();
  }
}
