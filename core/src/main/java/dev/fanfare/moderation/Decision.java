package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one version of a content item. Immutable.
 *
 * <p>Only a policy's verdict and a person's {@link HumanRuling} become one, both within {@link
 * Moderation}: nobody else can make it, a detector least of all.
 */
public final class Decision {
  private final DecisionFacts facts;

  /** Only {@link Moderation} decides. */
  Decision(DecisionFacts facts) {
    this.facts = requireNonNull(facts, "facts");
  }

  /**
   * Returns a decision that was made before, for a store that reads it back. Not for anything else.
   */
  public static Decision restored(DecisionFacts facts) {
    return new Decision(facts);
  }

  /** Returns all that it says. */
  public DecisionFacts facts() {
    return facts;
  }

  /** Returns which decision. */
  public UUID id() {
    return facts.id();
  }

  /** Returns about which version of which item. */
  public ContentRef content() {
    return facts.content();
  }

  /** Returns whose content. */
  public CreatorId creator() {
    return facts.creator();
  }

  /** Returns what is done. */
  public Actions actions() {
    return facts.actions();
  }

  /** Returns who may see the content. */
  public Visibility visibility() {
    return facts.actions().visibility();
  }

  /** Returns what it is about. */
  public List<Category> categories() {
    return facts.categories();
  }

  /** Returns the worst of what was found. */
  public Severity severity() {
    return facts.severity();
  }

  /** Returns what it is founded on, empty if nothing is restricted. */
  public Optional<Ground> ground() {
    return Optional.ofNullable(facts.ground());
  }

  /** Returns until when the creator may appeal, empty if that is not possible. */
  public Optional<AppealWindow> appeal() {
    return Optional.ofNullable(facts.appeal());
  }

  /** Returns whether a person has to look. */
  public boolean needsHuman() {
    return facts.needsHuman();
  }

  /** Returns whether it is shown although a detector was out. That is not an approval. */
  public boolean isDeferred() {
    return facts.deferred();
  }

  /** Returns whether it may be shown because everything was looked at and nothing forbids it. */
  public boolean isApproval() {
    return visibility().isShown() && !facts.deferred();
  }

  /** Returns who decided. */
  public Actor actor() {
    return facts.actor();
  }

  /** Returns when it was made. */
  public Instant at() {
    return facts.at();
  }

  /** Returns the decision that this one replaces, empty for the first. */
  public Optional<UUID> overrides() {
    return Optional.ofNullable(facts.overrides());
  }

  Decision informed(AppealWindow window) {
    return new Decision(facts.withAppeal(window));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Decision that && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return "Decision[" + facts + "]";
  }
}
