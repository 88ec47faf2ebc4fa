package dev.fanfare.moderation.watermark;

/**
 * Marks media invisibly, and reads such marks. Safe for concurrent use. {@link ImageWatermarker} is
 * one for pictures; a host may have others, for videos say.
 *
 * <p>A mark traces a copy. It says nothing about whether content is true, allowed, or by whom, and
 * that none is found does not mean that there never was one.
 */
public interface Watermarker {
  /**
   * Marks media, reads the mark back from what would be handed out, and compares. Doing it again
   * with the same id changes nothing.
   *
   * @param media a whole file
   * @param id what the mark is to say
   */
  MarkResult mark(byte[] media, WatermarkId id);

  /**
   * Reads a mark.
   *
   * @param media a whole file, from anybody
   */
  ReadResult read(byte[] media);
}
