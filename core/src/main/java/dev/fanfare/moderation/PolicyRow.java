package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a policy: what a signal must be like, and what follows. Immutable.
 *
 * @param id names the row in every decision, 1 to 64 characters
 * @param categories which, empty for any
 * @param minSeverity the mildest, LOW or worse
 * @param minConfidence the lowest, 0 to 1
 * @param above whether the confidence must be above {@code minConfidence} rather than reach it
 * @param families said by whom, empty for any
 * @param needsEvidence whether the signal must rest on something else than a model's opinion
 * @param kinds for which kinds of content, empty for all
 * @param surfaces on which surfaces, empty for all
 * @param standings of which creators, empty for all
 * @param actions what is done
 * @param ground what that is founded on; never null if {@code actions} restrict
 * @param statement the id of the text that tells the creator, 1 to 64 characters, null if there is
 *     none
 * @param appealable whether the creator may appeal; false if nothing is restricted
 * @param needsHuman whether a person has to look; true if content is held
 * @param needsSecondApproval whether two persons have to agree
 * @param reviewWithin how soon a person has to look, 1 minute to 366 days
 * @param strikes points against the creator, 0 to 1000
 * @param mode whether the row counts
 */
public record PolicyRow(
    String id,
    Set<Category> categories,
    Severity minSeverity,
    double minConfidence,
    boolean above,
    Set<DetectorFamily> families,
    boolean needsEvidence,
    Set<ContentKind> kinds,
    Set<Surface> surfaces,
    Set<CreatorStanding> standings,
    Actions actions,
    @Nullable Ground ground,
    @Nullable String statement,
    boolean appealable,
    boolean needsHuman,
    boolean needsSecondApproval,
    Duration reviewWithin,
    int strikes,
    RowMode mode)
    implements Serializable {
  private static final Duration SHORTEST_REVIEW = Duration.ofMinutes(1);
  private static final Duration LONGEST_REVIEW = Duration.ofDays(366);

  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the others
   */
  public PolicyRow {
    requireText("row id", id, 64);
    categories = Requirement.sorted(categories);
    require(
        minSeverity.atLeast(Severity.LOW),
        "minSeverity of row '%s' must be LOW or worse, was %s",
        id,
        minSeverity);
    require(
        minConfidence >= 0 && minConfidence <= 1,
        "minConfidence of row '%s' must be 0 to 1, was %s",
        id,
        minConfidence);
    families = Requirement.sorted(families);
    kinds = Requirement.sorted(kinds);
    surfaces = Requirement.sorted(surfaces);
    standings = Requirement.sorted(standings);
    require(
        ground != null || !actions.areRestrictive(),
        "row '%s' does %s without a ground",
        id,
        actions);
    if (statement != null) {
      requireText("statement", statement, 64);
    }
    require(
        !appealable || actions.areRestrictive(),
        "row '%s' restricts nothing that could be appealed",
        id);
    require(
        needsHuman || actions.visibility() != Visibility.HOLD,
        "row '%s' holds content, so a person has to look",
        id);
    require(
        needsHuman || !needsSecondApproval, "row '%s' needs a second approval but no first", id);
    require(
        reviewWithin.compareTo(SHORTEST_REVIEW) >= 0 && reviewWithin.compareTo(LONGEST_REVIEW) <= 0,
        "reviewWithin of row '%s' must be %s to %s, was %s",
        id,
        SHORTEST_REVIEW,
        LONGEST_REVIEW,
        reviewWithin);
    requireRange("strikes", strikes, 0, 1_000);
    requireNonNull(mode, "mode");
  }

  /** Starts a row that matches every signal of LOW severity or worse and does nothing. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Returns the same row in another mode. */
  public PolicyRow in(RowMode mode) {
    return new PolicyRow(
        id,
        categories,
        minSeverity,
        minConfidence,
        above,
        families,
        needsEvidence,
        kinds,
        surfaces,
        standings,
        actions,
        ground,
        statement,
        appealable,
        needsHuman,
        needsSecondApproval,
        reviewWithin,
        strikes,
        mode);
  }

  boolean matches(Signal signal, Findings findings) {
    return signal.category() != null
        && Requirement.among(categories, signal.category())
        && signal.severity().atLeast(minSeverity)
        && (above ? signal.confidence() > minConfidence : signal.confidence() >= minConfidence)
        && Requirement.among(families, signal.detector().family())
        && (!needsEvidence || hasEvidence(signal))
        && Requirement.among(kinds, findings.kind())
        && Requirement.among(surfaces, findings.surface())
        && Requirement.among(standings, findings.standing());
  }

  private static boolean hasEvidence(Signal signal) {
    return signal.evidence().stream().anyMatch(e -> !(e instanceof Evidence.ModelOpinion));
  }

  /** Puts a row together. */
  public static final class Builder {
    private final String id;
    private Set<Category> categories = Set.of();
    private Severity minSeverity = Severity.LOW;
    private double minConfidence;
    private boolean above;
    private Set<DetectorFamily> families = Set.of();
    private boolean needsEvidence;
    private Set<ContentKind> kinds = Set.of();
    private Set<Surface> surfaces = Set.of();
    private Set<CreatorStanding> standings = Set.of();
    private Actions actions = Actions.ALLOW;
    private @Nullable Ground ground;
    private @Nullable String statement;
    private boolean appealable;
    private boolean needsHuman;
    private boolean needsSecondApproval;
    private Duration reviewWithin = ModerationPolicy.STANDARD_REVIEW;
    private int strikes;
    private RowMode mode = RowMode.LIVE;

    private Builder(String id) {
      this.id = id;
    }

    /** Matches these categories. */
    public Builder on(Category... categories) {
      this.categories = Set.of(categories);
      return this;
    }

    /** Matches this severity and worse ones. */
    public Builder from(Severity severity) {
      minSeverity = requireNonNull(severity, "severity");
      return this;
    }

    /** Matches a confidence of at least this, 0 to 1. */
    public Builder confidence(double atLeast) {
      minConfidence = atLeast;
      above = false;
      return this;
    }

    /** Matches a confidence of more than this, 0 to 1. */
    public Builder confidenceAbove(double bound) {
      minConfidence = bound;
      above = true;
      return this;
    }

    /** Matches what these families of detectors say. */
    public Builder by(DetectorFamily... families) {
      this.families = Set.of(families);
      return this;
    }

    /** Matches signals that rest on something else than a model's opinion. */
    public Builder withEvidence() {
      needsEvidence = true;
      return this;
    }

    /** Matches these kinds of content. */
    public Builder forKinds(ContentKind... kinds) {
      this.kinds = Set.of(kinds);
      return this;
    }

    /** Matches content on these surfaces. */
    public Builder onSurfaces(Surface... surfaces) {
      this.surfaces = Set.of(surfaces);
      return this;
    }

    /** Matches content of creators of this standing. */
    public Builder ofCreators(CreatorStanding... standings) {
      this.standings = Set.of(standings);
      return this;
    }

    /** Restricts, on a ground, with the text that tells the creator; it can be appealed. */
    public Builder then(Actions actions, Ground ground, String statement) {
      this.actions = requireNonNull(actions, "actions");
      this.ground = requireNonNull(ground, "ground");
      this.statement = requireNonNull(statement, "statement");
      appealable = actions.areRestrictive();
      return this;
    }

    /** Holds for a person, who has to look within this time. */
    public Builder hold(Duration reviewWithin) {
      actions = actions.stronger(Actions.HOLD);
      return review(reviewWithin);
    }

    /** Asks a person to look within this time. */
    public Builder review(Duration reviewWithin) {
      needsHuman = true;
      this.reviewWithin = requireNonNull(reviewWithin, "reviewWithin");
      return this;
    }

    /** Asks for a second person's approval. */
    public Builder secondApproval() {
      needsSecondApproval = true;
      return this;
    }

    /** Says that the creator cannot appeal. */
    public Builder finalWord() {
      appealable = false;
      return this;
    }

    /** Sets points against the creator. */
    public Builder strikes(int points) {
      strikes = points;
      return this;
    }

    /** Sets whether the row counts. */
    public Builder in(RowMode mode) {
      this.mode = requireNonNull(mode, "mode");
      return this;
    }

    /**
     * Returns the row.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public PolicyRow build() {
      return new PolicyRow(
          id,
          categories,
          minSeverity,
          minConfidence,
          above,
          families,
          needsEvidence,
          kinds,
          surfaces,
          standings,
          actions,
          ground,
          statement,
          appealable,
          needsHuman,
          needsSecondApproval,
          reviewWithin,
          strikes,
          mode);
    }
  }
}
