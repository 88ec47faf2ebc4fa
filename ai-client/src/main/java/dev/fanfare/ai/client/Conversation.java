package dev.fanfare.ai.client;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.ModelName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call: the question, its answer, and what the answer says if it must have a shape. */
final class Conversation {
  private final Transport transport;
  private final AiRequest request;
  private final AiListener listener;
  private final Ongoing<AiResponse> ongoing;
  private final Progress progress;
  private final Exchange exchange;
  private final byte[] question;
  private final long started;
  private @Nullable Duration firstToken;

  /**
   * @throws IllegalArgumentException if the request cannot be written
   */
  Conversation(
      Transport transport,
      AiRequest request,
      AiListener listener,
      Ongoing<AiResponse> ongoing,
      Progress progress) {
    this.transport = transport;
    this.request = request;
    this.listener = listener;
    this.ongoing = ongoing;
    this.progress = progress;
    this.started = transport.time().nanos();
    this.exchange = new Exchange(transport, progress, ongoing, started);
    this.question = transport.protocol().body(request, null);
  }

  /**
   * Returns the answer.
   *
   * @param repair whether a model that got the shape wrong may try once more; not where pieces of
   *     its answer have been handed on
   */
  AiResponse answer(boolean repair) {
    Outcome.Answered<StreamedAnswer> first = ask(question);
    AnswerShape shape = request.answer().orElse(null);
    if (shape == null || !finish(first).whole()) {
      return response(first, null);
    }
    StrictAnswer.Result read = StrictAnswer.read(first.answer().text(), shape);
    if (read.fault() == null) {
      return response(first, read.value());
    }
    progress.spent(first.answer().usage());
    if (!repair) {
      throw malformed(read.fault());
    }
    Outcome.Answered<StreamedAnswer> second = ask(transport.protocol().body(request, read.fault()));
    if (!finish(second).whole()) {
      return response(second, null);
    }
    read = StrictAnswer.read(second.answer().text(), shape);
    if (read.fault() != null) {
      throw malformed(read.fault());
    }
    return response(second, read.value());
  }

  private Outcome.Answered<StreamedAnswer> ask(byte[] body) {
    return exchange.ask(
        transport.protocol().url(),
        body,
        () -> new StreamReply(transport.protocol().newAnswer(this::handOn)));
  }

  private void handOn(String piece) {
    if (firstToken == null) {
      firstToken = Duration.ofNanos(transport.time().nanos() - started);
    }
    ongoing.tell(() -> listener.onText(piece));
  }

  private static FinishReason finish(Outcome.Answered<StreamedAnswer> answered) {
    FinishReason finish = answered.answer().finish();
    return finish == null ? FinishReason.UNKNOWN : finish;
  }

  private AiException malformed(String fault) {
    return new AiException.MalformedOutput(
        "%s did not keep to the shape asked for: %s".formatted(transport.name(), fault),
        progress.known());
  }

  private AiResponse response(Outcome.Answered<StreamedAnswer> last, @Nullable AiValue value) {
    StreamedAnswer answer = last.answer();
    AiUsage earlier = progress.earlier();
    return new AiResponse(
        answer.text(),
        value,
        finish(last),
        earlier == null ? answer.usage() : Usages.sum(earlier, answer.usage()),
        modelOf(answer),
        last.requestId(),
        progress.attempts(),
        Duration.ofNanos(transport.time().nanos() - started),
        firstToken);
  }

  private ModelName modelOf(StreamedAnswer answer) {
    String said = answer.model();
    try {
      return said == null ? transport.name() : new ModelName(transport.name().provider(), said);
    } catch (IllegalArgumentException e) {
      // No name of a model looks like that.
      return transport.name();
    }
  }
}
