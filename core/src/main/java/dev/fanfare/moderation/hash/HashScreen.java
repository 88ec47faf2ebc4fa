package dev.fanfare.moderation.hash;

import dev.fanfare.moderation.hash.BankReport.Status;
import java.util.List;
import java.util.Set;

/**
 * Asks all matchers whether content is known, and applies the {@link MatchRule}. Start here to
 * screen. What follows from a match is not decided here.
 *
 * <p>Nothing is hidden: a matcher that throws, a bank that is down and a bank that should be there
 * and is not are in the result as {@linkplain BankReport.Status#UNAVAILABLE unavailable}, beside
 * what the others found.
 */
public interface HashScreen {
  /**
   * Returns a screen.
   *
   * @param matchers whom to ask, each with a name of its own
   * @param required banks that have to be searched every time; missing or switched off counts as
   *     unavailable
   * @throws IllegalArgumentException if there is no matcher, or two have the same name
   */
  static HashScreen of(List<HashMatcher> matchers, MatchRule rule, Set<String> required) {
    return new AskingHashScreen(matchers, rule, required);
  }

  /** Looks for the same file. */
  HashScreening screen(ContentHash file);

  /** Looks for pictures that look the same the same way up. */
  HashScreening screen(PdqResult picture);

  /** Looks for pictures that look the same however this one is turned or mirrored. */
  HashScreening screen(OrientedHashes picture);

  /**
   * Looks for videos, and pictures, that a video's frames look like.
   *
   * @param frames hashes of frames at regular distances, such as one a second
   */
  VideoScreening screenFrames(List<PdqResult> frames);

  /** Returns the banks that could not be searched. */
  static List<BankReport> faults(List<BankReport> banks) {
    return banks.stream().filter(bank -> bank.status() == Status.UNAVAILABLE).toList();
  }
}
