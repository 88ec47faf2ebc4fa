package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Names a file of content, for the host's {@link MediaFrames}. It is not content itself: no
 * detector judges by a handle.
 *
 * @param handle the host's name of it, such as a storage key, 1 to 512 characters
 * @param kind what it is, not text
 */
public record MediaHandle(String handle, ContentKind kind) implements Serializable {
  /**
   * @throws IllegalArgumentException if the handle is out of range or the kind is text
   */
  public MediaHandle {
    requireText("media handle", handle, 512);
    requireNonNull(kind, "kind");
    require(kind != ContentKind.TEXT, "kind of a media handle must not be TEXT");
  }

  /** Returns the handle of a picture. */
  public static MediaHandle image(String handle) {
    return new MediaHandle(handle, ContentKind.IMAGE);
  }

  /** Returns the handle of a video. */
  public static MediaHandle video(String handle) {
    return new MediaHandle(handle, ContentKind.VIDEO);
  }

  /** Returns the handle of a sound. */
  public static MediaHandle audio(String handle) {
    return new MediaHandle(handle, ContentKind.AUDIO);
  }
}
