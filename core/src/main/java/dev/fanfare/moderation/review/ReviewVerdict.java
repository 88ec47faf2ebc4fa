package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requirePersonal;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Visibility;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer says about a case. Immutable; start with {@link #allow} or {@link #restrict}.
 *
 * @param actions what is to be done; never {@link Visibility#HOLD}
 * @param categories what was really found, sorted, without repetition: flags and notices of these
 *     were right, the others were not
 * @param ground what it is founded on; never null if {@code actions} restrict
 * @param statement the id of the text that tells the creator, 1 to 64 characters, null if there is
 *     none
 * @param reason why, for the record, 1 to 2000 characters
 * @param strikes points against the creator, 0 to 1000
 */
public record ReviewVerdict(
    Actions actions,
    List<Category> categories,
    @Nullable Ground ground,
    @Nullable String statement,
    String reason,
    int strikes)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range, or a restriction has no ground
   */
  public ReviewVerdict {
    require(actions.visibility() != Visibility.HOLD, "a verdict decides; it cannot hold");
    categories = List.copyOf(new TreeSet<>(categories));
    require(ground != null || !actions.areRestrictive(), "%s needs a ground", actions);
    if (statement != null) {
      requireText("statement", statement, 64);
    }
    requirePersonal("reason", reason, 2_000);
    requireRange("strikes", strikes, 0, 1_000);
  }

  /** Returns that nothing is wrong with it. */
  public static ReviewVerdict allow(String reason) {
    return new ReviewVerdict(Actions.ALLOW, List.of(), null, null, reason, 0);
  }

  /** Returns that it is restricted, for what was found. */
  public static ReviewVerdict restrict(
      Actions actions, Ground ground, String reason, Category... found) {
    return new ReviewVerdict(actions, Arrays.asList(found), ground, null, reason, 0);
  }

  /** Returns the same verdict with the text that tells the creator. */
  public ReviewVerdict stating(String statement) {
    return new ReviewVerdict(actions, categories, ground, statement, reason, strikes);
  }

  /** Returns the same verdict with points against the creator. */
  public ReviewVerdict striking(int strikes) {
    return new ReviewVerdict(actions, categories, ground, statement, reason, strikes);
  }

  /** Returns whether two people say the same, whatever their reasons. */
  public boolean agreesWith(ReviewVerdict other) {
    return actions.equals(other.actions)
        && categories.equals(other.categories)
        && Objects.equals(ground, other.ground)
        && Objects.equals(statement, other.statement)
        && strikes == other.strikes;
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "ReviewVerdict[%s, %s]".formatted(actions, categories);
  }
}
