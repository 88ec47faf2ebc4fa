package dev.fanfare.persistence.moderation.hash;

import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.PdqHash;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Which entry of a bank.
 *
 * @param hex the digits of its hash
 */
record EntryKey(String item, Algorithm algorithm, String hex) {
  /** What made a hash. */
  enum Algorithm {
    PDQ,
    SHA256
  }

  static EntryKey of(BankEntry entry) {
    if (entry.hash() instanceof KnownHash.Exact exact) {
      return new EntryKey(entry.item(), Algorithm.SHA256, exact.hash().hex());
    }
    KnownHash.Perceptual perceptual = (KnownHash.Perceptual) entry.hash();
    return new EntryKey(entry.item(), Algorithm.PDQ, perceptual.hash().hex());
  }

  static EntryKey of(String item, String algorithm, byte[] hash) {
    return new EntryKey(item, Algorithm.valueOf(algorithm), HexFormat.of().formatHex(hash));
  }

  byte[] hash() {
    return HexFormat.of().parseHex(hex);
  }

  static PdqHash look(byte[] hash) {
    ByteBuffer bits = ByteBuffer.wrap(hash);
    return new PdqHash(bits.getLong(), bits.getLong(), bits.getLong(), bits.getLong());
  }
}
