package dev.fanfare.moderation.hash;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a file or a picture.
 *
 * @param matches known content that it matches, the nearest first
 * @param nearMisses known content that it resembles too little for a match and too much for chance:
 *     a weak signal, the nearest first
 * @param comparable false if the picture has too little in it to be compared, so that finding
 *     nothing says nothing
 * @param banks every bank that should have been asked, and how it stood
 */
public record HashScreening(
    List<HashMatch> matches, List<HashMatch> nearMisses, boolean comparable, List<BankReport> banks)
    implements Serializable {
  public HashScreening {
    matches = List.copyOf(matches);
    nearMisses = List.copyOf(nearMisses);
    banks = List.copyOf(banks);
  }

  /** Returns the banks that could not be searched. */
  public List<BankReport> faults() {
    return HashScreen.faults(banks);
  }

  /**
   * Returns whether it was compared with every bank and nothing like it was found. Only that is a
   * "no match"; otherwise there is a match, a near miss, a fault, or nothing to compare.
   */
  public boolean isClear() {
    return matches.isEmpty() && nearMisses.isEmpty() && comparable && faults().isEmpty();
  }
}
