package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.require;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries that go to the database in one call, which takes all of them or none.
 *
 * @param entries 1 to {@link #MAX}, each of a puid of its own
 */
public record TransparencyBatch(List<TransparencyEntry> entries) {
  /** The most entries of a call. */
  public static final int MAX = 100;

  /**
   * @throws IllegalArgumentException if there are none or too many, or a puid comes twice
   */
  public TransparencyBatch {
    entries = List.copyOf(entries);
    require(
        !entries.isEmpty() && entries.size() <= MAX,
        "entries must be 1 to %d, were %d",
        MAX,
        entries.size());
    Set<String> seen = new HashSet<>();
    for (TransparencyEntry entry : entries) {
      require(seen.add(entry.puid()), "puid must be unique, had '%s' twice", entry.puid());
    }
  }

  /** Returns what is written as the JSON body of the call. */
  public Map<String, Object> body() {
    return Map.of("statements", entries.stream().map(TransparencyEntry::fields).toList());
  }
}
