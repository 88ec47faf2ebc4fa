package dev.fanfare.persistence.tier;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.ValueJson;
import dev.fanfare.tier.EarnedTier;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierEvidence;
import dev.fanfare.tier.TierStanding;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How assignments and standings are written in columns. */
final class TierColumns {
  /** What every assignment has, in the order in which {@link #assignment} reads. */
  private static final String ASSIGNMENT =
      """
      t.creator, t.seq, t.tier, t.level, t.cause, t.began_at, t.policy_version, t.evidence,
      t.reason, t.override_until
      """;

  /** Reads standings; one without a number is a creator without a tier. */
  static final String STANDINGS =
      "select "
          + ASSIGNMENT
          + """
          , t.saved, t.earned_tier, t.earned_level, t.promoted_at, t.misses,
          t.earned_policy_version, t.earned_evidence
          from fanfare_tier_standing t
          """;

  private static final String ENDED =
      "select " + ASSIGNMENT + ", t.ended_at from fanfare_tier_history t where ";

  private static final String OPEN =
      " union all select "
          + ASSIGNMENT
          + """
          , cast(null as timestamp(6) with time zone) from fanfare_tier_standing t
          where t.seq is not null and
          """;

  /** Reads every assignment, by creator and number. */
  static final String ALL = ENDED + "1 = 1" + OPEN + " 1 = 1 order by creator, seq";

  /** Reads the assignments of a creator, who is given twice, by number. */
  static final String OF_CREATOR = ENDED + "t.creator = ?" + OPEN + " t.creator = ? order by seq";

  /**
   * Reads the assignments of many creators that had not ended by an instant, given as creators,
   * instant, creators, by creator and number.
   */
  static final String OF_MANY =
      ENDED
          + "t.creator = any(?) and t.ended_at > ?"
          + OPEN
          + " t.creator = any(?) order by creator, seq";

  /**
   * Reads what was in force at an instant, given as creator, instant, instant, creator, instant.
   */
  static final String AT =
      ENDED
          + "t.creator = ? and t.began_at <= ? and t.ended_at > ?"
          + OPEN
          + " t.creator = ? and t.began_at <= ?";

  private final ValueJson json;

  TierColumns(ValueJson json) {
    this.json = json;
  }

  /** Returns an assignment as the queries above read it. */
  TierAssignment assignment(Row row) throws SQLException {
    return assignment(row, row.instantOrNull(11));
  }

  private TierAssignment assignment(Row row, @Nullable Instant until) throws SQLException {
    return new TierAssignment(
        CreatorId.of(row.text(1)),
        row.number(2),
        row.text(3),
        row.integer(4),
        row.constant(5, TierAssignment.Cause.class),
        row.instant(6),
        until,
        row.text(7),
        evidence(row.textOrNull(8)),
        row.textOrNull(9),
        row.instantOrNull(10));
  }

  /** Returns a row of {@link #STANDINGS}. */
  Standing standing(Row row) throws SQLException {
    CreatorId creator = CreatorId.of(row.text(1));
    if (row.numberOrNull(2) == null) {
      return new Standing(creator, null, null);
    }
    TierAssignment current = assignment(row, null);
    boolean saved = row.flag(11);
    return new Standing(creator, current, saved ? new TierStanding(current, earned(row)) : null);
  }

  /**
   * A creator's row.
   *
   * @param current what is in force, null if nothing is yet
   * @param saved the standing, null if none was saved for what is in force
   */
  record Standing(
      CreatorId creator, @Nullable TierAssignment current, @Nullable TierStanding saved) {}

  private @Nullable EarnedTier earned(Row row) throws SQLException {
    String tier = row.textOrNull(12);
    return tier == null
        ? null
        : new EarnedTier(
            tier,
            row.integer(13),
            row.instant(14),
            row.integer(15),
            row.text(16),
            evidence(row.textOrNull(17)));
  }

  private @Nullable TierEvidence evidence(@Nullable String text) {
    return text == null ? null : json.read(TierEvidence.class.getName(), text, TierEvidence.class);
  }

  private @Nullable String text(@Nullable TierEvidence evidence) {
    return evidence == null ? null : json.write(evidence);
  }

  /** Returns ended assignments as rows of the history. */
  Columns<TierAssignment> ended(List<TierAssignment> assignments) {
    return current(assignments).instant("ended_at", TierAssignment::until);
  }

  /** Returns open assignments as rows of standings that are not saved, by creator. */
  Columns<TierAssignment> opened(List<TierAssignment> assignments) {
    return current(assignments).flag("saved", a -> false);
  }

  private Columns<TierAssignment> current(List<TierAssignment> assignments) {
    return Columns.of(assignments)
        .text("creator", a -> a.creator().value())
        .number("seq", TierAssignment::seq)
        .optionalNumber("prev_seq", a -> a.seq() == 1 ? null : a.seq() - 1)
        .text("tier", TierAssignment::tier)
        .small("level", TierAssignment::level)
        .text("cause", TierAssignment::cause)
        .instant("began_at", TierAssignment::from)
        .text("policy_version", TierAssignment::policyVersion)
        .text("evidence", a -> text(a.evidence()))
        .text("reason", TierAssignment::reason)
        .instant("override_until", TierAssignment::overrideUntil);
  }

  /** Returns what standings add to what is in force, by creator and number. */
  Columns<TierStanding> earned(List<TierStanding> standings) {
    return Columns.of(standings)
        .text("creator", s -> s.creator().value())
        .number("seq", s -> s.current().seq())
        .flag("saved", s -> true)
        .text("earned_tier", s -> s.earned() == null ? null : s.earned().tier())
        .optionalNumber("earned_level", s -> s.earned() == null ? null : (long) s.earned().level())
        .instant("promoted_at", s -> s.earned() == null ? null : s.earned().promotedAt())
        .optionalNumber("misses", s -> s.earned() == null ? null : (long) s.earned().misses())
        .text("earned_policy_version", s -> s.earned() == null ? null : s.earned().policyVersion())
        .text("earned_evidence", s -> s.earned() == null ? null : text(s.earned().evidence()));
  }
}
