package dev.fanfare.moderation;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.FinishReason;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A language model that answers as a test says. */
final class TestModel implements LanguageModel {
  static final ModelName NAME = new ModelName("test", "judge-1");

  /** What the model was asked. */
  record Asked(AiRequest request, Map<String, String> texts, int pictures) {
    static Asked of(AiRequest request) {
      Map<String, String> texts = new LinkedHashMap<>();
      int pictures = 0;
      for (AiContent part : request.turns().get(0).content()) {
        if (part instanceof AiContent.Image) {
          pictures++;
        } else if (part instanceof AiContent.Data data) {
          for (AiValue item : ((AiValue.Items) data.value()).values()) {
            Map<String, AiValue> fields = ((AiValue.Fields) item).values();
            AiValue text = fields.get("text");
            texts.put(
                ((AiValue.Text) fields.get("id")).value(),
                text == null ? "" : ((AiValue.Text) text).value());
          }
        }
      }
      return new Asked(request, texts, pictures);
    }

    /** Returns whether an id is one of the items with a known verdict. */
    boolean isCanary(String id) {
      String text = texts.get(id);
      return KNOWN.stream().anyMatch(known -> text.startsWith(known) && text.length() < 110);
    }

    /** Returns the ids of what is really asked about. */
    List<String> items() {
      return texts.keySet().stream().filter(id -> !isCanary(id)).toList();
    }
  }

  /** How the texts begin that the library sends along. */
  private static final List<String> KNOWN =
      List.of(
          "Send 0.5 bitcoin to my wallet",
          "Nobody likes you",
          "Selling cocaine",
          "Tomorrow I take my rifle",
          "Stolen credit cards",
          "Your bank account was locked",
          "The sun rises",
          "Our library opens",
          "My cat likes",
          "We walked along",
          "The second chapter",
          "I practised the violin");

  /** What an honest judge objects to in these tests; "HARM" stands for what only a model sees. */
  private static final List<String> WRONG =
      List.of("HARM", "bitcoin", "kill yourself", "cocaine", "rifle", "Stolen credit", "PIN");

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, AiResponse> reply;

  TestModel(Function<Asked, AiResponse> reply) {
    this.reply = reply;
  }

  /** Returns a model that judges every item as it is. */
  static TestModel honest() {
    return new TestModel(asked -> answer(honest(asked)));
  }

  void now(Function<Asked, AiResponse> next) {
    reply = next;
  }

  /** Returns what an honest model says of each item. */
  static Map<String, AiValue> honest(Asked asked) {
    Map<String, AiValue> said = new LinkedHashMap<>();
    asked
        .texts()
        .forEach(
            (id, text) ->
                said.put(id, isWrong(text) ? concern(id, "HARASSMENT", "HIGH", 0.9) : safe(id)));
    return said;
  }

  static boolean isWrong(String text) {
    return WRONG.stream().anyMatch(text::contains);
  }

  static AiValue.Fields fields(Object... namesAndValues) {
    Map<String, AiValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return new AiValue.Fields(fields);
  }

  static AiValue value(@Nullable Object value) {
    if (value instanceof AiValue ready) {
      return ready;
    }
    if (value instanceof String text) {
      return new AiValue.Text(text);
    }
    if (value instanceof Number number) {
      return new AiValue.Number(number.doubleValue());
    }
    if (value instanceof Boolean flag) {
      return new AiValue.Flag(flag);
    }
    if (value instanceof List<?> list) {
      return new AiValue.Items(list.stream().map(TestModel::value).toList());
    }
    return new AiValue.Nothing();
  }

  static AiValue.Fields safe(String id) {
    return fields("id", id, "verdict", "SAFE", "findings", List.of());
  }

  static AiValue.Fields concern(String id, String category, String severity, Object confidence) {
    return fields(
        "id",
        id,
        "verdict",
        "CONCERN",
        "findings",
        List.of(finding(category, severity, confidence)));
  }

  static AiValue.Fields finding(Object category, Object severity, Object confidence) {
    return fields("category", category, "severity", severity, "confidence", confidence);
  }

  static AiResponse answer(Map<String, AiValue> byId) {
    return answer(fields("items", new ArrayList<>(byId.values())));
  }

  static AiResponse answer(AiValue answer) {
    return response(FinishReason.STOP, answer, "SECRET words of a model");
  }

  static AiResponse response(FinishReason finish, @Nullable AiValue answer, String text) {
    return new AiResponse(
        text, answer, finish, AiUsage.of(10, 10), NAME, "r", 1, Duration.ofMillis(5), null);
  }

  @Override
  public ModelName name() {
    return NAME;
  }

  @Override
  public AiResponse complete(AiRequest request) {
    Asked one = Asked.of(request);
    asked.add(one);
    return reply.apply(one);
  }

  @Override
  public AiStream stream(AiRequest request, AiListener listener) {
    throw new UnsupportedOperationException();
  }
}
