package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * Where on the platform content is shown; policy rows go by it. Hosts may add their own.
 *
 * @param name 1 to 64 characters
 */
public record Surface(String name) implements Comparable<Surface>, Serializable {
  /** A post, a video or a picture of a creator. */
  public static final Surface POST = new Surface("post");

  /** What somebody says under a post. */
  public static final Surface COMMENT = new Surface("comment");

  /** A name, a picture or a description of an account. */
  public static final Surface PROFILE = new Surface("profile");

  /** A live stream, in pieces. */
  public static final Surface LIVE = new Surface("live");

  /** A message to one person or a few. */
  public static final Surface MESSAGE = new Surface("message");

  /** What a model made for a creator, before it is handed over. */
  public static final Surface GENERATED = new Surface("generated");

  /**
   * @throws IllegalArgumentException if the name is out of range
   */
  public Surface {
    requireText("surface", name, 64);
  }

  /** Returns the surface of a name. */
  public static Surface of(String name) {
    return new Surface(name);
  }

  @Override
  public int compareTo(Surface other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
