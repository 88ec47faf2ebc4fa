package dev.fanfare.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as a provider does whose model reads: it objects to what every model objects to. */
final class HonestServer {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern DATA = Pattern.compile("\\[\\{.*}]", Pattern.DOTALL);
  private static final Pattern BAD =
      Pattern.compile("bitcoin|kill yourself|cocaine|rifle|Stolen credit|card number and PIN");

  private HonestServer() {}

  static MockResponse answer(String kind, String question) {
    String verdicts = JSON.writeValueAsString(verdicts(items(JSON.readTree(question))));
    String events = kind.equals("claude") ? claude(verdicts) : chat(verdicts);
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(events)
        .build();
  }

  /** Finds the data in the last text of the user's turn. */
  private static ArrayNode items(JsonNode question) {
    StringBuilder all = new StringBuilder();
    JsonNode messages = question.get("messages");
    JsonNode content = messages.get(messages.size() - 1).get("content");
    if (content.isString()) {
      all.append(content.asString());
    } else {
      content.forEach(part -> all.append(part.path("text").asString("")).append('\n'));
    }
    Matcher data = DATA.matcher(all);
    if (!data.find()) {
      throw new IllegalArgumentException("there are no data in the question");
    }
    return (ArrayNode) JSON.readTree(data.group());
  }

  private static ObjectNode verdicts(ArrayNode items) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode all = answer.putArray("items");
    for (JsonNode item : items) {
      boolean bad = BAD.matcher(item.get("text").asString()).find();
      ObjectNode verdict = all.addObject();
      verdict.put("id", item.get("id").asString());
      verdict.put("verdict", bad ? "CONCERN" : "SAFE");
      ArrayNode findings = verdict.putArray("findings");
      if (bad) {
        findings
            .addObject()
            .put("category", "ILLICIT")
            .put("severity", "HIGH")
            .put("confidence", 0.9);
      }
    }
    return answer;
  }

  static String claude(String text) {
    return """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"judge-1","content":[],"stop_reason":null,"usage":{"input_tokens":43,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":%s}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":27}}

        event: message_stop
        data: {"type":"message_stop"}

        """
        .formatted(JSON.writeValueAsString(text));
  }

  static String chat(String text) {
    return """
        data: {"id":"c1","object":"chat.completion.chunk","model":"judge-1","choices":[{"index":0,"delta":{"role":"assistant","content":%s},"finish_reason":null}]}

        data: {"id":"c1","object":"chat.completion.chunk","model":"judge-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"c1","object":"chat.completion.chunk","model":"judge-1","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":12}}

        data: [DONE]

        """
        .formatted(JSON.writeValueAsString(text));
  }
}
