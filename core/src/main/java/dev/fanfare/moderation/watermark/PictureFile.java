package dev.fanfare.moderation.watermark;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture's file, and how to write its pixels anew without losing what else is in it: a JPEG's
 * orientation, description and colour profile, a PNG's texts, profile and resolution. What points
 * into the file's own bytes or signs them is left out, such as a C2PA manifest: it would be wrong
 * from now on.
 */
final class PictureFile {
  private static final byte[] ICC = "ICC_PROFILE".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> KEPT_CHUNKS =
      Set.of("iCCP", "sRGB", "gAMA", "cHRM", "cICP", "pHYs", "eXIf", "tEXt", "zTXt", "iTXt");
  private static final String ANIMATION = "acTL";
  private static final int PNG_SIGNATURE = 8;

  /** Length, name and checksum. */
  private static final int CHUNK_FRAME = 12;

  private final byte[] bytes;
  private final String format;

  PictureFile(byte[] bytes, String format) {
    this.bytes = bytes;
    this.format = format;
  }

  private boolean isJpeg() {
    return format.equals("jpeg");
  }

  private boolean isPng() {
    return format.equals("png");
  }

  String mediaType() {
    return switch (format) {
      case "tif" -> "image/tiff";
      case "wbmp" -> "image/vnd.wap.wbmp";
      default -> "image/" + format;
    };
  }

  String writtenMediaType() {
    return isJpeg() ? "image/jpeg" : "image/png";
  }

  /** Returns whether it is a PNG with an animation, which decoders that know none do not show. */
  boolean moves() {
    boolean[] moves = {false};
    if (isPng()) {
      forEachChunk((name, chunk) -> moves[0] |= name.equals(ANIMATION));
    }
    return moves[0];
  }

  /** Returns the file with other pixels. */
  byte[] with(BufferedImage image, int jpegQuality) {
    return isJpeg()
        ? withSegments(encoded(image, "jpeg", jpegQuality))
        : withChunks(encoded(image, "png", 0));
  }

  private static byte[] encoded(BufferedImage image, String format, int quality) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    ImageWriter writer = writers.next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (quality > 0) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a picture in memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Puts the segments that are kept behind the first one, which names the format. */
  private byte[] withSegments(byte[] encoded) {
    var out = new ByteArrayOutputStream();
    int head = 2 + (isSegment(encoded, 2, 0xe0) ? segmentLength(encoded, 2) : 0);
    out.write(encoded, 0, head);
    int at = 2;
    while (at + 4 <= bytes.length && (bytes[at] & 0xff) == 0xff && !isSegment(bytes, at, 0xda)) {
      int length = segmentLength(bytes, at);
      if (at + length > bytes.length) {
        break;
      }
      if (isKept(at)) {
        out.write(bytes, at, length);
      }
      at += length;
    }
    out.write(encoded, head, encoded.length - head);
    return out.toByteArray();
  }

  /** APP1 holds Exif and XMP, APP13 captions and rights; APP2 counts if it is a profile. */
  private boolean isKept(int at) {
    return isSegment(bytes, at, 0xe1)
        || isSegment(bytes, at, 0xed)
        || isSegment(bytes, at, 0xe2)
            && at + 4 + ICC.length <= bytes.length
            && Arrays.equals(bytes, at + 4, at + 4 + ICC.length, ICC, 0, ICC.length);
  }

  private static boolean isSegment(byte[] jpeg, int at, int marker) {
    return at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == marker;
  }

  /** Returns the length with the marker. Bytes that fill up before a marker count as one each. */
  private static int segmentLength(byte[] jpeg, int at) {
    if ((jpeg[at + 1] & 0xff) == 0xff) {
      return 1;
    }
    return 2 + Math.max(2, (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
  }

  /** What is done with a chunk: its name, and all of it with length and checksum. */
  @FunctionalInterface
  private interface ChunkVisitor {
    void visit(String name, byte[] chunk);
  }

  private void forEachChunk(ChunkVisitor visitor) {
    int at = PNG_SIGNATURE;
    while (at + CHUNK_FRAME <= bytes.length) {
      int length = ByteBuffer.wrap(bytes).getInt(at);
      if (length < 0 || length > bytes.length - at - CHUNK_FRAME) {
        return;
      }
      String name = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      visitor.visit(name, Arrays.copyOfRange(bytes, at, at + CHUNK_FRAME + length));
      at += CHUNK_FRAME + length;
    }
  }

  /** Puts the chunks that are kept behind the header. */
  private byte[] withChunks(byte[] encoded) {
    if (!isPng()) {
      return encoded;
    }
    int head = PNG_SIGNATURE + CHUNK_FRAME + ByteBuffer.wrap(encoded).getInt(PNG_SIGNATURE);
    var out = new ByteArrayOutputStream();
    out.write(encoded, 0, head);
    forEachChunk(
        (name, chunk) -> {
          if (KEPT_CHUNKS.contains(name)) {
            out.writeBytes(chunk);
          }
        });
    out.write(encoded, head, encoded.length - head);
    return out.toByteArray();
  }
}
