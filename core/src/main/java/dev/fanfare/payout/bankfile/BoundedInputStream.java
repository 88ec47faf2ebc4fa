package dev.fanfare.payout.bankfile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a file that is too large, and one of whose pieces (a tag, a comment) a parser would have to
 * hold in memory at once and which is too large.
 */
final class BoundedInputStream extends FilterInputStream {
  /** Far above any tag of a status file; a parser reads ahead by less than this. */
  static final long PIECE = 1 << 20;

  private final long limit;
  private long total;
  private long piece;

  BoundedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** Says that the parser has finished a piece. */
  void pieceDone() {
    piece = 0;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) {
    total += bytes;
    piece += bytes;
    if (total > limit) {
      throw new StatusFileException(
          "Status file is larger than %d bytes; nothing of it was read".formatted(limit));
    }
    if (piece > PIECE) {
      throw new StatusFileException(
          "Status file has a tag or comment of more than %d bytes; nothing of it was read"
              .formatted(PIECE));
    }
  }
}
