package dev.fanfare.ai.client;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits bytes into server-sent events as they come, by the rules of the HTML standard: lines end
 * with CR, LF or both, a byte order mark at the start and comments are skipped, several data lines
 * of an event are joined by LF. It hands on only what fields named {@code data} say; our providers
 * repeat an event's name in there. Bytes stay bytes, so a character may be split anywhere.
 */
final class SseDecoder {
  /** Takes the data of one event. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param data holds the event until the call returns
     * @return whether that was the last one to be read
     */
    boolean event(byte[] data, int length);
  }

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] DATA = {'d', 'a', 't', 'a'};
  private static final byte[] LINE_FEED = {'\n'};

  private final int limit;
  private final Sink sink;

  /** What has come of a line that began in an earlier chunk. */
  private byte[] line = new byte[256];

  private int lineLength;

  /** The data lines of the event so far. */
  private byte[] data = new byte[1024];

  private int dataLength;
  private boolean hasData;

  /** How much of a byte order mark was seen; it is looked for at the start only. */
  private int mark;

  private boolean afterReturn;

  /**
   * @param limit the most bytes that a line, or an event, may have
   */
  SseDecoder(int limit, Sink sink) {
    this.limit = limit;
    this.sink = sink;
  }

  /**
   * Takes the next bytes.
   *
   * @return whether the sink has seen its last event
   * @throws BrokenProtocolException if a line or an event is too long
   */
  boolean feed(byte[] bytes, int from, int to) {
    int start = skipMark(bytes, from, to);
    for (int i = start; i < to; i++) {
      byte b = bytes[i];
      if (b != '\n' && b != '\r') {
        afterReturn = false;
        continue;
      }
      if (b == '\n' && afterReturn) {
        afterReturn = false;
        start = i + 1;
        continue;
      }
      afterReturn = b == '\r';
      if (endLine(bytes, start, i)) {
        return true;
      }
      start = i + 1;
    }
    keep(bytes, start, to);
    return false;
  }

  /**
   * Returns the data of an event whose closing line did not come, null if there are none. Nothing
   * may be fed afterwards.
   */
  byte @Nullable [] rest() {
    if (lineLength > 0) {
      takeLine(line, 0, lineLength);
    }
    return hasData ? Arrays.copyOf(data, dataLength) : null;
  }

  private int skipMark(byte[] bytes, int from, int to) {
    int next = from;
    while (mark < BYTE_ORDER_MARK.length && next < to) {
      if (bytes[next] == BYTE_ORDER_MARK[mark]) {
        next++;
        mark++;
      } else {
        // What looked like the mark was the start of a line.
        keep(BYTE_ORDER_MARK, 0, mark);
        mark = BYTE_ORDER_MARK.length;
      }
    }
    return next;
  }

  private void keep(byte[] bytes, int from, int to) {
    if (from == to || lineLength > 0 && line[0] == ':') {
      return;
    }
    // A comment may be as long as it likes: that it is one is all that is kept.
    int length = lineLength == 0 && bytes[from] == ':' ? 1 : to - from;
    line = withRoom(line, lineLength, length);
    System.arraycopy(bytes, from, line, lineLength, length);
    lineLength += length;
  }

  private boolean endLine(byte[] bytes, int from, int to) {
    if (lineLength == 0) {
      return from == to ? dispatch() : takeLine(bytes, from, to);
    }
    keep(bytes, from, to);
    int length = lineLength;
    lineLength = 0;
    return takeLine(line, 0, length);
  }

  private boolean dispatch() {
    if (!hasData) {
      return false;
    }
    int length = dataLength;
    dataLength = 0;
    hasData = false;
    return sink.event(data, length);
  }

  /** Takes a line that is not empty; always false, as none of them ends an event. */
  private boolean takeLine(byte[] bytes, int from, int to) {
    int nameEnd = from + DATA.length;
    if (to < nameEnd
        || !Arrays.equals(bytes, from, nameEnd, DATA, 0, DATA.length)
        || to > nameEnd && bytes[nameEnd] != ':') {
      return false;
    }
    int value = Math.min(nameEnd + 1, to);
    if (value < to && bytes[value] == ' ') {
      value++;
    }
    if (hasData) {
      addData(LINE_FEED, 0, 1);
    }
    addData(bytes, value, to);
    hasData = true;
    return false;
  }

  private void addData(byte[] bytes, int from, int to) {
    data = withRoom(data, dataLength, to - from);
    System.arraycopy(bytes, from, data, dataLength, to - from);
    dataLength += to - from;
  }

  private byte[] withRoom(byte[] buffer, int used, int more) {
    if (more > limit - used) {
      throw new BrokenProtocolException("an event of more than %,d bytes".formatted(limit));
    }
    return used + more <= buffer.length
        ? buffer
        : Arrays.copyOf(buffer, Math.min(limit, Math.max(used + more, 2 * buffer.length)));
  }
}
