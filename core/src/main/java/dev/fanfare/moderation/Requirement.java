package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row of a policy that says which stage must have looked at a part of an item. Immutable; start
 * with {@link #that} or {@link #nothing}.
 *
 * @param id names the row, 1 to 64 characters
 * @param part it holds for items that have this part
 * @param stage which stage must be {@link SignalStatus#OK}, null to say that none needs to
 * @param kinds it holds for these, empty for all
 * @param surfaces it holds for these, empty for all
 * @param standings it holds for these, empty for all
 * @param onUnavailable what happens while the stage cannot look
 */
public record Requirement(
    String id,
    ContentPart part,
    @Nullable String stage,
    Set<ContentKind> kinds,
    Set<Surface> surfaces,
    Set<CreatorStanding> standings,
    OnUnavailable onUnavailable)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a text is out of range
   */
  public Requirement {
    requireText("requirement id", id, 64);
    requireNonNull(part, "part");
    if (stage != null) {
      requireText("stage", stage, 40);
    }
    kinds = sorted(kinds);
    surfaces = sorted(surfaces);
    standings = sorted(standings);
    requireNonNull(onUnavailable, "onUnavailable");
  }

  /** Returns the row by which every item with a part is held unless a stage has looked at it. */
  public static Requirement that(String id, ContentPart part, String stage) {
    return new Requirement(
        id, part, requireNonNull(stage, "stage"), Set.of(), Set.of(), Set.of(), OnUnavailable.HOLD);
  }

  /**
   * Returns the row by which nothing needs to look at a part. Without any row for a part, items
   * with it are held.
   */
  public static Requirement nothing(String id, ContentPart part) {
    return new Requirement(id, part, null, Set.of(), Set.of(), Set.of(), OnUnavailable.HOLD);
  }

  /** Returns the same row for kinds of content alone. */
  public Requirement forKinds(ContentKind... kinds) {
    return new Requirement(id, part, stage, Set.of(kinds), surfaces, standings, onUnavailable);
  }

  /** Returns the same row for surfaces alone. */
  public Requirement onSurfaces(Surface... surfaces) {
    return new Requirement(id, part, stage, kinds, Set.of(surfaces), standings, onUnavailable);
  }

  /** Returns the same row for creators of some standing alone. */
  public Requirement ofCreators(CreatorStanding... standings) {
    return new Requirement(id, part, stage, kinds, surfaces, Set.of(standings), onUnavailable);
  }

  /**
   * Returns the same row, by which an item is shown for now while the stage is out, unless
   * something of MEDIUM severity or worse, or text meant to steer, was found in it.
   */
  public Requirement orDefer() {
    return new Requirement(
        id, part, stage, kinds, surfaces, standings, OnUnavailable.ALLOW_WITH_DEFERRED_REVIEW);
  }

  boolean holdsFor(Findings findings) {
    return findings.parts().contains(part)
        && among(kinds, findings.kind())
        && among(surfaces, findings.surface())
        && among(standings, findings.standing());
  }

  static <E extends Comparable<? super E>> Set<E> sorted(Set<E> values) {
    return Collections.unmodifiableSet(new TreeSet<>(values));
  }

  static <E> boolean among(Set<E> values, E value) {
    return values.isEmpty() || values.contains(value);
  }
}
