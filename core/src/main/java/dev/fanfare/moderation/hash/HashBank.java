package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A collection of hashes of known content, and where it comes from.
 *
 * @param name tells it from the others, 1 to 64 characters
 * @param category what its content is, in the host's own words such as {@code ncii}, 1 to 64
 *     characters
 * @param severity how grave its keeper holds it
 * @param source who keeps it, 1 to 128 characters
 * @param version which state of the source it is, as the source counts, 1 to 128 characters
 */
public record HashBank(
    String name, String category, SeverityHint severity, String source, String version)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a text is out of range
   */
  public HashBank {
    requireText("bank name", name, 64);
    requireText("category", category, 64);
    requireNonNull(severity, "severity");
    requireText("source", source, 128);
    requireText("version", version, 128);
  }
}
