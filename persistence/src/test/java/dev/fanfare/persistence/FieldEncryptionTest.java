package dev.fanfare.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldEncryptionTest {
  private static final String SECRET = "DE89370400440532013000";
  private static final String KEYSET = FieldEncryption.newKeyset();
  private static final FieldEncryption ENCRYPTION = FieldEncryption.fromJson(KEYSET);

  @Test
  void readsBackWhatItEncrypted() {
    byte[] encrypted = ENCRYPTION.encrypt("Zoë 🎉", "row");

    assertThat(ENCRYPTION.decrypt(encrypted, "row")).isEqualTo("Zoë 🎉");
    assertThat(ENCRYPTION.decrypt(ENCRYPTION.encrypt("", "row"), "row")).isEmpty();
  }

  @Test
  void encryptsTheSameTextDifferentlyEachTime() {
    assertThat(ENCRYPTION.encrypt(SECRET, "row")).isNotEqualTo(ENCRYPTION.encrypt(SECRET, "row"));
    assertThat(new String(ENCRYPTION.encrypt(SECRET, "row"), StandardCharsets.ISO_8859_1))
        .doesNotContain(SECRET.substring(0, 4));
  }

  @Test
  void decryptsForTheSameRowOnly() {
    byte[] encrypted = ENCRYPTION.encrypt(SECRET, "table\nada");

    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> ENCRYPTION.decrypt(encrypted, "table\neve"))
        .withMessageContaining("copied by hand")
        .withMessageNotContaining(SECRET);
  }

  @Test
  void refusesEveryChangedByte() {
    byte[] encrypted = ENCRYPTION.encrypt(SECRET, "row");
    for (int i = 0; i < encrypted.length; i++) {
      byte[] changed = encrypted.clone();
      changed[i] ^= 1;

      assertThatExceptionOfType(EncryptionException.class)
          .isThrownBy(() -> ENCRYPTION.decrypt(changed, "row"));
    }
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> ENCRYPTION.decrypt(new byte[0], "row"));
  }

  @Test
  void refusesWithoutAKeysetAndNamesTheWayOut() {
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> FieldEncryption.none().encrypt(SECRET, "row"))
        .withMessageContaining("FieldEncryption.newKeyset()")
        .withMessageNotContaining(SECRET);
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> FieldEncryption.none().decrypt(ENCRYPTION.encrypt(SECRET, "row"), "row"))
        .withMessageContaining("encrypted with key " + ENCRYPTION.primaryKey());
  }

  @Test
  void namesTheKeyThatAnotherKeysetLacks() {
    FieldEncryption other = FieldEncryption.fromJson(FieldEncryption.newKeyset());

    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> other.decrypt(ENCRYPTION.encrypt(SECRET, "row"), "row"))
        .withMessageContaining("the keyset lacks key " + ENCRYPTION.primaryKey());
  }

  @Test
  void encryptsWithTheNewKeyAndStillReadsTheOldOnes() {
    FieldEncryption rotated =
        FieldEncryption.fromJson(FieldEncryption.promoted(FieldEncryption.withNextKey(KEYSET)));

    assertThat(rotated.primaryKey()).isNotEqualTo(ENCRYPTION.primaryKey());
    assertThat(rotated.decrypt(ENCRYPTION.encrypt(SECRET, "row"), "row")).isEqualTo(SECRET);
    byte[] encrypted = rotated.encrypt(SECRET, "row");
    assertThat(FieldEncryption.keyId(encrypted)).isEqualTo(rotated.primaryKey());
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> ENCRYPTION.decrypt(encrypted, "row"));
  }

  @Test
  void changesKeysWithoutAMomentInWhichAServerLacksOne() {
    FieldEncryption before = ENCRYPTION;
    String prepared = FieldEncryption.withNextKey(KEYSET);
    FieldEncryption waiting = FieldEncryption.fromJson(prepared);
    FieldEncryption after = FieldEncryption.fromJson(FieldEncryption.promoted(prepared));

    assertThat(waiting.primaryKey()).isEqualTo(before.primaryKey());
    assertThat(after.primaryKey()).isNotEqualTo(before.primaryKey());
    assertThat(before.decrypt(waiting.encrypt(SECRET, "row"), "row")).isEqualTo(SECRET);
    assertThat(waiting.decrypt(after.encrypt(SECRET, "row"), "row")).isEqualTo(SECRET);
    assertThat(after.decrypt(before.encrypt(SECRET, "row"), "row")).isEqualTo(SECRET);
    assertThat(FieldEncryption.withNextKey(prepared)).as("made again").isEqualTo(prepared);
    String promoted = FieldEncryption.promoted(prepared);
    assertThat(FieldEncryption.promoted(promoted)).as("made again").isEqualTo(promoted);
    FieldEncryption later = FieldEncryption.fromJson(FieldEncryption.withoutOldKeys(promoted));
    assertThat(later.primaryKey()).isEqualTo(after.primaryKey());
    assertThat(later.decrypt(after.encrypt(SECRET, "row"), "row")).isEqualTo(SECRET);
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> later.decrypt(before.encrypt(SECRET, "row"), "row"));
  }

  @Test
  void readsAKeysetFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("keyset.json"), KEYSET);

    assertThat(FieldEncryption.fromFile(file).decrypt(ENCRYPTION.encrypt(SECRET, "row"), "row"))
        .isEqualTo(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "TOP-SECRET", "{\"primaryKeyId\": 1, \"key\": [\"TOP-SECRET\"]}"})
  void refusesWhatIsNoKeysetWithoutShowingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldEncryption.fromJson(text))
        .withMessageContaining("FieldEncryption.newKeyset()")
        .withMessageNotContaining("TOP-SECRET")
        .satisfies(e -> assertThat(e.getCause()).message().doesNotContain("TOP-SECRET"));
  }

  @Test
  void refusesAKeyThatLeavesNoMark() throws Exception {
    KeysetHandle unmarked =
        KeysetHandle.generateNew(
            AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build(),
            AeadConfig2026.get());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldEncryption.of(unmarked))
        .withMessageContaining("variant TINK");
  }

  @Test
  void showsNoKey() {
    assertThat(ENCRYPTION).hasToString("FieldEncryption[key " + ENCRYPTION.primaryKey() + "]");
    assertThat(FieldEncryption.none()).hasToString("FieldEncryption[no keyset]");
  }

  /**
   * The same ciphertext by other means: version byte and key id, then AES-256-GCM of the JDK with a
   * nonce of 12 bytes before and a tag of 16 bytes behind.
   */
  @Test
  void isAes256GcmAsTheJdkHasIt() throws Exception {
    byte[] encrypted = ENCRYPTION.encrypt(SECRET, "row");
    String json = KEYSET.replaceAll("(?s).*\"value\": ?\"([^\"]+)\".*", "$1");
    byte[] proto = Base64.getDecoder().decode(json);
    // AesGcmKey { bytes key_value = 3 }: the last field, tag 0x1a, length 32.
    String hex = HexFormat.of().formatHex(proto);
    byte[] key =
        HexFormat.of().parseHex(hex.substring(hex.indexOf("1a20") + 4, hex.indexOf("1a20") + 68));
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, encrypted, 5, 12));
    cipher.updateAAD("row".getBytes(StandardCharsets.UTF_8));

    assertThat(
            new String(
                cipher.doFinal(encrypted, 17, encrypted.length - 17), StandardCharsets.UTF_8))
        .isEqualTo(SECRET);
  }
}
