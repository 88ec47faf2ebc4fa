package dev.fanfare.persistence;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts personal data before it reaches a column: where creators want their money, and what
 * banks are told. AES-256-GCM by Google Tink, with a keyset that the host keeps outside the
 * database. What is encrypted for one row cannot be read in another.
 *
 * <p>To begin, write {@link #newKeyset} to a file that only the application reads, and give it to
 * the storage by {@link #fromFile}; a host with a key management service keeps the keyset there and
 * uses {@link #of}. Who has the keyset can read the data, and without it the data is lost: keep a
 * copy.
 *
 * <p>To change the key, replace the keyset by {@link #withNextKey} on all servers, then that by
 * {@link #promoted}, and then run {@link Reencryption}. What the old keys have encrypted stays
 * readable throughout, and no server meets a key that it does not have.
 *
 * <p>Immutable and safe for concurrent use. {@code toString} shows no key.
 */
public final class FieldEncryption {
  private static final FieldEncryption NONE = new FieldEncryption(null, 0);
  private static final String WAY_OUT =
      "make a keyset with FieldEncryption.newKeyset(), keep it outside the database and give it to the"
          + " storage with FieldEncryption.fromJson or fromFile";

  /** What Tink puts before a ciphertext: a 1, and the key's id in 4 bytes. */
  private static final byte PREFIX = 1;

  private static final int PREFIX_LENGTH = 5;

  private final @Nullable Aead aead;
  private final long primaryKey;

  private FieldEncryption(@Nullable Aead aead, long primaryKey) {
    this.aead = aead;
    this.primaryKey = primaryKey;
  }

  /**
   * Returns encryption for a storage that has no keyset: storing personal data is refused, and so
   * is reading what was encrypted.
   */
  public static FieldEncryption none() {
    return NONE;
  }

  /**
   * Returns encryption with a keyset of AEAD keys, as a key management service hands it out.
   *
   * @throws IllegalArgumentException if the keyset does not hold AEAD keys, or its primary key
   *     leaves no mark on what it encrypts (Tink's variant {@code NO_PREFIX})
   */
  public static FieldEncryption of(KeysetHandle keyset) {
    try {
      Aead aead = keyset.getPrimitive(configuration(), Aead.class);
      long primary = Integer.toUnsignedLong(keyset.getPrimary().getId());
      byte[] sample = aead.encrypt(new byte[0], new byte[0]);
      if (!isMarked(sample) || keyId(sample) != primary) {
        throw new IllegalArgumentException(
            "the primary key of the keyset must be of Tink's variant TINK, which marks what it encrypts");
      }
      return new FieldEncryption(aead, primary);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the keyset holds no keys for AEAD", e);
    }
  }

  /**
   * Returns encryption with a keyset in Tink's JSON, as {@link #newKeyset} makes it.
   *
   * @throws IllegalArgumentException if it is no such keyset; the message does not show it
   */
  public static FieldEncryption fromJson(String keyset) {
    return of(parse(keyset));
  }

  /**
   * Returns encryption with the keyset that a file holds, in Tink's JSON.
   *
   * @throws IllegalArgumentException if it is no such keyset; the message does not show it
   * @throws UncheckedIOException if the file cannot be read
   */
  public static FieldEncryption fromFile(Path keyset) {
    try {
      return fromJson(Files.readString(keyset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a new keyset with one random key, in Tink's JSON. It is a secret. */
  public static String newKeyset() {
    return write(newKey());
  }

  /**
   * Returns a keyset with a new random key that so far only decrypts; {@link #promoted} makes it
   * encrypt. Give it to all processes first, so that none meets what it cannot read while the
   * others change over. If such a key waits already, the keyset comes back as it is.
   *
   * @param keyset the keyset so far, in Tink's JSON
   * @throws IllegalArgumentException if it is no such keyset; the message does not show it
   */
  public static String withNextKey(String keyset) {
    KeysetHandle soFar = parse(keyset);
    return waits(soFar) ? keyset : write(withNewEntry(soFar));
  }

  /**
   * Returns a keyset in which the key from {@link #withNextKey} encrypts from now on; the keys so
   * far still decrypt. If none waits, the keyset comes back as it is.
   *
   * @param keyset the keyset so far, in Tink's JSON
   * @throws IllegalArgumentException if it is no such keyset; the message does not show it
   */
  public static String promoted(String keyset) {
    KeysetHandle soFar = parse(keyset);
    if (!waits(soFar)) {
      return keyset;
    }
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(soFar);
    builder.getAt(builder.size() - 1).makePrimary();
    return write(built(builder));
  }

  /**
   * Returns a keyset without the keys that no longer encrypt. What they have encrypted is lost with
   * them, in backups too: first see that {@link Reencryption#remaining} is 0.
   *
   * @param keyset the keyset so far, in Tink's JSON
   * @throws IllegalArgumentException if it is no such keyset; the message does not show it
   */
  public static String withoutOldKeys(String keyset) {
    KeysetHandle.Builder builder = KeysetHandle.newBuilder(parse(keyset));
    for (int i = builder.size() - 1; i >= 0; i--) {
      if (!builder.getAt(i).isPrimary()) {
        builder.deleteAt(i);
      }
    }
    return write(built(builder));
  }

  /** Returns whether the newest key is to be used and is not yet. */
  private static boolean waits(KeysetHandle keyset) {
    KeysetHandle.Entry newest = keyset.getAt(keyset.size() - 1);
    return !newest.isPrimary() && newest.getStatus().equals(KeyStatus.ENABLED);
  }

  private static KeysetHandle withNewEntry(KeysetHandle keyset) {
    return built(
        KeysetHandle.newBuilder(keyset)
            .addEntry(KeysetHandle.importKey(newKey().getPrimary().getKey())));
  }

  private static KeysetHandle built(KeysetHandle.Builder builder) {
    try {
      return builder.build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot change the keyset", e);
    }
  }

  private static KeysetHandle newKey() {
    try {
      return KeysetHandle.generateNew(
          AesGcmParameters.builder()
              .setKeySizeBytes(32)
              .setIvSizeBytes(12)
              .setTagSizeBytes(16)
              .setVariant(AesGcmParameters.Variant.TINK)
              .build(),
          configuration());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot make a key for AES-256-GCM", e);
    }
  }

  private static KeysetHandle parse(String keyset) {
    requireNonNull(keyset, "keyset");
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
          keyset, configuration(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException | RuntimeException e) {
      // No cause: a parser's message may show what it could not read.
      throw new IllegalArgumentException(
          "the keyset is not one in Tink's JSON; " + WAY_OUT, withoutMessage(e));
    }
  }

  private static String write(KeysetHandle keyset) {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          keyset, configuration(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot write a keyset as JSON", e);
    }
  }

  private static Configuration configuration() {
    return AeadConfig2026.get();
  }

  /** Returns the id of the key that encrypts; 0 without a keyset. */
  public long primaryKey() {
    return primaryKey;
  }

  /**
   * Encrypts text for a row.
   *
   * @param row names the row, such as the table and the key; needed again to decrypt
   * @throws EncryptionException if there is no keyset
   */
  public byte[] encrypt(String text, String row) {
    Aead encrypting = aead;
    if (encrypting == null) {
      throw new EncryptionException(
          "Personal data is stored encrypted only, and the storage has no keyset; " + WAY_OUT);
    }
    try {
      return encrypting.encrypt(bytes(text), bytes(row));
    } catch (GeneralSecurityException e) {
      throw new EncryptionException("Cannot encrypt personal data", e);
    }
  }

  /**
   * Decrypts the text of a row.
   *
   * @param row the row's name, as it was given to {@link #encrypt}
   * @throws EncryptionException if the keyset lacks the key, if the bytes were changed or belong to
   *     another row, or if there is no keyset
   */
  public String decrypt(byte[] encrypted, String row) {
    Aead decrypting = aead;
    if (decrypting == null) {
      throw new EncryptionException(
          "Personal data in %s is encrypted with key %s, and the storage has no keyset; give it the one that has that key"
              .formatted(shown(row), keyOf(encrypted)));
    }
    try {
      return new String(decrypting.decrypt(encrypted, bytes(row)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new EncryptionException(
          "Personal data in %s cannot be decrypted: the keyset lacks key %s, or the row was changed or copied by hand"
              .formatted(shown(row), keyOf(encrypted)),
          e);
    }
  }

  /** Returns the id of the key that encrypted these bytes, as {@link #encrypt} returned them. */
  public static long keyId(byte[] encrypted) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(encrypted, 1, Integer.BYTES).getInt());
  }

  private static String keyOf(byte[] encrypted) {
    return isMarked(encrypted) ? Long.toString(keyId(encrypted)) : "(unknown)";
  }

  private static boolean isMarked(byte[] encrypted) {
    return encrypted.length > PREFIX_LENGTH && encrypted[0] == PREFIX;
  }

  private static String shown(String row) {
    return row.replace('\n', ' ');
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Throwable withoutMessage(Exception e) {
    return new GeneralSecurityException(e.getClass().getSimpleName());
  }

  @Override
  public String toString() {
    return aead == null ? "FieldEncryption[no keyset]" : "FieldEncryption[key " + primaryKey + "]";
  }
}
