package dev.fanfare.moderation.stage;

import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.SignalStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a model's answer and believes nothing that is not plain. */
final class ModelAnswer {
  private ModelAnswer() {}

  /**
   * Returns what a model said of each id that was asked about. Ids that were not asked about are
   * left out.
   *
   * @return null if it is not an answer at all
   */
  static @Nullable Map<String, Judged> read(
      @Nullable AiValue answer, AnswerShape shape, List<String> ids, String model) {
    // The adapter has checked the shape. Whoever else implements the port may not have.
    if (answer == null || shape.fault(answer).isPresent()) {
      return null;
    }
    Map<String, List<AiValue.Fields>> byId = new HashMap<>();
    for (AiValue value : items(fields(answer), ModelPrompt.ITEMS)) {
      byId.computeIfAbsent(text(fields(value), ModelPrompt.ID), id -> new ArrayList<>())
          .add(fields(value));
    }
    Map<String, Judged> judged = new HashMap<>();
    for (String id : ids) {
      judged.put(id, one(byId.getOrDefault(id, List.of()), model));
    }
    return judged;
  }

  private static Judged one(List<AiValue.Fields> said, String model) {
    if (said.isEmpty()) {
      return Judged.not(SignalStatus.MALFORMED, "no-answer");
    }
    if (said.size() > 1) {
      return Judged.not(SignalStatus.MALFORMED, "several-answers");
    }
    AiValue.Fields item = said.get(0);
    List<Judged.Opinion> opinions = new ArrayList<>();
    for (AiValue value : items(item, ModelPrompt.FINDINGS)) {
      AiValue.Fields finding = fields(value);
      opinions.add(
          new Judged.Opinion(
              Category.valueOf(text(finding, ModelPrompt.CATEGORY)),
              Severity.valueOf(text(finding, ModelPrompt.SEVERITY)),
              number(finding, ModelPrompt.CONFIDENCE)));
    }
    boolean safe = text(item, ModelPrompt.VERDICT).equals(ModelPrompt.SAFE);
    return safe == opinions.isEmpty()
        ? Judged.ok(opinions, model)
        : Judged.not(SignalStatus.MALFORMED, "contradiction");
  }

  private static AiValue.Fields fields(AiValue value) {
    return (AiValue.Fields) value;
  }

  private static List<AiValue> items(AiValue.Fields fields, String name) {
    return ((AiValue.Items) get(fields, name)).values();
  }

  private static String text(AiValue.Fields fields, String name) {
    return ((AiValue.Text) get(fields, name)).value();
  }

  private static double number(AiValue.Fields fields, String name) {
    return ((AiValue.Number) get(fields, name)).value();
  }

  private static AiValue get(AiValue.Fields fields, String name) {
    AiValue value = fields.values().get(name);
    if (value == null) {
      throw new IllegalStateException("an answer of the right shape has no " + name);
    }
    return value;
  }
}
