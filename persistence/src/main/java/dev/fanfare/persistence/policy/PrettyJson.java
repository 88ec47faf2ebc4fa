package dev.fanfare.persistence.policy;

import java.util.List;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes maps, lists, text, whole numbers and truth values as JSON that reads well. */
final class PrettyJson {
  private static final int WIDTH = 100;
  private static final String STEP = "  ";

  private PrettyJson() {}

  /** Returns the document, its fields in the order of the map, with a line's end at its end. */
  static String write(Map<String, Object> document) {
    var json = new StringBuilder();
    block(json, document, "");
    return json.append('\n').toString();
  }

  /** What holds nothing but plain values stands in one line, if it fits. */
  private static void value(StringBuilder json, Object value, String indent) {
    if (isFlat(value)) {
      var line = new StringBuilder();
      flat(line, value);
      int used = json.length() - json.lastIndexOf("\n") - 1;
      if (!isContainer(value) || used + line.length() < WIDTH) {
        json.append(line);
        return;
      }
    }
    block(json, value, indent);
  }

  private static void block(StringBuilder json, Object value, String indent) {
    String inner = indent + STEP;
    String separator = "\n";
    if (value instanceof Map<?, ?> map) {
      json.append('{');
      for (Map.Entry<?, ?> field : map.entrySet()) {
        json.append(separator).append(inner);
        text(json, field.getKey());
        json.append(": ");
        value(json, field.getValue(), inner);
        separator = ",\n";
      }
      json.append('\n').append(indent).append('}');
    } else if (value instanceof List<?> list) {
      json.append('[');
      for (Object item : list) {
        json.append(separator).append(inner);
        value(json, item, inner);
        separator = ",\n";
      }
      json.append('\n').append(indent).append(']');
    }
  }

  private static void flat(StringBuilder json, Object value) {
    String separator = "";
    if (value instanceof Map<?, ?> map) {
      json.append('{');
      for (Map.Entry<?, ?> field : map.entrySet()) {
        json.append(separator);
        text(json, field.getKey());
        json.append(": ");
        flat(json, field.getValue());
        separator = ", ";
      }
      json.append('}');
    } else if (value instanceof List<?> list) {
      json.append('[');
      for (Object item : list) {
        json.append(separator);
        flat(json, item);
        separator = ", ";
      }
      json.append(']');
    } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
      json.append(value);
    } else {
      text(json, value);
    }
  }

  private static void text(StringBuilder json, Object text) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString((String) text, json);
    json.append('"');
  }

  private static boolean isFlat(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().noneMatch(PrettyJson::isContainer);
    }
    return !(value instanceof List<?> list) || list.stream().noneMatch(PrettyJson::isContainer);
  }

  private static boolean isContainer(Object value) {
    return value instanceof Map || value instanceof List;
  }
}
