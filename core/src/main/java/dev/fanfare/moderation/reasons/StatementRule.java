package dev.fanfare.moderation.reasons;

import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.reasons.StatementOfReasons.Automation;
import dev.fanfare.moderation.reasons.StatementOfReasons.Basis;
import dev.fanfare.moderation.reasons.StatementOfReasons.Facts;
import dev.fanfare.moderation.reasons.StatementOfReasons.Measures;
import dev.fanfare.moderation.reasons.StatementOfReasons.Redress;
import dev.fanfare.moderation.review.Notice;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes statements of reasons. Pure: the same file and policy always give the same statement. */
public final class StatementRule {
  private static final Actions LABEL = Actions.of(Visibility.LABEL);

  private final CaseFile file;
  private final ReasonsPolicy policy;
  private final Decision decision;

  private StatementRule(CaseFile file, ReasonsPolicy policy) {
    this.file = file;
    this.policy = policy;
    this.decision = file.decision();
  }

  /**
   * Returns the statement of reasons of a decision.
   *
   * @return empty if none is due: nothing is restricted, or it is held before anybody saw it, or
   *     the policy spares what it is about
   * @throws IllegalArgumentException if an end of a restriction does not fit it
   */
  public static Optional<StatementOfReasons> state(CaseFile file, ReasonsPolicy policy) {
    return new StatementRule(file, policy).state();
  }

  private Optional<StatementOfReasons> state() {
    return isDue()
        ? Optional.of(
            new StatementOfReasons(
                decision.id(),
                decision.content(),
                decision.creator(),
                new Measures(
                    decision.actions(),
                    policy.territory(),
                    file.durations(),
                    policy.wholeService()),
                facts(),
                automation(),
                basis(),
                redress(),
                decision.facts().strikes(),
                decision.at(),
                LocalDate.ofInstant(decision.at(), policy.zone())))
        : Optional.empty();
  }

  private boolean isDue() {
    if (policy.bulkSpamSpared() && decision.categories().equals(List.of(Category.SPAM))) {
      return false;
    }
    // What was shown and is held now was taken from its public, though perhaps for a while.
    return decision.actions().areRestrictive()
        || decision.visibility() == Visibility.HOLD && wasShown();
  }

  private boolean wasShown() {
    return file.earlier().stream().anyMatch(other -> other.visibility().isShown());
  }

  private Facts facts() {
    ContentItem item = file.item();
    List<Category> categories = decision.categories();
    return new Facts(
        item == null ? Set.of() : kinds(item),
        item != null && item.declaredAiMade()
            || categories.contains(Category.AI_MADE)
            || categories.contains(Category.DEEPFAKE),
        item == null ? null : item.locale(),
        categories,
        source());
  }

  private static Set<ContentKind> kinds(ContentItem item) {
    Set<ContentKind> kinds = EnumSet.of(item.kind());
    item.media().stream().map(MediaHandle::kind).forEach(kinds::add);
    if (item.text() != null) {
      kinds.add(ContentKind.TEXT);
    }
    return kinds;
  }

  private NoticeBasis source() {
    return file.notices().stream()
        .filter(this::ledHere)
        .map(NoticeBasis::of)
        .reduce(NoticeBasis.OWN_INITIATIVE, NoticeBasis::weightier);
  }

  /** A notice led to a decision if it was found to be right, by this decision or one before. */
  private boolean ledHere(Notice notice) {
    Notice.Settlement end = notice.settlement();
    return end != null
        && end.outcome() == Flag.Outcome.CONFIRMED
        && (end.decision().equals(decision.id())
            || !end.at().isAfter(decision.at())
                && decision.categories().contains(notice.category()));
  }

  private Automation automation() {
    return new Automation(file.signals().stream().anyMatch(this::foundIt), extent());
  }

  private boolean foundIt(Signal signal) {
    return signal.status() == SignalStatus.OK
        && signal.severity() != Severity.NONE
        && signal.detector().family() != DetectorFamily.PERSON
        && !signal.at().isAfter(decision.at())
        && (decision.facts().signals().contains(signal.id())
            || decision.categories().contains(signal.category()));
  }

  private Automation.Extent extent() {
    if (decision.actor() instanceof Actor.Automated) {
      return Automation.Extent.FULLY;
    }
    return file.earlier().stream().anyMatch(StatementRule::isAutomatedRestraint)
        ? Automation.Extent.PARTIALLY
        : Automation.Extent.NOT_AUTOMATED;
  }

  private static boolean isAutomatedRestraint(Decision earlier) {
    return earlier.actor() instanceof Actor.Automated && !earlier.actions().equals(Actions.ALLOW);
  }

  private Basis basis() {
    Ground ground = decision.ground().orElse(policy.holdGround());
    return new Basis(
        kind(ground), ground.reference(), explanation(ground), policy.url(ground).orElse(null));
  }

  private Basis.Kind kind(Ground ground) {
    if (ground.kind() == Ground.Kind.TERMS) {
      return Basis.Kind.AGAINST_TERMS;
    }
    boolean label =
        decision.actions().equals(LABEL) && decision.categories().equals(List.of(Category.AI_MADE));
    return label ? Basis.Kind.LABELLING_DUTY : Basis.Kind.ILLEGAL;
  }

  private String explanation(Ground ground) {
    return policy
        .explanation(decision.facts().statement())
        .orElseGet(() -> PlainLanguage.explanation(kind(ground), decision));
  }

  private Redress redress() {
    return new Redress(
        decision.appeal().orElse(null),
        decision.appeal().isPresent() ? policy.complaintUrl() : null,
        policy.outOfCourt(),
        policy.outOfCourt() ? policy.bodiesUrl() : null,
        decision.facts().reviewBy());
  }
}
