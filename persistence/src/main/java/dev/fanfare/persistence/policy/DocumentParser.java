package dev.fanfare.persistence.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads the text of a document and remembers where each value stands. */
final class DocumentParser {
  /** How deep values may stand in one another; policies need 6. */
  static final int MAX_DEPTH = 16;

  // What is long or deep is refused here, with words for people; these bounds only stand behind.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2 * MAX_DEPTH)
                  .maxStringLength(PolicyJson.MAX_BYTES)
                  .maxNumberLength(PolicyJson.MAX_BYTES)
                  .maxNameLength(PolicyJson.MAX_BYTES)
                  .build())
          // Names of documents are not worth remembering.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  private final JsonParser parser;
  private final Problems problems;
  private String path = Place.ROOT;

  private DocumentParser(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * Returns the document.
   *
   * @param problems gets the names that stand twice
   * @throws PolicyFormatException if the text is not JSON, is empty, too large or too deep
   */
  static Json parse(String text, Problems problems) {
    if (text.length() > PolicyJson.MAX_BYTES) {
      problems.add(
          new Place(Place.ROOT, 1, 1),
          "must be at most %d characters, was %d".formatted(PolicyJson.MAX_BYTES, text.length()));
      throw problems.exception();
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new DocumentParser(parser, problems).document();
    }
  }

  private Json document() {
    try {
      if (parser.nextToken() == null) {
        throw refuse(1, 1, "is empty; a policy begins with { \"kind\": … }");
      }
      Json document = value(Place.ROOT, 0);
      path = Place.ROOT;
      if (parser.nextToken() != null) {
        throw refuse(parser.currentTokenLocation(), "must end here, but more text follows");
      }
      return document;
    } catch (JacksonException e) {
      throw refuse(e.getLocation(), words(e));
    }
  }

  private Json value(String where, int depth) {
    path = where;
    Place place = place(where);
    if (depth >= MAX_DEPTH) {
      throw refuse(
          place.line(), place.column(), "must be at most %d levels deep".formatted(MAX_DEPTH));
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(place, depth);
      case START_ARRAY -> items(place, depth);
      case VALUE_STRING -> new Json.Text(place, parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> literal(place, Json.Literal.Kind.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> literal(place, Json.Literal.Kind.TRUTH);
      case VALUE_NULL -> literal(place, Json.Literal.Kind.NULL);
      default -> throw refuse(place.line(), place.column(), "must be a value");
    };
  }

  private Json fields(Place place, int depth) {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place named = place(Place.field(place.path(), name));
      parser.nextToken();
      Json value = value(named.path(), depth + 1);
      if (fields.putIfAbsent(name, value) != null) {
        problems.add(named, "stands twice in the same object; keep one of them");
      }
      path = place.path();
    }
    return new Json.Fields(place, fields);
  }

  private Json items(Place place, int depth) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(Place.item(place.path(), items.size()), depth + 1));
      path = place.path();
    }
    return new Json.Items(place, items);
  }

  private Json literal(Place place, Json.Literal.Kind kind) {
    return new Json.Literal(place, kind, parser.getString());
  }

  private Place place(String where) {
    TokenStreamLocation at = parser.currentTokenLocation();
    return new Place(where, at.getLineNr(), at.getColumnNr());
  }

  private PolicyFormatException refuse(@Nullable TokenStreamLocation at, String message) {
    return at == null
        ? refuse(1, 1, message)
        : refuse(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message);
  }

  private PolicyFormatException refuse(int line, int column, String message) {
    problems.add(new Place(path, line, column), message);
    return problems.exception();
  }

  /** Returns what the parser says, without advice on its own settings. */
  private static String words(JacksonException e) {
    String words = e.getOriginalMessage();
    return words.contains("comment")
        ? "is not JSON: it has no comments; write them as \"$comment\": \"…\""
        : "is not JSON: " + words;
  }
}
