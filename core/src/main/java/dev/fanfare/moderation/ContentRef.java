package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * Names one version of a content item. Whatever is found and decided holds for this version alone.
 *
 * @param id the host's id of the item, 1 to 64 characters
 * @param version 1 or more; a change of the content is a higher version
 */
public record ContentRef(String id, int version) implements Serializable {
  /**
   * @throws IllegalArgumentException if the id or the version is out of range
   */
  public ContentRef {
    requireText("content id", id, 64);
    requireRange("version", version, 1, Integer.MAX_VALUE);
  }

  /** Returns a version of an item. */
  public static ContentRef of(String id, int version) {
    return new ContentRef(id, version);
  }

  @Override
  public String toString() {
    return id + "@" + version;
  }
}
