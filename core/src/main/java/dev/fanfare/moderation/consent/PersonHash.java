package dev.fanfare.moderation.consent;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.moderation.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes what stands in the place of a person who is forgotten. Safe for concurrent use. */
@FunctionalInterface
public interface PersonHash {
  /**
   * Returns a keyed hash of a person's id: always the same for the same person, and of no use to
   * whoever lacks the key.
   *
   * @return 64 hexadecimal digits
   */
  String of(PersonId person);

  /**
   * Returns HMAC-SHA256 (RFC 2104) with a key of the host's.
   *
   * @param key 16 bytes or more, best 32; keep it apart from the database
   */
  static PersonHash hmacSha256(byte[] key) {
    require(key.length >= 16, "key must be 16 bytes or more, was %d", key.length);
    SecretKeySpec secret = new SecretKeySpec(key, "HmacSHA256");
    return person -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        return HexFormat.of()
            .formatHex(mac.doFinal(person.value().getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("HmacSHA256 is required of every Java platform", e);
      }
    };
  }
}
