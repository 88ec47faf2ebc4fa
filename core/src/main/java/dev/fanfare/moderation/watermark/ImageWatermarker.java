package dev.fanfare.moderation.watermark;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.hash.DecodedPicture;
import dev.fanfare.moderation.hash.DecodedPicture.Decoded;
import dev.fanfare.moderation.hash.DecodedPicture.Undecodable;
import dev.fanfare.moderation.hash.PictureDecoder;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Marks pictures. A JPEG stays one, with its profile and its description; anything else becomes a
 * PNG, with alpha as it was. What such a mark survives and what not, how rare a false one is, and
 * whom it stops, stands with the measurements in the guide "Hashes and watermarks".
 *
 * <p>Marking and reading take time and memory by the pixel, so run them where you decode pictures.
 */
public final class ImageWatermarker implements Watermarker {
  private static final double MIN_PSNR = 38;

  private final SpreadMark marks;
  private final MarkCode code;
  private final PictureDecoder decoder;
  private final int jpegQuality;

  private ImageWatermarker(Builder builder) {
    marks = new SpreadMark(builder.key);
    code = new MarkCode(builder.key);
    decoder = builder.decoder;
    jpegQuality = builder.jpegQuality;
  }

  /** Returns a marker with the standard settings. */
  public static ImageWatermarker of(WatermarkKey key) {
    return builder(key).build();
  }

  /** Starts a marker with settings of its own. */
  public static Builder builder(WatermarkKey key) {
    return new Builder(key);
  }

  @Override
  public MarkResult mark(byte[] media, WatermarkId id) {
    requireNonNull(id, "id");
    DecodedPicture picture = decoder.decode(media);
    if (picture instanceof Undecodable undecodable) {
      return unmarked(undecodable.reason());
    }
    Decoded decoded = (Decoded) picture;
    PictureFile file = new PictureFile(media, decoded.format());
    BufferedImage image = decoded.image();
    if (decoded.moves() || file.moves()) {
      return MarkResult.Skipped.because(MarkResult.Skipped.Reason.MOVES);
    }
    if (!SpreadMark.isLargeEnough(image.getWidth(), image.getHeight())) {
      return MarkResult.Skipped.because(MarkResult.Skipped.Reason.TOO_SMALL);
    }
    Optional<WatermarkId> before = id(image);
    if (before.isPresent()) {
      return before.get().equals(id)
          ? new MarkResult.Verified(media, file.mediaType(), id, Double.POSITIVE_INFINITY)
          : new MarkResult.Skipped(MarkResult.Skipped.Reason.ALREADY_MARKED, before.get());
    }
    return mark(image, file, id);
  }

  private MarkResult mark(BufferedImage image, PictureFile file, WatermarkId id) {
    Canvas marked = marks.embed(image, code.encode(id));
    if (marked.psnr() < MIN_PSNR) {
      return new MarkResult.Failed(MarkResult.Failed.Reason.TOO_VISIBLE);
    }
    byte[] media = file.with(marked.image(), jpegQuality);
    boolean verified = read(media) instanceof ReadResult.Found found && found.id().equals(id);
    return verified
        ? new MarkResult.Verified(media, file.writtenMediaType(), id, marked.psnr())
        : new MarkResult.Failed(MarkResult.Failed.Reason.NOT_READ_BACK);
  }

  private static MarkResult unmarked(Undecodable.Reason reason) {
    return switch (reason) {
      case UNKNOWN_FORMAT -> MarkResult.Skipped.because(MarkResult.Skipped.Reason.NOT_A_PICTURE);
      case TOO_MANY_PIXELS -> MarkResult.Skipped.because(MarkResult.Skipped.Reason.TOO_LARGE);
      case UNREADABLE -> new MarkResult.Failed(MarkResult.Failed.Reason.UNREADABLE);
    };
  }

  @Override
  public ReadResult read(byte[] media) {
    DecodedPicture picture = decoder.decode(media);
    return picture instanceof Decoded decoded
        ? read(decoded.image())
        : new ReadResult.Unreadable(((Undecodable) picture).detail());
  }

  /** Reads the mark of a picture, not {@link ReadResult.Unreadable}. */
  public ReadResult read(BufferedImage image) {
    return code.decode(marks.strengths(image))
        .<ReadResult>map(read -> new ReadResult.Found(read.id(), read.corrected()))
        .orElseGet(ReadResult.NotFound::new);
  }

  /**
   * Reads the mark of a copy that was scaled, if it is known how large the picture was when it was
   * marked.
   *
   * @param width the width in pixels then, 1 or more
   * @param height the height in pixels then, 1 or more
   */
  public ReadResult readScaled(BufferedImage image, int width, int height) {
    requireRange("width", width, 1, Integer.MAX_VALUE);
    requireRange("height", height, 1, Integer.MAX_VALUE);
    require(
        (long) width * height <= PictureDecoder.STANDARD_MAX_PIXELS,
        "%d times %d pixels are more than %d",
        width,
        height,
        PictureDecoder.STANDARD_MAX_PIXELS);
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return read(scaled);
  }

  private Optional<WatermarkId> id(BufferedImage image) {
    return code.decode(marks.strengths(image)).map(MarkCode.Read::id);
  }

  /** Builds a marker. */
  public static final class Builder {
    private final WatermarkKey key;
    private PictureDecoder decoder = PictureDecoder.standard();
    private int jpegQuality = 92;

    private Builder(WatermarkKey key) {
      this.key = requireNonNull(key, "key");
    }

    /** Sets what decodes pictures, and so how large they may be. */
    public Builder decoder(PictureDecoder pictures) {
      decoder = requireNonNull(pictures, "pictures");
      return this;
    }

    /**
     * Sets the quality that marked JPEG files are written with, 92 unless said otherwise.
     *
     * @param quality 70 to 100, as JPEG encoders count
     */
    public Builder jpegQuality(int quality) {
      jpegQuality = (int) requireRange("quality", quality, 70, 100);
      return this;
    }

    /** Returns the marker. */
    public ImageWatermarker build() {
      return new ImageWatermarker(this);
    }
  }
}
