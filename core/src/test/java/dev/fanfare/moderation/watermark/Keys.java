package dev.fanfare.moderation.watermark;

import java.util.Random;

/** Secrets for tests. */
final class Keys {
  private Keys() {}

  static WatermarkKey of(long seed) {
    byte[] secret = new byte[32];
    new Random(seed).nextBytes(secret);
    return WatermarkKey.of(secret);
  }
}
