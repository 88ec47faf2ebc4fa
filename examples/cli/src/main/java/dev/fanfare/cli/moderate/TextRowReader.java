package dev.fanfare.cli.moderate;

import dev.fanfare.cli.csv.BadRowException;
import dev.fanfare.cli.csv.PhysicalLines;
import dev.fanfare.cli.csv.Rejections;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.Surface;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Makes a text of a line. What is wrong with one is said without its text. */
final class TextRowReader {
  private static final String EXAMPLE = "{\"id\": \"1\", \"text\": \"…\"}";
  private static final List<String> FIELDS = List.of("id", "text", "kind", "surface", "creator");
  private static final List<String> KINDS =
      Arrays.stream(ContentKind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();
  private static final int MAX_ID = 64;
  private static final CreatorId NOBODY = CreatorId.of("unknown");

  private final JsonFactory json = new JsonFactory();

  /**
   * @throws BadRowException if it is no such line
   */
  TextRow read(PhysicalLines.Line line) {
    if (line.problem() != null) {
      throw new BadRowException(line.problem());
    }
    Map<String, String> fields = fields(withoutMark(line.text()));
    String text = needed(fields, "text");
    if (text.length() > ContentItem.MAX_TEXT) {
      throw new BadRowException(
          "text must be at most %d characters, had %d; divide it"
              .formatted(ContentItem.MAX_TEXT, text.length()));
    }
    return new TextRow(
        line.number(),
        name("id", needed(fields, "id")),
        text,
        kind(fields.get("kind")),
        named("surface", fields, Surface::of, Surface.POST),
        named("creator", fields, CreatorId::of, NOBODY));
  }

  /** Some editors begin a file with a mark that it is UTF-8. */
  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private Map<String, String> fields(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadRowException("the line must be an object such as " + EXAMPLE);
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        field(name, parser, fields);
      }
      if (parser.nextToken() != null) {
        throw new BadRowException(
            "there is more behind the object, at column %d; write one object a line"
                .formatted(column(parser)));
      }
    } catch (JacksonException e) {
      // Its message quotes the line.
      long column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
      throw new BadRowException(
          "the line is no JSON at column %d; write it as %s".formatted(column, EXAMPLE));
    }
    return fields;
  }

  private static long column(JsonParser parser) {
    return parser.currentTokenLocation().getColumnNr();
  }

  private static void field(String name, JsonParser parser, Map<String, String> fields) {
    if (!FIELDS.contains(name)) {
      throw new BadRowException(
          "field %s is not known; take it out, or use one of %s"
              .formatted(Rejections.shown(name), FIELDS));
    }
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      throw new BadRowException("%s must be text in quotes, was %s".formatted(name, shown(parser)));
    }
    if (fields.putIfAbsent(name, parser.getString()) != null) {
      throw new BadRowException("field '%s' stands twice; keep one of them".formatted(name));
    }
  }

  private static String shown(JsonParser parser) {
    if (parser.hasToken(JsonToken.START_OBJECT)) {
      return "an object";
    }
    return parser.hasToken(JsonToken.START_ARRAY)
        ? "a list"
        : Rejections.shown(String.valueOf(parser.getString()));
  }

  private static String needed(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new BadRowException("%s is missing; a line is %s".formatted(name, EXAMPLE));
    }
    return value;
  }

  private static ContentKind kind(@Nullable String kind) {
    if (kind == null) {
      return ContentKind.TEXT;
    }
    int index = KINDS.indexOf(kind);
    if (index < 0) {
      throw new BadRowException(
          "kind must be one of %s, was %s".formatted(KINDS, Rejections.shown(kind)));
    }
    return ContentKind.values()[index];
  }

  private static <T> T named(
      String field, Map<String, String> fields, Function<String, T> maker, T otherwise) {
    String value = fields.get(field);
    return value == null ? otherwise : maker.apply(name(field, value));
  }

  private static String name(String field, String value) {
    try {
      // Ids of the host and names of surfaces have one form.
      return Surface.of(value).name();
    } catch (IllegalArgumentException e) {
      throw new BadRowException(
          "%s must be 1 to %d characters without control characters, was %s"
              .formatted(field, MAX_ID, Rejections.shown(value)));
    }
  }
}
