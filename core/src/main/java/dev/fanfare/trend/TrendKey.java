package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a trend is about: a name within a kind and a category. Spellings of one name have one key:
 * {@code #SourDough}, {@code sourdough} and {@code ＳＯＵＲＤＯＵＧＨ} are the same.
 *
 * @param kind what it is
 * @param category the host's word for what creators make, 1 to {@link #MAX_CATEGORY} characters,
 *     such as {@code food}
 * @param name the name as all its spellings have it (NFKC, small letters, single spaces, without a
 *     leading {@code #}), 1 to {@link #MAX_NAME} characters; {@link #of} makes it, by the Unicode
 *     version of the running Java
 */
public record TrendKey(TrendKind kind, String category, String name)
    implements Comparable<TrendKey>, Serializable {
  /** The most characters of a name. */
  public static final int MAX_NAME = 100;

  /** The most characters of a category. */
  public static final int MAX_CATEGORY = 50;

  /** By kind, then category and name as code units. */
  private static final Comparator<TrendKey> ORDER =
      Comparator.comparing((TrendKey key) -> key.kind().name())
          .thenComparing(TrendKey::category)
          .thenComparing(TrendKey::name);

  /**
   * @throws IllegalArgumentException if a text is out of range
   */
  public TrendKey {
    requireNonNull(kind, "kind");
    requireText("category", category, MAX_CATEGORY);
    requireText("name", name, MAX_NAME);
    // Not that it is normalised: a row of another version of Unicode would be unreadable.
  }

  /**
   * Returns the key of a name, however it is spelt.
   *
   * @throws IllegalArgumentException if nothing is left of the name, or too much
   */
  public static TrendKey of(TrendKind kind, String category, String name) {
    return new TrendKey(kind, category, TrendText.key(name));
  }

  /** Returns the key of a name, empty if nothing is left of the name, or too much. */
  static Optional<TrendKey> find(TrendKind kind, String category, String name) {
    String key = TrendText.key(name);
    return key.isBlank() || key.length() > MAX_NAME
        ? Optional.empty()
        : Optional.of(new TrendKey(kind, category, key));
  }

  @Override
  public int compareTo(TrendKey other) {
    return ORDER.compare(this, other);
  }

  /** Returns kind, category and name, such as {@code HASHTAG/food/sourdough}. */
  @Override
  public String toString() {
    return kind + "/" + category + "/" + name;
  }
}
