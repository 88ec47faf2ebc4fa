package dev.fanfare.ai.client;

import dev.fanfare.ai.AnswerShape;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shape as the JSON schema that both kinds of providers accept. They enforce no ranges and
 * lengths, so these go into descriptions, for the model to read.
 */
final class JsonSchema {
  private JsonSchema() {}

  static ObjectNode of(AnswerShape shape) {
    if (shape instanceof AnswerShape.ObjectOf object) {
      return of(object);
    }
    if (shape instanceof AnswerShape.ListOf list) {
      ObjectNode schema = type("array");
      schema.set("items", of(list.item()));
      return schema.put("description", "%d to %d items".formatted(list.min(), list.max()));
    }
    if (shape instanceof AnswerShape.TextOf text) {
      return type("string").put("description", "at most %d characters".formatted(text.max()));
    }
    if (shape instanceof AnswerShape.OneOf choice) {
      ObjectNode schema = type("string");
      ArrayNode words = schema.putArray("enum");
      choice.words().forEach(words::add);
      return schema;
    }
    if (shape instanceof AnswerShape.NumberOf number) {
      return type(number.whole() ? "integer" : "number")
          .put("description", plain(number.min()) + " to " + plain(number.max()));
    }
    if (shape instanceof AnswerShape.Maybe maybe) {
      ObjectNode schema = Json.newObject();
      schema.putArray("anyOf").add(of(maybe.shape())).add(type("null"));
      return schema;
    }
    return type("boolean");
  }

  private static ObjectNode of(AnswerShape.ObjectOf object) {
    ObjectNode schema = type("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Map.Entry<String, AnswerShape> field : object.fields().entrySet()) {
      properties.set(field.getKey(), of(field.getValue()));
      required.add(field.getKey());
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode type(String name) {
    return Json.newObject().put("type", name);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
