package dev.fanfare.cli.csv;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines and decodes each on its own, so that bytes which are not UTF-8, a line
 * without end or the break of a compressed stream cost one line and no other.
 */
public final class PhysicalLines {
  /** How the reason begins when not a row but the rest of a file is lost. */
  static final String DAMAGED = "the compressed file is damaged or ends early";

  /** The longest line read, in bytes. A row of the platform's files has a few hundred. */
  static final int MAX_BYTES = 65_536;

  private static final byte[] NOTHING = {};

  /**
   * A line without its end.
   *
   * @param number from 1
   * @param text the line, empty if it has a problem
   * @param problem why it cannot be read, null if it can
   */
  public record Line(long number, String text, @Nullable String problem) {}

  private final InputStream in;
  private final int mostBytes;
  private final byte[] buffer = new byte[1 << 16];
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private int position;
  private int limit;
  private long number;
  private boolean ended;

  PhysicalLines(InputStream in) {
    this(in, MAX_BYTES);
  }

  /**
   * @param mostBytes the longest line that is read
   */
  PhysicalLines(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /** Returns the next line, null after the last. */
  @Nullable Line next() throws IOException {
    if (ended) {
      return null;
    }
    byte[] begun = NOTHING;
    boolean tooLong = false;
    boolean any = false;
    while (true) {
      if (position == limit) {
        String broken = fill();
        if (broken != null) {
          ended = true;
          return new Line(++number, "", broken);
        }
        if (limit < 0) {
          ended = true;
          return any ? line(begun, 0, begun.length, tooLong) : null;
        }
      }
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      boolean complete = end < limit;
      int start = position;
      position = complete ? end + 1 : end;
      if (complete && begun.length == 0) {
        return line(buffer, start, end, tooLong || end - start > mostBytes);
      }
      tooLong |= begun.length + (end - start) > mostBytes;
      begun = tooLong ? NOTHING : joined(begun, start, end);
      if (complete) {
        return line(begun, 0, begun.length, tooLong);
      }
    }
  }

  /** Reads on; returns why that failed, null if it did not. */
  private @Nullable String fill() throws IOException {
    position = 0;
    limit = 0;
    try {
      limit = in.read(buffer);
      return null;
    } catch (EOFException | ZipException e) {
      return "%s here (%s); nothing after this could be read".formatted(DAMAGED, e.getMessage());
    }
  }

  private byte[] joined(byte[] begun, int start, int end) {
    byte[] longer = Arrays.copyOf(begun, begun.length + end - start);
    System.arraycopy(buffer, start, longer, begun.length, end - start);
    return longer;
  }

  private Line line(byte[] bytes, int start, int end, boolean tooLong) {
    number++;
    if (tooLong) {
      return new Line(number, "", "the line is longer than %d bytes".formatted(mostBytes));
    }
    int length = (end > start && bytes[end - 1] == '\r' ? end - 1 : end) - start;
    for (int i = start; i < start + length; i++) {
      if (bytes[i] < 0) {
        return decoded(bytes, start, length);
      }
    }
    return new Line(number, new String(bytes, start, length, StandardCharsets.ISO_8859_1), null);
  }

  private Line decoded(byte[] bytes, int start, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, start, length);
    CharBuffer out = CharBuffer.allocate(length);
    decoder.reset();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int at = in.position() - start + 1;
      return new Line(number, "", "not valid UTF-8 at byte %d of the line".formatted(at));
    }
    return new Line(number, out.flip().toString(), null);
  }
}
