package dev.fanfare.ai.client;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.ai.AiValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as providers read and write it. */
final class Json {
  /** No deeper may be what comes or what goes. */
  static final int DEEPEST = 64;

  /** Below it every whole number is a double of its own. */
  private static final double EXACT = 1L << 53;

  /** Sums of counts stay far from overflowing. */
  private static final long MOST = 1_000_000_000_000L;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(factory().build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonMapper FENCED =
      JsonMapper.builder(factory().characterEscapes(new NoTags()).build()).build();

  private Json() {}

  private static JsonFactoryBuilder factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(100).build())
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
  }

  /** Returns what the bytes say, null if they are not one JSON object and nothing else. */
  static @Nullable JsonNode object(byte[] bytes, int length) {
    try {
      JsonNode node = MAPPER.readTree(bytes, 0, length);
      return node.isObject() ? node : null;
    } catch (JacksonException e) {
      // Its message would quote what it read.
      return null;
    }
  }

  /**
   * Returns a text field, null if it is missing or null.
   *
   * @throws BrokenProtocolException if it is something else
   */
  static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new BrokenProtocolException("a field '%s' that is no text".formatted(name));
    }
    return value.stringValue();
  }

  /** Returns a count, null if it is missing or is none. */
  static @Nullable Long count(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      return null;
    }
    long count = value.longValue();
    return 0 <= count && count <= MOST ? count : null;
  }

  /** Returns whether a field is missing, null or the empty text. */
  static boolean isEmptyText(JsonNode object, String name) {
    String text = text(object, name);
    return text == null || text.isEmpty();
  }

  static ObjectNode newObject() {
    return NODES.objectNode();
  }

  /** Returns a document in UTF-8. */
  static byte[] bytes(JsonNode document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /** Returns a document as text. */
  static String text(JsonNode document) {
    return MAPPER.writeValueAsString(document);
  }

  /** Returns a tree as text in which no {@code <} stands: each is written as an escape. */
  static String fenced(AiValue value) {
    return FENCED.writeValueAsString(tree(value));
  }

  /**
   * Returns the same tree in Jackson's words.
   *
   * @throws IllegalArgumentException if it is nested too deep
   */
  static JsonNode tree(AiValue value) {
    return tree(value, 0);
  }

  private static JsonNode tree(AiValue value, int depth) {
    require(depth <= DEEPEST, "data must be nested at most %d deep", DEEPEST);
    if (value instanceof AiValue.Text text) {
      return NODES.stringNode(WellFormed.text(text.value()));
    }
    if (value instanceof AiValue.Number number) {
      return number(number.value());
    }
    if (value instanceof AiValue.Flag flag) {
      return NODES.booleanNode(flag.value());
    }
    if (value instanceof AiValue.Items items) {
      ArrayNode array = NODES.arrayNode(items.values().size());
      items.values().forEach(item -> array.add(tree(item, depth + 1)));
      return array;
    }
    if (value instanceof AiValue.Fields fields) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, AiValue> field : fields.values().entrySet()) {
        object.set(WellFormed.text(field.getKey()), tree(field.getValue(), depth + 1));
      }
      return object;
    }
    return NODES.nullNode();
  }

  /** Whole numbers are written as such: 3 and not 3.0. */
  private static JsonNode number(double number) {
    return number == Math.rint(number) && Math.abs(number) < EXACT
        ? NODES.numberNode((long) number)
        : NODES.numberNode(number);
  }

  /** Escapes what JSON wants escaped, and {@code <}. */
  private static final class NoTags extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final SerializableString ESCAPED = new SerializedString("\\u003C");

    private final int[] ascii = standardAsciiEscapesForJSON();

    NoTags() {
      ascii['<'] = ESCAPE_CUSTOM;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return character == '<' ? ESCAPED : null;
    }
  }
}
