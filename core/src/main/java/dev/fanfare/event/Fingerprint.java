package dev.fanfare.event;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
   * @param namesAndValues field names, each followed by its value; a value counts by its {@code
   *     toString}
   */
  public static Fingerprint of(@Nullable Object... namesAndValues) {
    require(namesAndValues.length % 2 == 0, "every field name needs a value");
    var whole = DerivedId.digest("SHA-256");
    var fields = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = String.valueOf(namesAndValues[i]);
      byte[] value = sha256(String.valueOf(namesAndValues[i + 1]));
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

  private static byte[] sha256(String text) {
    return DerivedId.digest("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
