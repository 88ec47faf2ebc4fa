package dev.fanfare.moderation.watermark;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What marking came to. */
public sealed interface MarkResult {
  /** The mark is in it: the same id was read back from the very file that is returned. */
  final class Verified implements MarkResult {
    private final byte[] media;
    private final String mediaType;
    private final WatermarkId id;
    private final double psnr;

    Verified(byte[] media, String mediaType, WatermarkId id, double psnr) {
      this.media = media.clone();
      this.mediaType = requireNonNull(mediaType, "mediaType");
      this.id = requireNonNull(id, "id");
      this.psnr = psnr;
    }

    /**
     * Returns the result of a marker of your own.
     *
     * @param media the marked file
     * @param mediaType its media type, such as {@code image/jpeg}
     * @param id the id that was read back from it
     * @param psnr how little the mark changed it, in decibels; infinite if it was there already
     */
    public static Verified of(byte[] media, String mediaType, WatermarkId id, double psnr) {
      return new Verified(media, mediaType, id, psnr);
    }

    /** Returns the marked file. */
    public byte[] media() {
      return media.clone();
    }

    /** Returns its media type, such as {@code image/jpeg}. */
    public String mediaType() {
      return mediaType;
    }

    /** Returns the id that was read back from it. */
    public WatermarkId id() {
      return id;
    }

    /**
     * Returns how little the mark changed the picture, before its file was encoded: the peak
     * signal-to-noise ratio in decibels, infinite if the mark was there already.
     */
    public double psnr() {
      return psnr;
    }

    @Override
    public String toString() {
      return "Verified[" + id + ", " + mediaType + "]";
    }
  }

  /**
   * There should be a mark and there is none; nothing is handed out.
   *
   * @param reason why
   */
  record Failed(Reason reason) implements MarkResult {
    /** Why marking failed. */
    public enum Reason {
      /** The file is broken, or of a variant that cannot be read. */
      UNREADABLE,
      /** The mark could not be read back: the picture offers too little room for it. */
      NOT_READ_BACK,
      /** A mark that can be read would be visible. */
      TOO_VISIBLE
    }

    public Failed {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * It was not tried.
   *
   * @param reason why
   * @param found the other id that the media carry already, null with any other reason
   */
  record Skipped(Reason reason, @Nullable WatermarkId found) implements MarkResult {
    /** Why marking was not tried. */
    public enum Reason {
      /** It is nothing that this marker marks. */
      NOT_A_PICTURE,
      /** It has too few pixels to carry a mark. */
      TOO_SMALL,
      /** It has more pixels than are decoded. */
      TOO_LARGE,
      /** It moves, and only its first frame could be marked. */
      MOVES,
      /** It carries another id of the same key: it is a copy of something that was marked. */
      ALREADY_MARKED
    }

    public Skipped {
      requireNonNull(reason, "reason");
    }

    static Skipped because(Reason reason) {
      return new Skipped(reason, null);
    }

    /** Returns the other id that the media carry, if that is the reason. */
    public Optional<WatermarkId> other() {
      return Optional.ofNullable(found);
    }
  }
}
