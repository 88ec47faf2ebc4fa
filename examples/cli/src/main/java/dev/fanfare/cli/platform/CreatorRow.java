package dev.fanfare.cli.platform;

import dev.fanfare.creator.CreatorId;
import java.time.LocalDate;

/**
 * A row of {@code creators.csv}.
 *
 * @param line where it stands in the file
 * @param displayName the id, if the file has no name
 */
public record CreatorRow(long line, CreatorId id, String displayName, LocalDate firstSeen) {
  boolean sameContent(CreatorRow other) {
    return displayName.equals(other.displayName) && firstSeen.equals(other.firstSeen);
  }
}
