package dev.fanfare.moderation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policy of a {@link PlainModeration} says about an item. */
public record Says(
    Actions actions,
    List<Category> categories,
    Severity severity,
    double confidence,
    DetectorFamily family,
    boolean needsHuman,
    boolean needsSecondApproval,
    Duration reviewWithin,
    int strikes,
    boolean deferred) {
  private static Says of(Actions actions, Severity severity, Category... categories) {
    return new Says(
        actions,
        List.of(categories),
        severity,
        0.9,
        DetectorFamily.CLASSIFIER,
        false,
        false,
        Duration.ofHours(24),
        0,
        false);
  }

  /** It is fine. */
  public static Says allow() {
    return of(Actions.ALLOW, Severity.NONE);
  }

  /** A person has to look first. */
  public static Says hold(Severity severity, Category... categories) {
    return of(Actions.HOLD, severity, categories).forHuman();
  }

  /** Nobody sees it. */
  public static Says block(Category... categories) {
    return of(Actions.BLOCK, Severity.HIGH, categories);
  }

  /** It is shown, since a detector was out. */
  public static Says defer() {
    Says says = allow();
    return new Says(
        says.actions,
        says.categories,
        says.severity,
        says.confidence,
        says.family,
        false,
        false,
        says.reviewWithin,
        0,
        true);
  }

  public Says with(Actions other) {
    return new Says(
        other,
        categories,
        severity,
        confidence,
        family,
        needsHuman,
        needsSecondApproval,
        reviewWithin,
        strikes,
        deferred);
  }

  public Says sure(double confidence) {
    return new Says(
        actions,
        categories,
        severity,
        confidence,
        family,
        needsHuman,
        needsSecondApproval,
        reviewWithin,
        strikes,
        deferred);
  }

  public Says by(DetectorFamily family) {
    return new Says(
        actions,
        categories,
        severity,
        confidence,
        family,
        needsHuman,
        needsSecondApproval,
        reviewWithin,
        strikes,
        deferred);
  }

  public Says forHuman() {
    return new Says(
        actions,
        categories,
        severity,
        confidence,
        family,
        true,
        needsSecondApproval,
        reviewWithin,
        strikes,
        deferred);
  }

  public Says forTwo() {
    return new Says(
        actions,
        categories,
        severity,
        confidence,
        family,
        true,
        true,
        reviewWithin,
        strikes,
        deferred);
  }

  public Says within(Duration reviewWithin) {
    return new Says(
        actions,
        categories,
        severity,
        confidence,
        family,
        needsHuman,
        needsSecondApproval,
        reviewWithin,
        strikes,
        deferred);
  }

  public Says striking(int strikes) {
    return new Says(
        actions,
        categories,
        severity,
        confidence,
        family,
        needsHuman,
        needsSecondApproval,
        reviewWithin,
        strikes,
        deferred);
  }

  @Nullable Ground ground() {
    return actions.areRestrictive() ? Ground.terms("community-rules") : null;
  }
}
