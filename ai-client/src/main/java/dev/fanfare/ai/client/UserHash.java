package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.require;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes of a user's id what a provider may see: without the key nobody finds the id again. */
final class UserHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException if the key is too short
   */
  UserHash(byte[] key) {
    require(
        key.length >= SHORTEST_KEY,
        "the key of user hashes must have at least %d bytes, had %d",
        SHORTEST_KEY,
        key.length);
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns 43 characters, the same for the same user. */
  String of(String user) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
