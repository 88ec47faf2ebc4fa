package dev.fanfare.ai.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.client.Questions.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams cut everywhere: nothing but an answer whose end was seen is an answer. */
class StreamReadingTest {
  @ParameterizedTest
  @CsvSource({
    "CLAUDE, LF, false", "CLAUDE, LF, true", "CLAUDE, CRLF, false", "CLAUDE, CR, true",
    "CHAT, LF, false", "CHAT, LF, true", "CHAT, CRLF, false", "CHAT, CR, true"
  })
  void believesOnlyWhatCameToItsEnd(Kind kind, LineEnd end, boolean broken) throws IOException {
    SampleStream sample = kind.sample(end.characters);
    byte[] stream = sample.bytes();
    int answers = 0;
    for (int cut = 0; cut <= stream.length; cut++) {
      SampleStream.Expected expected = sample.cutAt(cut);
      List<String> pieces = new ArrayList<>();
      StreamedAnswer reader = kind.reader(pieces::add);
      StreamReply reply = new StreamReply(reader);
      StreamedAnswer answer = null;
      try {
        answer = reply.read(Okio.buffer(new CutSource(stream, cut, broken)));
      } catch (IOException e) {
        assertThat(broken).isTrue();
      }
      assertThat(answer != null).as("cut at %d", cut).isEqualTo(expected.complete());
      assertThat(reply.text()).as("cut at %d", cut).isEqualTo(expected.text());
      assertThat(String.join("", pieces)).as("cut at %d", cut).isEqualTo(expected.text());
      assertThat(reply.usage()).as("cut at %d", cut).isEqualTo(expected.usage());
      answers += answer == null ? 0 : 1;
    }
    assertThat(answers).isPositive().isLessThan(stream.length / 3);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tellsOverHttpWhatWasCutOff(Kind kind) throws Exception {
    SampleStream sample = kind.sample("\n");
    byte[] stream = sample.bytes();
    int[] cut = {0};
    boolean[] closing = {false};
    try (ScriptedServer server =
            new ScriptedServer(
                out -> {
                  // Either the connection says how much is missing, or it just ends.
                  String length =
                      closing[0] ? "Connection: close" : "Content-Length: " + stream.length;
                  out.write(
                      (ScriptedServer.OK + length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                  out.write(stream, 0, cut[0]);
                });
        HttpModel model = kind.builder(server.url()).retries(0).build()) {
      for (int at = 0; at <= stream.length; at++) {
        cut[0] = at;
        closing[0] = at % 2 == 0;
        SampleStream.Expected expected = sample.cutAt(at);
        if (expected.complete()) {
          AiResponse response = model.complete(Questions.hello());
          assertThat(response.text()).isEqualTo(expected.text());
          assertThat(response.usage()).isEqualTo(expected.usage());
          assertThat(response.finish()).isEqualTo(FinishReason.STOP);
        } else {
          Throwable thrown = catchThrowable(() -> model.complete(Questions.hello()));
          assertThat(thrown).as("cut at %d", at).isInstanceOf(AiException.StreamTruncated.class);
          var truncated = (AiException.StreamTruncated) thrown;
          assertThat(truncated.partial()).as("cut at %d", at).isEqualTo(expected.text());
          assertThat(truncated.call().usage()).as("cut at %d", at).isEqualTo(expected.usage());
          assertThat(truncated.call().attempts()).isEqualTo(1);
          assertThat(truncated.call().requestId()).isEqualTo("req_1");
          assertThat(truncated.retryable()).isTrue();
        }
      }
    }
  }

  @Property(tries = 1_000)
  void readsTheSameInAnyChunks(
      @ForAll Kind kind, @ForAll LineEnd end, @ForAll boolean mark, @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    SampleStream sample = kind.sample(end.characters);
    byte[] stream = decorated(sample.bytes(), end, mark, random);
    List<String> pieces = new ArrayList<>();
    StreamedAnswer answer =
        new StreamReply(kind.reader(pieces::add))
            .read(Okio.buffer(new ChunkedSource(stream, random)));

    SampleStream.Expected whole = sample.cutAt(Integer.MAX_VALUE);
    assertThat(answer).isNotNull();
    assertThat(answer.text()).isEqualTo(whole.text());
    assertThat(String.join("", pieces)).isEqualTo(whole.text());
    assertThat(answer.usage()).isEqualTo(whole.usage());
    assertThat(answer.finish()).isEqualTo(FinishReason.STOP);
  }

  /** Puts a mark before it, and comments and unknown fields between its events. */
  private static byte[] decorated(byte[] stream, LineEnd end, boolean mark, Random random) {
    String text = new String(stream, StandardCharsets.UTF_8);
    String gap = end.characters + end.characters;
    StringBuilder decorated = new StringBuilder(mark ? "\uFEFF" : "");
    for (String event : text.split(gap)) {
      switch (random.nextInt(4)) {
        case 0 -> decorated.append(": ").append("é".repeat(random.nextInt(9_000))).append(gap);
        case 1 -> decorated.append("retry: 100").append(end.characters);
        default -> {}
      }
      decorated.append(event).append(gap);
    }
    return decorated.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesAGiantEvent(Kind kind) {
    byte[] stream = ("data: {\"x\":\"" + "y".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8);
    StreamReply reply = new StreamReply(kind.reader(piece -> {}));
    assertThatThrownBy(() -> reply.read(new Buffer().write(stream)))
        .isInstanceOf(BrokenProtocolException.class)
        .hasMessage("an event of more than 4,194,304 bytes");
  }

  @Test
  void refusesAnAnswerWithoutEnd() {
    String event =
        "data: {\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n\n".formatted("x".repeat(100_000));
    StreamReply reply = new StreamReply(new ChatAnswer(piece -> {}));
    byte[] stream = event.repeat(41).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> reply.read(new Buffer().write(stream)))
        .isInstanceOf(BrokenProtocolException.class)
        .hasMessage("an answer of more than 4,000,000 characters");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void passesOverAGiantComment(Kind kind) throws IOException {
    Buffer stream = new Buffer().writeUtf8(":" + "y".repeat(6 << 20) + "\n\n");
    stream.write(kind.sample("\n").bytes());
    assertThat(new StreamReply(kind.reader(piece -> {})).read(stream)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void takesBrokenCharactersForABrokenProtocol(Kind kind) {
    byte[] stream = "data: {\"x\":\"?\"}\n\n".getBytes(StandardCharsets.UTF_8);
    stream[12] = (byte) 0xFF;
    StreamReply reply = new StreamReply(kind.reader(piece -> {}));
    assertThatThrownBy(() -> reply.read(new Buffer().write(stream)))
        .isInstanceOf(BrokenProtocolException.class);
  }

  enum LineEnd {
    LF("\n"),
    CR("\r"),
    CRLF("\r\n");

    private final String characters;

    LineEnd(String characters) {
      this.characters = characters;
    }
  }

  /** Ends early, in one of the two ways a connection does. */
  private static final class CutSource implements Source {
    private final Buffer left = new Buffer();
    private final boolean broken;

    private CutSource(byte[] stream, int length, boolean broken) {
      left.write(stream, 0, length);
      this.broken = broken;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = left.read(sink, byteCount);
      if (read < 0 && broken) {
        throw new IOException("unexpected end of stream");
      }
      return read;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }

  /** Hands out a few bytes at a time. */
  private static final class ChunkedSource implements Source {
    private final Buffer left = new Buffer();
    private final Random random;

    private ChunkedSource(byte[] stream, Random random) {
      left.write(stream);
      this.random = random;
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      int most = random.nextInt(5) == 0 ? 4_000 : 30;
      return left.read(sink, Math.min(byteCount, 1 + random.nextInt(most)));
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
