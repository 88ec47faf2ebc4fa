package dev.fanfare.ai.client;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.AnswerShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what a model wrote as an object of a certain shape, or not at all. It is one JSON object,
 * perhaps in a code fence, and nothing else: no words around it, no second document, no field
 * twice, no number that a double cannot hold, no half of a character.
 */
final class StrictAnswer {
  /** No answer may be longer, in UTF-16 characters. */
  static final int LONGEST = 4_000_000;

  private static final int DEEPEST = 32;
  private static final int MOST_TOKENS = 500_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(64)
                  .maxNameLength(1_000)
                  .maxStringLength(LONGEST)
                  .maxTokenCount(MOST_TOKENS)
                  .build())
          .build();

  private StrictAnswer() {}

  /** What was read: a value of the shape, or why there is none, in words of our own. */
  record Result(@Nullable AiValue value, @Nullable String fault) {
    private static Result of(AiValue value) {
      return new Result(value, null);
    }

    private static Result not(String fault) {
      return new Result(null, fault);
    }
  }

  static Result read(String text, AnswerShape shape) {
    if (text.length() > LONGEST) {
      return Result.not("the answer is too long");
    }
    AiValue value;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), unfenced(text))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Result.not("the answer is not a JSON object");
      }
      value = fields(parser);
      if (parser.nextToken() != null) {
        return Result.not("the answer goes on after its end");
      }
    } catch (StreamConstraintsException e) {
      return Result.not("the answer is nested too deep or too large");
    } catch (JacksonException e) {
      // Its message would quote the answer.
      return Result.not("the answer is not one JSON object without repeated fields");
    } catch (Unreadable e) {
      return Result.not(requireNonNull(e.getMessage()));
    }
    Optional<String> fault = shape.fault(value);
    return fault.isPresent() ? Result.not(fault.get()) : Result.of(value);
  }

  /** Returns what stands in a code fence, or the text if it is in none. */
  private static String unfenced(String text) {
    String inner = text.strip();
    if (!inner.startsWith("```") || !inner.endsWith("```") || inner.length() < 6) {
      return inner;
    }
    int firstLine = inner.indexOf('\n');
    if (firstLine < 0) {
      return inner;
    }
    String language = inner.substring(3, firstLine).strip();
    return language.isEmpty() || language.equalsIgnoreCase("json")
        ? inner.substring(firstLine + 1, inner.length() - 3)
        : inner;
  }

  private static AiValue fields(JsonParser parser) {
    Map<String, AiValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = wellFormed(parser.currentName());
      fields.put(name, value(parser, parser.nextToken()));
    }
    return new AiValue.Fields(fields);
  }

  private static AiValue items(JsonParser parser) {
    List<AiValue> items = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      items.add(value(parser, next));
    }
    return new AiValue.Items(items);
  }

  /** The parser stops it from going too deep. */
  private static AiValue value(JsonParser parser, @Nullable JsonToken token) {
    if (token == null) {
      throw new Unreadable("the answer breaks off");
    }
    return switch (token) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new AiValue.Text(wellFormed(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> new AiValue.Flag(true);
      case VALUE_FALSE -> new AiValue.Flag(false);
      case VALUE_NULL -> new AiValue.Nothing();
      default -> throw new Unreadable("the answer breaks off");
    };
  }

  private static AiValue number(String digits) {
    double number = Double.parseDouble(digits);
    if (!Double.isFinite(number) || number == 0 && !isZero(digits)) {
      throw new Unreadable("the answer has a number that is too large or too small");
    }
    // Minus zero is zero.
    return new AiValue.Number(number == 0 ? 0 : number);
  }

  private static boolean isZero(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c == 'e' || c == 'E') {
        return true;
      }
      if (c >= '1' && c <= '9') {
        return false;
      }
    }
    return true;
  }

  private static String wellFormed(String text) {
    if (!WellFormed.test(text)) {
      throw new Unreadable("the answer has half a character");
    }
    return text;
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }
}
