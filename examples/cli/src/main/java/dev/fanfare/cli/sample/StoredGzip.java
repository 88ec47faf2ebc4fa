package dev.fanfare.cli.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * Writes the gzip format (RFC 1952) without compressing: what a deflater makes of the same input
 * differs between the zlibs that JVMs come with, and a sample is to have the same bytes everywhere.
 * No time, no name.
 */
final class StoredGzip extends OutputStream {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final int MAX_BLOCK = 65_535;

  private final OutputStream out;
  private final byte[] block = new byte[MAX_BLOCK];
  private final CRC32 checksum = new CRC32();
  private int used;
  private long length;
  private boolean closed;

  StoredGzip(OutputStream out) throws IOException {
    this.out = out;
    out.write(HEADER);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    checksum.update(bytes, offset, count);
    length += count;
    for (int done = 0; done < count; ) {
      if (used == MAX_BLOCK) {
        writeBlock(false);
      }
      int part = Math.min(count - done, MAX_BLOCK - used);
      System.arraycopy(bytes, offset + done, block, used, part);
      used += part;
      done += part;
    }
  }

  /** Writes a stored block (RFC 1951, section 3.2.4). */
  private void writeBlock(boolean last) throws IOException {
    out.write(last ? 1 : 0);
    writeLittleEndian(used, 2);
    writeLittleEndian(~used, 2);
    out.write(block, 0, used);
    used = 0;
  }

  private void writeLittleEndian(long value, int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> 8 * i) & 0xff);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      writeBlock(true);
      writeLittleEndian(checksum.getValue(), 4);
      writeLittleEndian(length, 4);
    }
  }
}
