package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requirePersonal;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about one version of an item; {@link Moderation#rule} makes it a {@link
 * Decision}. Immutable; start with {@link #of}.
 *
 * @param content about which version of which item
 * @param by who decides
 * @param actions what is done; never {@link Visibility#HOLD}
 * @param categories what it is about, sorted, without repetition
 * @param ground what it is founded on; never null if {@code actions} restrict
 * @param statement the id of the text that tells the creator, 1 to 64 characters, null if there is
 *     none
 * @param reason why, 1 to 2000 characters
 * @param appealable whether the creator may appeal; an allowance need not be
 * @param strikes points against the creator, 0 to 1000
 * @param overrides the decision that it replaces: the ruling is refused if another one stands by
 *     then; null to replace whatever stands
 */
public record HumanRuling(
    ContentRef content,
    Actor.Human by,
    Actions actions,
    List<Category> categories,
    @Nullable Ground ground,
    @Nullable String statement,
    String reason,
    boolean appealable,
    int strikes,
    @Nullable UUID overrides)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range, or a restriction has no ground
   */
  public HumanRuling {
    requireNonNull(content, "content");
    requireNonNull(by, "by");
    require(actions.visibility() != Visibility.HOLD, "a ruling decides; it cannot hold");
    categories = List.copyOf(new TreeSet<>(categories));
    require(ground != null || !actions.areRestrictive(), "%s needs a ground", actions);
    if (statement != null) {
      requireText("statement", statement, 64);
    }
    requirePersonal("reason", reason, 2_000);
    requireRange("strikes", strikes, 0, 1_000);
  }

  /**
   * Returns a ruling that can be appealed, without strikes, over whatever stands.
   *
   * @param ground null if nothing is restricted
   */
  public static HumanRuling of(
      ContentRef content, Actor.Human by, Actions actions, @Nullable Ground ground, String reason) {
    return new HumanRuling(
        content, by, actions, List.of(), ground, null, reason, actions.areRestrictive(), 0, null);
  }

  /** Returns the same ruling about categories. */
  public HumanRuling about(Category... categories) {
    return new HumanRuling(
        content,
        by,
        actions,
        List.of(categories),
        ground,
        statement,
        reason,
        appealable,
        strikes,
        overrides);
  }

  /** Returns the same ruling with the text that tells the creator. */
  public HumanRuling stating(String statement) {
    return new HumanRuling(
        content,
        by,
        actions,
        categories,
        ground,
        statement,
        reason,
        appealable,
        strikes,
        overrides);
  }

  /** Returns the same ruling with points against the creator. */
  public HumanRuling striking(int strikes) {
    return new HumanRuling(
        content,
        by,
        actions,
        categories,
        ground,
        statement,
        reason,
        appealable,
        strikes,
        overrides);
  }

  /** Returns the same ruling over one decision alone. */
  public HumanRuling over(UUID decision) {
    return new HumanRuling(
        content, by, actions, categories, ground, statement, reason, appealable, strikes, decision);
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "HumanRuling[%s on %s by %s]".formatted(actions, content, by.id());
  }
}
