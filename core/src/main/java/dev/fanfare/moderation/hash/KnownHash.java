package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A hash that a bank holds. */
public sealed interface KnownHash extends Serializable {
  /** Returns the kind and the hexadecimal digits, such as {@code pdq:f8f8…}. */
  String text();

  /**
   * A file, bit for bit.
   *
   * @param hash the hash
   */
  record Exact(ContentHash hash) implements KnownHash {
    private static final long serialVersionUID = 1L;

    public Exact {
      requireNonNull(hash, "hash");
    }

    @Override
    public String text() {
      return "sha256:" + hash.hex();
    }
  }

  /**
   * A picture, or a frame of a video, and what looks like it.
   *
   * @param hash the hash
   * @param quality its quality, 0 to 100, or null if the source does not say
   */
  record Perceptual(PdqHash hash, @Nullable Integer quality) implements KnownHash {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if the quality is out of range
     */
    public Perceptual {
      requireNonNull(hash, "hash");
      if (quality != null) {
        requireRange("quality", quality, 0, PdqResult.BEST_QUALITY);
      }
    }

    @Override
    public String text() {
      return "pdq:" + hash.hex();
    }
  }

  /** Returns a file's hash. */
  static KnownHash of(ContentHash hash) {
    return new Exact(hash);
  }

  /** Returns a picture's hash of which the quality is not known. */
  static KnownHash of(PdqHash hash) {
    return new Perceptual(hash, null);
  }

  /** Returns a picture's hash. */
  static KnownHash of(PdqResult result) {
    return new Perceptual(result.hash(), result.quality());
  }
}
