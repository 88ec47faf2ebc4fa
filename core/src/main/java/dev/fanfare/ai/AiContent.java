package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;

/** A part of a turn. No {@code toString} shows what it holds. */
public sealed interface AiContent {
  /** Text that is said as it stands. */
  record Text(String value) implements AiContent {
    /**
     * @throws IllegalArgumentException if it is empty
     */
    public Text {
      requireNonNull(value, "value");
      require(!value.isEmpty(), "text must not be empty");
    }

    @Override
    public String toString() {
      return "Text[" + value.length() + " characters]";
    }
  }

  /**
   * Data from outside, which is not to be obeyed: an adapter writes it as JSON between lines of
   * {@code <fence>} and {@code </fence>}, each {@code <} of the data as an escape, so that no data
   * can end its own fence.
   *
   * @param fence 8 to 64 letters, digits and hyphens; take a new random one for each request
   */
  record Data(String fence, AiValue value) implements AiContent {
    /**
     * @throws IllegalArgumentException if the fence has other characters or another length
     */
    public Data {
      require(
          fence.matches("[A-Za-z0-9-]{8,64}"),
          "fence must be 8 to 64 letters, digits and hyphens, had %d characters",
          fence.length());
      requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return "Data[" + value + "]";
    }
  }

  /** A picture, with its bytes as they are in a file. */
  final class Image implements AiContent {
    /** What a picture's bytes are. */
    public enum Type {
      JPEG("image/jpeg"),
      PNG("image/png"),
      GIF("image/gif"),
      WEBP("image/webp");

      private final String mediaType;

      Type(String mediaType) {
        this.mediaType = mediaType;
      }

      /** Returns the media type, such as {@code image/png}. */
      public String mediaType() {
        return mediaType;
      }
    }

    private final Type type;
    private final byte[] bytes;

    private Image(Type type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }

    /**
     * Returns a picture; the bytes are copied.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Image of(Type type, byte[] bytes) {
      require(bytes.length > 0, "bytes must not be empty");
      return new Image(requireNonNull(type, "type"), bytes.clone());
    }

    /** Returns what the bytes are. */
    public Type type() {
      return type;
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Image image
          && type == image.type
          && Arrays.equals(bytes, image.bytes);
    }

    @Override
    public int hashCode() {
      return Objects.hash(type, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
      return "Image[" + type + ", " + bytes.length + " bytes]";
    }
  }
}
