package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseDecoderTest {
  private static final int LIMIT = 1 << 16;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void endsLinesInThreeWays(String end) {
    String stream = "data: a\n\nevent: x\ndata: b\ndata: c\nid: 7\n\ndata:d\n\n";
    assertThat(events(stream.replace("\n", end))).containsExactly("a", "b\nc", "d");
  }

  @Test
  void skipsAByteOrderMarkAtTheStartOnly() {
    assertThat(events("\uFEFFdata: a\n\ndata: \uFEFFb\n\n\uFEFFdata: c\n\n"))
        .containsExactly("a", "\uFEFFb");
  }

  @Test
  void takesHalfAByteOrderMarkForWhatItIs() {
    byte[] stream = "..data: a\n\ndata: b\n\n".getBytes(StandardCharsets.UTF_8);
    stream[0] = (byte) 0xEF;
    stream[1] = (byte) 0xBB;
    assertThat(events(stream, 1)).as("the first line is of an unknown field").containsExactly("b");
  }

  @Test
  void skipsCommentsAndUnknownFields() {
    assertThat(events(": hello\n:\ndata: a\n: between\nretry: 5\ndatax: no\ndat: no\n\n: end\n\n"))
        .containsExactly("a");
  }

  @Test
  void takesOneSpaceAwayAndNoMore() {
    assertThat(events("data:  a \n\ndata:\ta\n\n")).containsExactly(" a ", "\ta");
  }

  @Test
  void knowsEmptyData() {
    assertThat(events("data\n\ndata:\n\ndata\ndata\n\nevent: x\n\n\n\n"))
        .containsExactly("", "", "\n");
  }

  @Test
  void keepsWhatHadNoEmptyLine() {
    List<String> events = new ArrayList<>();
    SseDecoder decoder = decoder(events);
    feed(decoder, "data: a\n\ndata: b\nda".getBytes(StandardCharsets.UTF_8), 100);
    assertThat(events).containsExactly("a");
    assertThat(decoder.rest()).asString(StandardCharsets.UTF_8).isEqualTo("b");

    SseDecoder unended = decoder(events);
    feed(unended, "data: a\ndata: b".getBytes(StandardCharsets.UTF_8), 100);
    assertThat(unended.rest()).asString(StandardCharsets.UTF_8).isEqualTo("a\nb");

    SseDecoder ended = decoder(events);
    feed(ended, "data: a\n\n".getBytes(StandardCharsets.UTF_8), 100);
    assertThat(ended.rest()).isNull();
  }

  @Test
  void stopsWhenTheSinkHasEnough() {
    List<String> events = new ArrayList<>();
    SseDecoder decoder =
        new SseDecoder(
            LIMIT,
            (data, length) -> {
              events.add(new String(data, 0, length, StandardCharsets.UTF_8));
              return true;
            });
    byte[] stream = "data: a\n\ndata: b\n\n".getBytes(StandardCharsets.UTF_8);
    assertThat(decoder.feed(stream, 0, stream.length)).isTrue();
    assertThat(events).containsExactly("a");
  }

  @Test
  void refusesALineThatIsTooLong() {
    byte[] line = ("data: " + "x".repeat(LIMIT)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> events(line, 1000))
        .isInstanceOf(BrokenProtocolException.class)
        .hasMessage("an event of more than 65,536 bytes");
  }

  @Test
  void refusesAnEventOfManyLinesThatIsTooLong() {
    byte[] lines = ("data: " + "x".repeat(98) + "\n").repeat(700).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> events(lines, 1000)).isInstanceOf(BrokenProtocolException.class);
  }

  @Test
  void takesALongLineThatFits() {
    String text = "x".repeat(LIMIT - 10);
    assertThat(events("data: " + text + "\n\n")).containsExactly(text);
  }

  @Test
  void forgetsACommentHoweverLong() {
    byte[] comment = (":" + "x".repeat(10 * LIMIT)).getBytes(StandardCharsets.UTF_8);
    List<String> events = new ArrayList<>();
    SseDecoder decoder = decoder(events);
    feed(decoder, comment, 500);
    feed(decoder, "data: no\ndata: a\n\n".getBytes(StandardCharsets.UTF_8), 500);
    assertThat(events).containsExactly("a");
  }

  @Property(tries = 2_000)
  void readsTheSameHoweverItIsCut(
      @ForAll("streams") String stream, @ForAll long seed, @ForAll boolean mark) {
    String marked = (mark ? "\uFEFF" : "") + stream;
    byte[] bytes = marked.getBytes(StandardCharsets.UTF_8);
    List<String> events = new ArrayList<>();
    SseDecoder decoder = decoder(events);
    Random random = new Random(seed);
    for (int at = 0; at < bytes.length; ) {
      int to = Math.min(bytes.length, at + random.nextInt(8));
      assertThat(decoder.feed(bytes, at, to)).isFalse();
      at = to;
    }
    assertThat(events).isEqualTo(byTheBook(marked));
  }

  @Provide
  Arbitrary<String> streams() {
    return Arbitraries.of(
            "\n", "\n", "\r", "\r\n", "data", "data:", "data: ", ":", " ", "id: 1", "é", "🎉", "x",
            "\uFEFF", "\u2028")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  /** The algorithm of the HTML standard, on the whole text at once. */
  private static List<String> byTheBook(String marked) {
    String stream = marked.startsWith("\uFEFF") ? marked.substring(1) : marked;
    List<String> events = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    String[] lines = (stream + "!").split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length - 1; i++) {
      String line = lines[i];
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          events.add(data.substring(0, data.length() - 1));
        }
        data.setLength(0);
      } else if (line.equals("data") || line.startsWith("data:")) {
        String value = line.length() < 5 ? "" : line.substring(5);
        data.append(value.startsWith(" ") ? value.substring(1) : value).append('\n');
      }
    }
    return events;
  }

  private static List<String> events(String stream) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    List<String> whole = events(bytes, bytes.length);
    assertThat(events(bytes, 1)).as("byte by byte").isEqualTo(whole);
    return whole;
  }

  private static List<String> events(byte[] bytes, int chunk) {
    List<String> events = new ArrayList<>();
    feed(decoder(events), bytes, chunk);
    return events;
  }

  private static SseDecoder decoder(List<String> events) {
    return new SseDecoder(
        LIMIT, (data, length) -> !events.add(new String(data, 0, length, StandardCharsets.UTF_8)));
  }

  private static void feed(SseDecoder decoder, byte[] bytes, int chunk) {
    for (int at = 0; at < bytes.length; at += chunk) {
      decoder.feed(bytes, at, Math.min(bytes.length, at + chunk));
    }
  }
}
