package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a policy in shadow would have done beside the one in force. Immutable.
 *
 * @param decision what was decided
 * @param content about which version of which item
 * @param shadowVersion the policy in shadow, 1 to 64 characters
 * @param live what was done
 * @param shadow what it would have done
 * @param rows ids of the rows that would have led there, strongest first
 * @param at when; kept to the microsecond
 */
public record ShadowDiff(
    UUID decision,
    ContentRef content,
    String shadowVersion,
    Actions live,
    Actions shadow,
    List<String> rows,
    Instant at)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the version is out of range
   */
  public ShadowDiff {
    requireNonNull(decision, "decision");
    requireNonNull(content, "content");
    requireText("shadowVersion", shadowVersion, 64);
    requireNonNull(live, "live");
    requireNonNull(shadow, "shadow");
    rows = List.copyOf(rows);
    at = Instants.floor(requireNonNull(at, "at"));
  }

  /** How two decisions compare. */
  public enum Shift {
    /** Both do the same. */
    SAME,
    /** The shadow does more. */
    STRICTER,
    /** The shadow does less. */
    MILDER,
    /** The shadow does more in one dimension and less in another. */
    MIXED
  }

  /** Returns how what it would have done compares with what was done. */
  public Shift shift() {
    if (live.equals(shadow)) {
      return Shift.SAME;
    }
    Actions both = live.stronger(shadow);
    if (both.equals(shadow)) {
      return Shift.STRICTER;
    }
    return both.equals(live) ? Shift.MILDER : Shift.MIXED;
  }
}
