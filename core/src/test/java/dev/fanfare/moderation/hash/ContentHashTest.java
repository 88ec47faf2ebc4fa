package dev.fanfare.moderation.hash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {
  /** FIPS 180-4 example values, as NIST publishes them. */
  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq, "
        + "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  })
  void hashesBytesAndStreamsAlike(String text, String hex) throws IOException {
    byte[] bytes = text.getBytes(US_ASCII);
    assertThat(ContentHash.of(bytes).hex()).isEqualTo(hex);
    assertThat(ContentHash.of(new ByteArrayInputStream(bytes))).hasToString(hex);
  }

  @Test
  void readsAStreamPieceByPiece() throws IOException {
    // FIPS 180-4: a million times the letter a.
    byte[] million = new byte[1_000_000];
    Arrays.fill(million, (byte) 'a');
    InputStream dripping =
        new ByteArrayInputStream(million) {
          @Override
          public synchronized int read(byte[] to, int from, int length) {
            return super.read(to, from, Math.min(length, 997));
          }
        };
    assertThat(ContentHash.of(dripping).hex())
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }

  @Test
  void hidesNoFault() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    assertThatThrownBy(() -> ContentHash.of(broken)).isInstanceOf(IOException.class);
  }

  @Test
  void readsTextOfEitherCase() {
    ContentHash hash = ContentHash.of("abc".getBytes(US_ASCII));
    assertThat(
            ContentHash.parse("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"))
        .isEqualTo(hash)
        .isEqualByComparingTo(hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ba78",
        "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
      })
  void refusesAnyOtherText(String text) {
    assertThatThrownBy(() -> new ContentHash(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
