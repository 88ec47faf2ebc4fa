package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Who says something about content.
 *
 * @param id such as {@code rules}, 1 to 64 characters
 * @param version of its lists, weights or model, 1 to 200 characters
 */
public record Detector(String id, String version, DetectorFamily family) implements Serializable {
  /**
   * @throws IllegalArgumentException if a text is out of range
   */
  public Detector {
    requireText("detector id", id, 64);
    requireText("detector version", version, 200);
    requireNonNull(family, "family");
  }

  @Override
  public String toString() {
    return id + "/" + version;
  }
}
