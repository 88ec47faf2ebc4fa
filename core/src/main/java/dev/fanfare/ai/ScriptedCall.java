package dev.fanfare.ai;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of a scripted model: what is said, and how it ends. */
final class ScriptedCall {
  private static final int BYTES_OF_TOKEN = 4;

  private final ScriptedAnswer script;
  private final AiRequest request;
  private final ModelName model;
  private final String requestId;
  private final List<String> pieces;
  private final FinishReason finish;

  /** Whether it breaks off; an answer that the request ends earlier does not come so far. */
  private final boolean broken;

  ScriptedCall(ScriptedAnswer script, AiRequest request, ModelName model, String requestId) {
    if (script.value() != null && request.answer().isEmpty()) {
      throw new IllegalStateException(
          "the script has a structured answer, but the request asks for none");
    }
    this.script = script;
    this.request = request;
    ModelName answered = script.model();
    this.model = answered == null ? model : answered;
    this.requestId = requestId;
    String whole = String.join("", script.pieces());
    String said = untilStop(whole, request.stopSequences());
    String fitting = fitting(said, request.maxTokens());
    pieces =
        said.length() == whole.length() && fitting.length() == said.length()
            ? script.pieces()
            : cut(script.pieces(), fitting.length());
    broken = script.end() <= pieces.size();
    FinishReason asked = script.finish();
    if (asked != null) {
      finish = asked;
    } else if (fitting.length() < said.length() || valueTokens() > request.maxTokens()) {
      finish = FinishReason.LENGTH;
    } else {
      finish = said.length() < whole.length() ? FinishReason.STOP_SEQUENCE : FinishReason.STOP;
    }
  }

  /** Returns the text before the first stop sequence in it. */
  private static String untilStop(String text, List<String> stops) {
    int end = text.length();
    for (String stop : stops) {
      int found = text.indexOf(stop);
      if (found >= 0 && found < end) {
        end = found;
      }
    }
    return text.substring(0, end);
  }

  /** Returns as much of a text as so many tokens hold. */
  private static String fitting(String text, int maxTokens) {
    long left = (long) maxTokens * BYTES_OF_TOKEN;
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      left -= text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        return text.substring(0, end);
      }
      end = next;
    }
    return text;
  }

  private static List<String> cut(List<String> pieces, int length) {
    List<String> kept = new ArrayList<>();
    int left = length;
    for (String piece : pieces) {
      String part = piece.substring(0, Math.min(left, piece.length()));
      left -= part.length();
      if (!part.isEmpty()) {
        kept.add(part);
      }
    }
    return kept;
  }

  static long inputTokens(AiRequest request) {
    return (ByteEstimate.of(request) + 1) / 2;
  }

  private static long tokens(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return (bytes + BYTES_OF_TOKEN - 1L) / BYTES_OF_TOKEN;
  }

  private long valueTokens() {
    AiValue value = script.value();
    return value == null || !script.pieces().isEmpty() ? 0 : (ByteEstimate.of(value) + 1) / 2;
  }

  /** Returns how many pieces are said before it ends, however it ends. */
  int count() {
    return Math.min(script.end(), pieces.size());
  }

  String piece(int index) {
    return pieces.get(index);
  }

  Duration delay(int piece) {
    return script.delay(piece);
  }

  void runBefore(int piece) {
    script.runBefore(piece);
  }

  /** Returns what is known after so many pieces. */
  AiCall soFar(int said) {
    return new AiCall(requestId, script.attempts(), usage(said));
  }

  private AiUsage usage(int said) {
    AiUsage claimed = script.usage();
    if (claimed != null) {
      return claimed;
    }
    long output = tokens(String.join("", pieces.subList(0, said)));
    boolean atEnd = said == pieces.size() && script.end() >= script.pieces().size();
    return AiUsage.of(
        inputTokens(request), output + (atEnd ? Math.min(valueTokens(), request.maxTokens()) : 0));
  }

  /** Returns the fault that it ends in, empty if it is answered. */
  Optional<AiException> fault() {
    int said = count();
    AiCall call = soFar(said);
    if (broken) {
      var makeFault = script.fault();
      if (makeFault != null) {
        return Optional.of(makeFault.apply(call));
      }
      return Optional.of(
          new AiException.StreamTruncated(
              "The scripted answer broke off after %d pieces".formatted(said),
              call,
              String.join("", pieces.subList(0, said)),
              null));
    }
    return finish.whole() ? shapeFault(call) : Optional.empty();
  }

  private Optional<AiException> shapeFault(AiCall call) {
    AiValue value = script.value();
    return request
        .answer()
        .flatMap(
            shape ->
                value == null
                    ? Optional.of("the scripted answer is text, not a structured answer")
                    : shape.fault(value))
        .map(
            what -> new AiException.MalformedOutput("The answer has not its shape: " + what, call));
  }

  AiResponse response(boolean streamed) {
    @Nullable AiValue answer = finish.whole() ? script.value() : null;
    Duration took = Duration.ZERO;
    for (int i = 0; i < pieces.size(); i++) {
      took = took.plus(delay(i));
    }
    return new AiResponse(
        String.join("", pieces),
        answer,
        finish,
        usage(pieces.size()),
        model,
        requestId,
        script.attempts(),
        took,
        streamed && !pieces.isEmpty() ? delay(0) : null);
  }
}
