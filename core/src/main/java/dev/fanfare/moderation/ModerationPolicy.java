package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules by which content is shown, restricted, held or blocked. Immutable;
 * {@link #decide} is a pure function.
 *
 * <p>Every row that matches a signal counts, and the strongest wins in each dimension, so that a
 * further signal never makes content more visible. What a stage must look at and did not is held,
 * or shown for now where a {@link Requirement} says so and the stage is merely out.
 */
public final class ModerationPolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How soon a person has to look where nothing else is said. */
  public static final Duration STANDARD_REVIEW = Duration.ofHours(24);

  /** The most rows and the most requirements. */
  public static final int MAX_ROWS = 1_000;

  private final String version;
  private final Instant effectiveFrom;
  private final List<PolicyRow> rows;
  private final List<Requirement> requirements;
  private final ZoneId zone;
  private final int appealMonths;
  private final boolean showUnmarked;

  private ModerationPolicy(Builder builder) {
    version = requireText("version", builder.version, 64);
    effectiveFrom = Instants.floor(builder.effectiveFrom);
    rows = List.copyOf(builder.rows);
    requirements = List.copyOf(builder.requirements);
    zone = builder.zone;
    appealMonths = builder.appealMonths;
    showUnmarked = builder.showUnmarked;
    require(rows.size() <= MAX_ROWS, "rows must be at most %d, were %d", MAX_ROWS, rows.size());
    require(
        requirements.size() <= MAX_ROWS,
        "requirements must be at most %d, were %d",
        MAX_ROWS,
        requirements.size());
    Set<String> ids = new HashSet<>();
    rows.forEach(row -> require(ids.add(row.id()), "row '%s' comes twice", row.id()));
    requirements.forEach(row -> require(ids.add(row.id()), "row '%s' comes twice", row.id()));
  }

  /** Starts a policy without rows, which holds everything. */
  public static Builder builder(String version, Instant effectiveFrom) {
    return new Builder(version, effectiveFrom);
  }

  /** Starts another version from this one. */
  public Builder toBuilder(String newVersion, Instant newEffectiveFrom) {
    Builder builder = new Builder(newVersion, newEffectiveFrom);
    builder.rows.addAll(rows);
    builder.requirements.addAll(requirements);
    builder.zone = zone;
    builder.appealMonths = appealMonths;
    builder.showUnmarked = showUnmarked;
    return builder;
  }

  /** Returns what names these rules. */
  public String version() {
    return version;
  }

  /** Returns when these rules begin to decide. */
  public Instant effectiveFrom() {
    return effectiveFrom;
  }

  /** Returns the rows on signals. */
  public List<PolicyRow> rows() {
    return rows;
  }

  /** Returns the rows on what must be looked at. */
  public List<Requirement> requirements() {
    return requirements;
  }

  /** Returns whose days the time to appeal is counted in. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns for how many calendar months a decision can be appealed. */
  public int appealMonths() {
    return appealMonths;
  }

  /** Returns whether content is shown that could not be marked, rather than held. */
  public boolean showsUnmarked() {
    return showUnmarked;
  }

  /** Returns what follows from findings. */
  public Verdict decide(Findings findings) {
    return Judgement.of(this, findings);
  }

  /** Returns whether findings block the content already: no further one could change that. */
  public boolean blocks(Findings findings) {
    return findings
        .all()
        .anyMatch(
            signal ->
                rows.stream()
                    .anyMatch(
                        row ->
                            row.mode() == RowMode.LIVE
                                && row.actions().visibility() == Visibility.BLOCK
                                && row.matches(signal, findings)));
  }

  /** Returns these rules as they would be if every row in shadow counted, empty if none is. */
  Optional<ModerationPolicy> withShadowRowsLive() {
    if (rows.stream().noneMatch(row -> row.mode() == RowMode.SHADOW)) {
      return Optional.empty();
    }
    Builder builder = toBuilder(shadowVersion(), effectiveFrom);
    builder.rows.replaceAll(row -> row.mode() == RowMode.SHADOW ? row.in(RowMode.LIVE) : row);
    return Optional.of(builder.build());
  }

  private String shadowVersion() {
    String suffix = "+shadow";
    return version.substring(0, Math.min(version.length(), 64 - suffix.length())) + suffix;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModerationPolicy that
        && version.equals(that.version)
        && effectiveFrom.equals(that.effectiveFrom)
        && rows.equals(that.rows)
        && requirements.equals(that.requirements)
        && zone.equals(that.zone)
        && appealMonths == that.appealMonths
        && showUnmarked == that.showUnmarked;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        version, effectiveFrom, rows, requirements, zone, appealMonths, showUnmarked);
  }

  @Override
  public String toString() {
    return "ModerationPolicy[%s from %s, %d rows]".formatted(version, effectiveFrom, rows.size());
  }

  /** Puts a policy together. */
  public static final class Builder {
    private final String version;
    private final Instant effectiveFrom;
    private final List<PolicyRow> rows = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;
    private int appealMonths = AppealWindow.MIN_MONTHS;
    private boolean showUnmarked;

    private Builder(String version, Instant effectiveFrom) {
      this.version = version;
      this.effectiveFrom = requireNonNull(effectiveFrom, "effectiveFrom");
    }

    /** Adds a row. */
    public Builder row(PolicyRow row) {
      rows.add(requireNonNull(row, "row"));
      return this;
    }

    /** Adds a row. */
    public Builder row(PolicyRow.Builder row) {
      return row(row.build());
    }

    /**
     * Puts a row in the place of the one of the same id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Builder replace(PolicyRow row) {
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).id().equals(row.id())) {
          rows.set(i, row);
          return this;
        }
      }
      throw new IllegalArgumentException("there is no row '%s'".formatted(row.id()));
    }

    /** Adds what must be looked at. */
    public Builder require(Requirement requirement) {
      requirements.add(requireNonNull(requirement, "requirement"));
      return this;
    }

    /**
     * Takes a row or a requirement off.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public Builder remove(String id) {
      boolean removed =
          rows.removeIf(row -> row.id().equals(id))
              | requirements.removeIf(requirement -> requirement.id().equals(id));
      if (!removed) {
        throw new IllegalArgumentException("there is no row '%s'".formatted(id));
      }
      return this;
    }

    /** Sets whose days the time to appeal is counted in; UTC if left out. */
    public Builder zone(ZoneId zone) {
      this.zone = requireNonNull(zone, "zone");
      return this;
    }

    /**
     * Sets for how many calendar months a decision can be appealed.
     *
     * @param months {@link AppealWindow#MIN_MONTHS} to 120
     */
    public Builder appealMonths(int months) {
      appealMonths = (int) requireRange("appealMonths", months, AppealWindow.MIN_MONTHS, 120);
      return this;
    }

    /** Lets content be shown that could not be marked; it is held if left out. */
    public Builder showUnmarked() {
      showUnmarked = true;
      return this;
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException if two rows share an id, or there are too many
     */
    public ModerationPolicy build() {
      return new ModerationPolicy(this);
    }
  }
}
