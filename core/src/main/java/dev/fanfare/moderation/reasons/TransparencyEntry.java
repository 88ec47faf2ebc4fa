package dev.fanfare.moderation.reasons;

import static dev.fanfare.internal.Checks.require;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement as the Commission's database takes it (DSA Art. 24(5)). Immutable; an entry that
 * exists passes {@link TransparencyRules}.
 *
 * <p>It is structured data: a map of field names to texts and lists of texts, in the order of the
 * published example, which any JSON library writes as it is.
 */
public final class TransparencyEntry {
  private final Map<String, Object> fields;

  private TransparencyEntry(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Returns the entry of a statement.
   *
   * @param contentDate the day on which the platform began to host the content, which the host
   *     knows
   * @throws IllegalArgumentException if it does not belong in the database, see {@link
   *     StatementOfReasons#isReportable}, or the database would not take it, with the field and its
   *     value
   */
  public static TransparencyEntry of(StatementOfReasons statement, LocalDate contentDate) {
    return of(TransparencyExport.fields(statement, contentDate));
  }

  /**
   * Returns an entry of fields that a host has put together or changed.
   *
   * @param fields texts, lists of texts, and a map of texts for {@code content_id}
   * @throws IllegalArgumentException if the database would not take it, with the field and its
   *     value
   */
  public static TransparencyEntry of(Map<String, ?> fields) {
    List<TransparencyProblem> problems = TransparencyRules.check(fields);
    require(
        problems.isEmpty(),
        "%s%s",
        problems.isEmpty() ? "" : problems.get(0),
        problems.size() > 1 ? " (and %d more)".formatted(problems.size() - 1) : "");
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            copy.put(name, copied(value));
          }
        });
    return new TransparencyEntry(Collections.unmodifiableMap(copy));
  }

  private static Object copied(Object value) {
    if (value instanceof List<?> list) {
      return List.copyOf(list);
    }
    return value instanceof Map<?, ?> map ? Map.copyOf(map) : value;
  }

  /** Returns all fields, to be written as JSON. */
  public Map<String, Object> fields() {
    return fields;
  }

  /**
   * Returns what names it in the database: the id of the decision, unless the host chose another.
   */
  public String puid() {
    return String.valueOf(fields.get("puid"));
  }

  /** Returns a field, null if it is empty. */
  public @Nullable Object get(String field) {
    return fields.get(field);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransparencyEntry that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Shows which one it is. */
  @Override
  public String toString() {
    return "TransparencyEntry[" + puid() + "]";
  }
}
