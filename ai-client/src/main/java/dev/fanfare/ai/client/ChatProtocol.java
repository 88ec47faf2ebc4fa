package dev.fanfare.ai.client;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.Turn;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chat completions. */
final class ChatProtocol implements Protocol {
  private final RequestSettings settings;
  private final String maxTokensField;
  private final boolean streamOptions;
  private final HttpUrl url;

  ChatProtocol(RequestSettings settings, String maxTokensField, boolean streamOptions) {
    this.settings = settings;
    this.maxTokensField = maxTokensField;
    this.streamOptions = streamOptions;
    this.url = settings.baseUrl().newBuilder().addPathSegments("chat/completions").build();
  }

  @Override
  public HttpUrl url() {
    return url;
  }

  @Override
  public void sign(Request.Builder request, @Nullable String key) {
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
  }

  @Override
  public String requestIdHeader() {
    return "x-request-id";
  }

  @Override
  public StreamedAnswer newAnswer(Consumer<String> pieces) {
    return new ChatAnswer(pieces);
  }

  @Override
  public byte[] body(AiRequest request, @Nullable String fault) {
    ObjectNode body = Json.newObject();
    body.put("model", settings.model());
    ArrayNode messages = body.putArray("messages");
    String system = Prompts.system(request, settings.structuredOutput());
    if (!system.isEmpty()) {
      messages.addObject().put("role", "system").put("content", system);
    }
    Prompts.turns(request, fault).forEach(turn -> add(messages.addObject(), turn));
    body.put(maxTokensField, request.maxTokens());
    body.put("stream", true);
    if (streamOptions) {
      body.putObject("stream_options").put("include_usage", true);
    }
    if (!request.stopSequences().isEmpty()) {
      ArrayNode stops = body.putArray("stop");
      request.stopSequences().forEach(stops::add);
    }
    addShape(body, request);
    String user = settings.hashOf(request);
    if (user != null) {
      body.put("safety_identifier", user);
    }
    settings.addFields(body);
    return Json.bytes(body);
  }

  private void addShape(ObjectNode body, AiRequest request) {
    if (request.answer().isEmpty() || settings.structuredOutput() == StructuredOutput.PROMPT) {
      return;
    }
    ObjectNode format = body.putObject("response_format");
    if (settings.structuredOutput() == StructuredOutput.JSON_OBJECT) {
      format.put("type", "json_object");
      return;
    }
    format.put("type", "json_schema");
    format
        .putObject("json_schema")
        .put("name", "answer")
        .put("strict", true)
        .set("schema", JsonSchema.of(request.answer().get()));
  }

  /** Text alone goes as text: not every server takes a list of parts. */
  private static void add(ObjectNode message, Turn turn) {
    message.put("role", turn.role() == Turn.Role.USER ? "user" : "assistant");
    if (turn.content().stream().noneMatch(AiContent.Image.class::isInstance)) {
      message.put(
          "content",
          turn.content().stream().map(Prompts::text).collect(Collectors.joining("\n\n")));
      return;
    }
    ArrayNode parts = message.putArray("content");
    for (AiContent part : turn.content()) {
      if (part instanceof AiContent.Image image) {
        parts
            .addObject()
            .put("type", "image_url")
            .putObject("image_url")
            .put("url", dataUrl(image));
      } else {
        parts.addObject().put("type", "text").put("text", Prompts.text(part));
      }
    }
  }

  private static String dataUrl(AiContent.Image image) {
    return "data:%s;base64,%s"
        .formatted(image.type().mediaType(), Base64.getEncoder().encodeToString(image.bytes()));
  }
}
