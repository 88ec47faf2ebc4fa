package dev.fanfare.ai.client;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.ai.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said to a model, whoever its provider is. */
final class Prompts {
  private Prompts() {}

  /**
   * Returns the turns as they are sent: pictures before text, which models read best that way. A
   * request that is repeated says at its end what was wrong with the answer, and nothing of it.
   *
   * @param fault what was wrong, in words of our own; null at first
   */
  static List<Turn> turns(AiRequest request, @Nullable String fault) {
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : request.turns()) {
      List<AiContent> content = new ArrayList<>(turn.content());
      content.sort((a, b) -> Boolean.compare(isText(a), isText(b)));
      turns.add(new Turn(turn.role(), content));
    }
    if (fault != null) {
      Turn last = turns.remove(turns.size() - 1);
      List<AiContent> content = new ArrayList<>(last.content());
      content.add(
          new AiContent.Text(
              "An earlier answer to this could not be used: %s. Answer with the JSON alone."
                  .formatted(fault)));
      turns.add(new Turn(last.role(), content));
    }
    return turns;
  }

  private static boolean isText(AiContent part) {
    return !(part instanceof AiContent.Image);
  }

  /** Returns a part that is not a picture as the text that is sent. */
  static String text(AiContent part) {
    if (part instanceof AiContent.Data data) {
      return "<%1$s>\n%2$s\n</%1$s>".formatted(data.fence(), Json.fenced(data.value()));
    }
    if (part instanceof AiContent.Text text) {
      return WellFormed.text(text.value());
    }
    throw new IllegalArgumentException("a picture has no text");
  }

  /** Returns the system prompt, with the schema where the server has no other place for it. */
  static String system(AiRequest request, StructuredOutput way) {
    String system = WellFormed.text(request.system());
    AnswerShape shape = request.answer().orElse(null);
    if (shape == null || way == StructuredOutput.JSON_SCHEMA) {
      return system;
    }
    String schema = Json.text(JsonSchema.of(shape));
    return "%s%sAnswer with one JSON object and nothing else. It must fit this JSON schema: %s"
        .formatted(system, system.isEmpty() ? "" : "\n\n", schema);
  }
}
