package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where a creator stands in the circle of those of a category. Places are spread as if by chance
 * and always the same, so that who is recommended does not go by the alphabet, and is the same when
 * asked again.
 *
 * @param category what the creator makes, as in {@link TrendKey}
 * @param place any number
 */
public record CreatorPlace(String category, long place) {
  /**
   * @throws IllegalArgumentException if the category is out of range
   */
  public CreatorPlace {
    requireText("category", category, TrendKey.MAX_CATEGORY);
  }

  static CreatorPlace of(CreatorId creator, String category) {
    return new CreatorPlace(
        category, DerivedId.of(creator.value(), "trend/" + category).getMostSignificantBits());
  }

  /**
   * A creator's place.
   *
   * @param creator empty text stands for a place before every creator's of the same number
   */
  public record Of(long place, String creator) implements Comparable<Of> {
    private static final Comparator<Of> ORDER =
        Comparator.comparingLong(Of::place).thenComparing(Of::creator);

    public Of {
      requireNonNull(creator, "creator");
    }

    @Override
    public int compareTo(Of other) {
      return ORDER.compare(this, other);
    }

    /** Returns the place at which a trend begins to look. */
    static Of begin(UUID trend) {
      return new Of(DerivedId.of(trend, "creators").getMostSignificantBits(), "");
    }

    /** Returns the place before all. */
    static Of first() {
      return new Of(Long.MIN_VALUE, "");
    }
  }
}
