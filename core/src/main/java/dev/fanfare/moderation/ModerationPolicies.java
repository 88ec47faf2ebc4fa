package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All versions of a policy, those of the past and of the future included, and perhaps one that runs
 * in shadow. Of several the one with the latest date not after the asked instant is in force.
 * Immutable.
 */
public final class ModerationPolicies {
  private final List<ModerationPolicy> latestFirst;
  private final @Nullable ModerationPolicy shadow;

  private ModerationPolicies(
      List<ModerationPolicy> latestFirst, @Nullable ModerationPolicy shadow) {
    this.latestFirst = latestFirst;
    this.shadow = shadow;
  }

  /**
   * Returns versions of a policy.
   *
   * @param versions at least one
   * @throws IllegalArgumentException if there is none, or two share a version or a date
   */
  public static ModerationPolicies of(List<ModerationPolicy> versions) {
    require(!versions.isEmpty(), "versions must not be empty");
    Set<String> names = new HashSet<>();
    Set<Instant> dates = new HashSet<>();
    for (ModerationPolicy policy : versions) {
      require(names.add(policy.version()), "version '%s' comes twice", policy.version());
      require(dates.add(policy.effectiveFrom()), "two versions begin %s", policy.effectiveFrom());
    }
    return new ModerationPolicies(
        versions.stream()
            .sorted(Comparator.comparing(ModerationPolicy::effectiveFrom).reversed())
            .toList(),
        null);
  }

  /** Returns a policy that has one version. */
  public static ModerationPolicies of(ModerationPolicy only) {
    return of(List.of(only));
  }

  /**
   * Returns the same versions with one beside them that decides nothing: what it would have done is
   * noted for each screening. It need not be in force.
   */
  public ModerationPolicies withShadow(ModerationPolicy policy) {
    require(
        latestFirst.stream().noneMatch(live -> live.version().equals(policy.version())),
        "version '%s' is a live one",
        requireNonNull(policy, "policy").version());
    return new ModerationPolicies(latestFirst, policy);
  }

  /**
   * Returns the version in force at an instant.
   *
   * @throws IllegalArgumentException if the first one begins later
   */
  public ModerationPolicy inForce(Instant at) {
    return latestFirst.stream()
        .filter(policy -> !policy.effectiveFrom().isAfter(at))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no moderation policy is in force at " + at));
  }

  /**
   * Returns what runs in shadow beside a live policy: the version that was set for it, else the
   * live one with its rows in shadow counted; empty if there is neither.
   */
  public Optional<ModerationPolicy> shadowOf(ModerationPolicy live) {
    return shadow != null ? Optional.of(shadow) : live.withShadowRowsLive();
  }

  /** Returns all versions, the latest first. */
  public List<ModerationPolicy> all() {
    return latestFirst;
  }

  @Override
  public String toString() {
    return latestFirst + (shadow == null ? "" : ", in shadow " + shadow);
  }
}
