package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** What a {@link Moderation#screen} says of one item. Only {@link Decided} can let it be shown. */
public sealed interface ScreenResult {
  /** Returns which version of which item. */
  ContentRef content();

  /** Returns whether it may be shown to anybody now. */
  default boolean isShown() {
    return this instanceof Decided decided && decided.decision().visibility().isShown();
  }

  /**
   * It was decided.
   *
   * @param decision the first decision about this version; {@link Moderation#standing} has the one
   *     that holds now
   * @param repeated whether it had been decided before this call
   */
  record Decided(Decision decision, boolean repeated) implements ScreenResult {
    /** Checks that nothing is missing. */
    public Decided {
      requireNonNull(decision, "decision");
    }

    @Override
    public ContentRef content() {
      return decision.content();
    }
  }

  /**
   * It is being screened elsewhere, or a call for it was cut off: it counts as held until {@link
   * Moderation#resume} or the other call has decided.
   *
   * @param run names the run that is under way
   */
  record Pending(ContentRef content, UUID run) implements ScreenResult {}

  /**
   * It was not screened: a newer version is known.
   *
   * @param newest the newest version
   */
  record Outdated(ContentRef content, int newest) implements ScreenResult {}

  /** It was not screened: this version is known with other content. Give it a new version. */
  record Changed(ContentRef content) implements ScreenResult {}
}
