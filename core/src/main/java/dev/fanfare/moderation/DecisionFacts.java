package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requirePersonal;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Decision} says, as a store keeps it. By itself it decides nothing: no service takes
 * one.
 *
 * @param id which decision
 * @param content about which version of which item
 * @param sha256 about which bytes
 * @param creator whose content
 * @param actions what is done
 * @param categories what it is about, sorted, without repetition
 * @param severity the worst of what was found
 * @param ground what it is founded on; never null if {@code actions} restrict
 * @param statement the id of the text that tells the creator, 1 to 64 characters, null if there is
 *     none
 * @param reason why, for the record: a person's words, 1 to 2000 characters, null from a policy
 * @param appealable whether the creator may appeal
 * @param appeal until when, null if it is not appealable
 * @param needsHuman whether a person has to look
 * @param needsSecondApproval whether two persons have to agree
 * @param reviewBy until when a person is to have looked, null unless {@code needsHuman}
 * @param strikes points against the creator, 0 to 1000
 * @param deferred whether it is shown although a detector was out, to be screened again
 * @param rows ids of the policy's rows that led here, strongest first
 * @param signals the signals that it rests on
 * @param actor who decided
 * @param policyVersion the policy in force
 * @param overrides the decision that this one replaces, null for the first
 * @param at when it was made; kept to the microsecond
 */
public record DecisionFacts(
    UUID id,
    ContentRef content,
    String sha256,
    CreatorId creator,
    Actions actions,
    List<Category> categories,
    Severity severity,
    @Nullable Ground ground,
    @Nullable String statement,
    @Nullable String reason,
    boolean appealable,
    @Nullable AppealWindow appeal,
    boolean needsHuman,
    boolean needsSecondApproval,
    @Nullable Instant reviewBy,
    int strikes,
    boolean deferred,
    List<String> rows,
    List<UUID> signals,
    Actor actor,
    String policyVersion,
    @Nullable UUID overrides,
    Instant at)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the others
   */
  public DecisionFacts {
    requireNonNull(id, "id");
    requireNonNull(content, "content");
    sha256 = Hex.requireSha256("sha256", sha256);
    requireNonNull(creator, "creator");
    requireNonNull(actions, "actions");
    categories = List.copyOf(new TreeSet<>(categories));
    requireNonNull(severity, "severity");
    require(ground != null || !actions.areRestrictive(), "%s without a ground", actions);
    if (statement != null) {
      requireText("statement", statement, 64);
    }
    if (reason != null) {
      // A reviewer's words may be about people.
      requirePersonal("reason", reason, 2_000);
    }
    require((appeal != null) == appealable, "appeal must be set exactly if appealable");
    require((reviewBy != null) == needsHuman, "reviewBy must be set exactly if needsHuman");
    reviewBy = reviewBy == null ? null : Instants.floor(reviewBy);
    requireRange("strikes", strikes, 0, 1_000);
    require(
        !deferred || actions.visibility().isShown(), "what is deferred is shown, not %s", actions);
    rows = List.copyOf(rows);
    signals = List.copyOf(signals);
    requireNonNull(actor, "actor");
    requireText("policyVersion", policyVersion, 64);
    at = Instants.floor(requireNonNull(at, "at"));
  }

  DecisionFacts withAppeal(AppealWindow window) {
    return new DecisionFacts(
        id,
        content,
        sha256,
        creator,
        actions,
        categories,
        severity,
        ground,
        statement,
        reason,
        true,
        window,
        needsHuman,
        needsSecondApproval,
        reviewBy,
        strikes,
        deferred,
        rows,
        signals,
        actor,
        policyVersion,
        overrides,
        at);
  }

  /** Shows no person's words. */
  @Override
  public String toString() {
    return "%s on %s by %s".formatted(actions, content, actor);
  }
}
