package dev.fanfare.ai.client;

import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.Turn;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Messages API. */
final class ClaudeProtocol implements Protocol {
  private final RequestSettings settings;
  private final String version;
  private final boolean keyAsBearer;
  private final boolean cacheSystemPrompt;
  private final HttpUrl url;
  private final HttpUrl countUrl;

  ClaudeProtocol(
      RequestSettings settings, String version, boolean keyAsBearer, boolean cacheSystemPrompt) {
    this.settings = settings;
    this.version = version;
    this.keyAsBearer = keyAsBearer;
    this.cacheSystemPrompt = cacheSystemPrompt;
    this.url = settings.baseUrl().newBuilder().addPathSegments("v1/messages").build();
    this.countUrl = url.newBuilder().addPathSegment("count_tokens").build();
  }

  @Override
  public HttpUrl url() {
    return url;
  }

  HttpUrl countUrl() {
    return countUrl;
  }

  @Override
  public void sign(Request.Builder request, @Nullable String key) {
    request.header("anthropic-version", version);
    if (key != null) {
      if (keyAsBearer) {
        request.header("Authorization", "Bearer " + key);
      } else {
        request.header("x-api-key", key);
      }
    }
  }

  @Override
  public String requestIdHeader() {
    return "request-id";
  }

  @Override
  public StreamedAnswer newAnswer(Consumer<String> pieces) {
    return new ClaudeAnswer(pieces);
  }

  @Override
  public byte[] body(AiRequest request, @Nullable String fault) {
    ObjectNode body = question(request, fault);
    body.put("max_tokens", request.maxTokens());
    body.put("stream", true);
    if (!request.stopSequences().isEmpty()) {
      ArrayNode stops = body.putArray("stop_sequences");
      request.stopSequences().forEach(stops::add);
    }
    String user = settings.hashOf(request);
    if (user != null) {
      body.putObject("metadata").put("user_id", user);
    }
    settings.addFields(body);
    return Json.bytes(body);
  }

  /** Returns the question as it is asked how long it is. */
  byte[] countBody(AiRequest request) {
    return Json.bytes(question(request, null));
  }

  private ObjectNode question(AiRequest request, @Nullable String fault) {
    ObjectNode body = Json.newObject();
    body.put("model", settings.model());
    String system = Prompts.system(request, settings.structuredOutput());
    if (!system.isEmpty()) {
      ObjectNode block = body.putArray("system").addObject();
      block.put("type", "text").put("text", system);
      if (cacheSystemPrompt) {
        block.putObject("cache_control").put("type", "ephemeral");
      }
    }
    ArrayNode messages = body.putArray("messages");
    for (Turn turn : Prompts.turns(request, fault)) {
      ObjectNode message = messages.addObject();
      message.put("role", turn.role() == Turn.Role.USER ? "user" : "assistant");
      ArrayNode content = message.putArray("content");
      turn.content().forEach(part -> add(content.addObject(), part));
    }
    if (request.answer().isPresent()
        && settings.structuredOutput() == StructuredOutput.JSON_SCHEMA) {
      body.putObject("output_config")
          .putObject("format")
          .put("type", "json_schema")
          .set("schema", JsonSchema.of(request.answer().get()));
    }
    return body;
  }

  private static void add(ObjectNode block, AiContent part) {
    if (part instanceof AiContent.Image image) {
      block.put("type", "image");
      block
          .putObject("source")
          .put("type", "base64")
          .put("media_type", image.type().mediaType())
          .put("data", image.bytes());
    } else {
      block.put("type", "text").put("text", Prompts.text(part));
    }
  }
}
