package dev.fanfare.moderation.consent;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How far a consent reaches. Immutable.
 *
 * @param kind one item, all of a creator's, or everything
 * @param creator whose content; null for {@link Kind#ALL}
 * @param item the host's id of the item, every version of it, 1 to 64 characters; null unless for
 *     {@link Kind#ITEM}
 */
public record ConsentScope(Kind kind, @Nullable CreatorId creator, @Nullable String item)
    implements Serializable {
  /** How far, narrowest first. */
  public enum Kind {
    /** One item. */
    ITEM,
    /** Whatever one creator publishes. */
    CREATOR,
    /** Whatever anybody publishes. */
    ALL
  }

  private static final ConsentScope ALL = new ConsentScope(Kind.ALL, null, null);

  /**
   * @throws IllegalArgumentException if creator and item do not fit the kind
   */
  public ConsentScope {
    requireNonNull(kind, "kind");
    require(
        (creator != null) == (kind != Kind.ALL) && (item != null) == (kind == Kind.ITEM),
        "a scope of kind %s has %s",
        kind,
        kind == Kind.ITEM ? "a creator and an item" : kind == Kind.ALL ? "neither" : "a creator");
    if (item != null) {
      requireText("item", item, 64);
    }
  }

  /** Returns the scope of one item of a creator. */
  public static ConsentScope item(CreatorId creator, String item) {
    return new ConsentScope(Kind.ITEM, creator, item);
  }

  /** Returns the scope of all that a creator publishes. */
  public static ConsentScope creator(CreatorId creator) {
    return new ConsentScope(Kind.CREATOR, creator, null);
  }

  /** Returns the scope of all that anybody publishes. */
  public static ConsentScope all() {
    return ALL;
  }

  /** Returns whether it reaches an item of a creator. */
  public boolean covers(CreatorId ofCreator, String ofItem) {
    return item(ofCreator, ofItem).isWithin(this);
  }

  /** Returns whether another scope reaches all that this one does. */
  public boolean isWithin(ConsentScope other) {
    if (kind.compareTo(other.kind) > 0) {
      return false;
    }
    return switch (other.kind) {
      case ALL -> true;
      case CREATOR -> other.creator != null && other.creator.equals(creator);
      case ITEM -> equals(other);
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case ALL -> "all";
      case CREATOR -> "creator " + creator;
      case ITEM -> "item " + item + " of " + creator;
    };
  }
}
