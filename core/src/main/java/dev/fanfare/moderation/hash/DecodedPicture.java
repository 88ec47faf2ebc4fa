package dev.fanfare.moderation.hash;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;

/** What decoding a picture came to. */
public sealed interface DecodedPicture {
  /**
   * A picture.
   *
   * @param image its pixels as they are stored, not turned by an orientation tag
   * @param format the name of its format in lower case, such as {@code jpeg}, {@code png}
   * @param moves whether it is a GIF of several frames, of which this is the first
   */
  record Decoded(BufferedImage image, String format, boolean moves) implements DecodedPicture {
    public Decoded {
      requireNonNull(image, "image");
      requireNonNull(format, "format");
    }
  }

  /**
   * No picture came of it.
   *
   * @param reason why
   * @param detail the same in words for an operator, without anything from the file but numbers
   */
  record Undecodable(Reason reason, String detail) implements DecodedPicture {
    /** Why a picture is not decoded. */
    public enum Reason {
      /** It is no picture, or of a format that is not known here. */
      UNKNOWN_FORMAT,
      /** It would take more memory than is allowed. */
      TOO_MANY_PIXELS,
      /** It is broken, or of a variant that cannot be read. */
      UNREADABLE
    }

    public Undecodable {
      requireNonNull(reason, "reason");
      requireNonNull(detail, "detail");
    }
  }
}
