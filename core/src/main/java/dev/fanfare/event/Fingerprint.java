package dev.fanfare.event;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, as a SHA-256 over its meaningful fields, so that a key that comes back
 * with another request is noticed. Beside the whole hash it keeps eight hexadecimal digits for each
 * field, enough to say which one differs without storing what was asked.
 *
 * @param text {@code sha256 field=digest …}, as stored
 */
public record Fingerprint(String text) implements Serializable {
  private static final int HASH_DIGITS = 64;

  public Fingerprint {
    require(text.length() >= HASH_DIGITS, "not a fingerprint: '%s'", text);
  }

  /**
   * Returns the fingerprint of a request.
   *
   * @param namesAndValues field names without spaces and {@code =}, each followed by its value; a
   *     value counts by its {@code toString}, and of a list by the elements' own, of a set and a
   *     map whatever their order; null is not the text "null"
   */
  public static Fingerprint of(@Nullable Object... namesAndValues) {
    require(namesAndValues.length % 2 == 0, "every field name needs a value");
    var whole = DerivedId.digest("SHA-256");
    var fields = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = String.valueOf(namesAndValues[i]);
      require(
          name.indexOf(' ') < 0 && name.indexOf('=') < 0,
          "a field name has no space and no '=', was '%s'",
          name);
      byte[] value = sha256(canonical(namesAndValues[i + 1]));
      whole.update(sha256(name));
      whole.update(value);
      fields.append(' ').append(name).append('=').append(HexFormat.of().formatHex(value, 0, 4));
    }
    return new Fingerprint(HexFormat.of().formatHex(whole.digest()) + fields);
  }

  /** Returns whether both ask for the same. */
  public boolean matches(Fingerprint other) {
    return text.regionMatches(0, other.text, 0, HASH_DIGITS);
  }

  /** Returns the first field in which two requests differ, empty if they match. */
  public Optional<String> firstDifference(Fingerprint other) {
    if (matches(other)) {
      return Optional.empty();
    }
    Map<String, String> theirs = other.fields();
    return fields().entrySet().stream()
        .filter(field -> !field.getValue().equals(theirs.get(field.getKey())))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> Optional.of("request"));
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    String[] parts = text.split(" ");
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      fields.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return fields;
  }

  /**
   * Returns text that differs wherever values differ: each element with its length, so that no text
   * can pose as two.
   */
  private static String canonical(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map<?, ?> map) {
      return joined(
          'm',
          map.entrySet().stream()
              .map(e -> canonical(e.getKey()) + canonical(e.getValue()))
              .sorted());
    }
    if (value instanceof Collection<?> elements) {
      Stream<String> texts = elements.stream().map(Fingerprint::canonical);
      return elements instanceof Set ? joined('s', texts.sorted()) : joined('l', texts);
    }
    String text = value.toString();
    return "v" + text.length() + ":" + text;
  }

  private static String joined(char kind, Stream<String> elements) {
    List<String> all = elements.toList();
    return kind + all.size() + "[" + String.join("", all) + "]";
  }

  private static byte[] sha256(String text) {
    return DerivedId.digest("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
