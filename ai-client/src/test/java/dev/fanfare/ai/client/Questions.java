package dev.fanfare.ai.client;

import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What tests ask, and whom. */
final class Questions {
  static final String KEY = "sk-test-0123456789-secret";

  /** The two kinds of models. */
  enum Kind {
    CLAUDE {
      @Override
      ClaudeModel.Builder builder(String url) {
        return ClaudeModel.builder("claude-test").apiKey(KEY).baseUrl(url);
      }

      @Override
      SampleStream sample(String lineEnd) {
        return SampleStream.claude(lineEnd);
      }

      @Override
      StreamedAnswer reader(Consumer<String> pieces) {
        return new ClaudeAnswer(pieces);
      }
    },
    CHAT {
      @Override
      OpenAiCompatibleModel.Builder builder(String url) {
        return OpenAiCompatibleModel.builder("gpt-test").apiKey(KEY).baseUrl(url);
      }

      @Override
      SampleStream sample(String lineEnd) {
        return SampleStream.chat(lineEnd);
      }

      @Override
      StreamedAnswer reader(Consumer<String> pieces) {
        return new ChatAnswer(pieces);
      }
    };

    abstract ModelBuilder<?> builder(String url);

    abstract SampleStream sample(String lineEnd);

    abstract StreamedAnswer reader(Consumer<String> pieces);
  }

  private Questions() {}

  static AiRequest hello() {
    return AiRequest.builder(Purpose.CHAT, 100).system("Be kind.").turn(Turn.user("Hello")).build();
  }

  static AnswerShape verdict() {
    Map<String, AnswerShape> fields = new LinkedHashMap<>();
    fields.put("harmful", new AnswerShape.FlagOf());
    fields.put("category", new AnswerShape.OneOf(List.of("NONE", "HATE", "SCAM")));
    fields.put("confidence", new AnswerShape.NumberOf(0, 1, false));
    return new AnswerShape.ObjectOf(fields);
  }
}
