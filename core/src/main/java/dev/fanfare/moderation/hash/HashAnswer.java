package dev.fanfare.moderation.hash;

import java.io.Serializable;
import java.util.List;

/**
 * What a matcher found, and where it could look.
 *
 * @param hits everything that was found, in no particular order
 * @param banks every bank that the matcher knows of; a bank that is down is among them as {@link
 *     BankReport.Status#UNAVAILABLE}
 */
public record HashAnswer(List<HashHit> hits, List<BankReport> banks) implements Serializable {
  public HashAnswer {
    hits = List.copyOf(hits);
    banks = List.copyOf(banks);
  }
}
