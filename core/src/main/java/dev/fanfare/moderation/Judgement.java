package dev.fanfare.moderation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How a policy comes to a verdict. */
final class Judgement {
  /** Strongest first; the order of the table decides between rows that do the same. */
  private static final Comparator<Verdict.Match> STRONGEST =
      Comparator.comparing((Verdict.Match match) -> match.row().actions().visibility())
          .thenComparing(match -> match.row().actions().account())
          .thenComparing(match -> match.row().actions().service())
          .thenComparing(match -> match.row().actions().monetary())
          .thenComparing(match -> match.signal().severity())
          .thenComparingDouble(match -> match.signal().confidence())
          .reversed();

  private final ModerationPolicy policy;
  private final Findings findings;

  private Judgement(ModerationPolicy policy, Findings findings) {
    this.policy = policy;
    this.findings = findings;
  }

  static Verdict of(ModerationPolicy policy, Findings findings) {
    return new Judgement(policy, findings).verdict();
  }

  private Verdict verdict() {
    List<Verdict.Match> matches = matches();
    List<Verdict.Match> live = matches.stream().filter(Verdict.Match::isLive).toList();
    Actions actions =
        live.stream().map(match -> match.row().actions()).reduce(Actions.ALLOW, Actions::stronger);
    // Nothing that is missing could make a block milder or stronger.
    List<Verdict.Missing> missing =
        actions.visibility() == Visibility.BLOCK ? List.of() : missing();
    boolean risky = isRisky(live);
    boolean held = missing.stream().anyMatch(one -> holds(one, risky));
    if (held) {
      actions = actions.stronger(Actions.HOLD);
    }
    @Nullable PolicyRow lead =
        live.stream()
            .map(Verdict.Match::row)
            .filter(row -> row.actions().areRestrictive())
            .findFirst()
            .orElse(null);
    boolean restrictive = actions.areRestrictive();
    List<PolicyRow> asking = asking(live, actions);
    return new Verdict(
        policy.version(),
        actions,
        matches,
        missing,
        categories(live),
        severity(live, missing),
        restrictive && lead != null ? lead.ground() : null,
        restrictive && lead != null ? lead.statement() : null,
        restrictive && live.stream().anyMatch(match -> match.row().appealable()),
        !asking.isEmpty() || missing.stream().anyMatch(this::needsHuman),
        asking.stream().anyMatch(PolicyRow::needsSecondApproval),
        reviewWithin(asking),
        live.stream().mapToInt(match -> match.row().strikes()).max().orElse(0),
        actions.visibility().isShown() && !missing.isEmpty(),
        missing.stream().anyMatch(this::comesBack));
  }

  private List<Verdict.Match> matches() {
    List<Verdict.Match> matches = new ArrayList<>();
    for (PolicyRow row : policy.rows()) {
      if (row.mode() != RowMode.OFF) {
        findings
            .all()
            .filter(signal -> row.matches(signal, findings))
            .forEach(signal -> matches.add(new Verdict.Match(row, signal)));
      }
    }
    matches.sort(STRONGEST);
    return matches;
  }

  private List<Verdict.Missing> missing() {
    Map<String, Verdict.Missing> missing = new LinkedHashMap<>();
    TreeSet<ContentPart> unguarded = new TreeSet<>(findings.parts());
    for (Requirement requirement : policy.requirements()) {
      if (requirement.holdsFor(findings)) {
        unguarded.remove(requirement.part());
        String stage = requirement.stage();
        if (stage != null) {
          add(missing, stage, requirement.id(), requirement.onUnavailable());
        }
      }
    }
    // A stage that nobody requires and that fails: no answer is never a good one.
    findings.stages().entrySet().stream()
        .filter(stage -> stage.getValue().status().isMissing())
        .filter(stage -> !missing.containsKey(stage.getKey()))
        .forEach(
            stage ->
                add(missing, stage.getKey(), "unavailable/" + stage.getKey(), OnUnavailable.HOLD));
    // MEDIA is what stages for files ask for; the other parts are what people see and hear.
    unguarded.remove(ContentPart.MEDIA);
    List<Verdict.Missing> all = new ArrayList<>(missing.values());
    if (findings.parts().isEmpty()) {
      all.add(new Verdict.Missing("unguarded", null, null, OnUnavailable.HOLD));
    }
    unguarded.forEach(
        part -> all.add(new Verdict.Missing("unguarded/" + part, null, null, OnUnavailable.HOLD)));
    return all;
  }

  /** Of several rows on one stage the stricter counts. */
  private void add(
      Map<String, Verdict.Missing> missing, String stage, String row, OnUnavailable onUnavailable) {
    StageResult result = findings.stages().get(stage);
    if (result == null || result.status() != SignalStatus.OK) {
      missing.merge(
          stage,
          new Verdict.Missing(row, stage, result == null ? null : result.status(), onUnavailable),
          (one, other) -> one.onUnavailable() == OnUnavailable.HOLD ? one : other);
    }
  }

  /** Only an outage lets content be shown for now, and not for ever, nor what is no low risk. */
  private boolean holds(Verdict.Missing missing, boolean risky) {
    return risky || missing.onUnavailable() == OnUnavailable.HOLD || !comesBack(missing);
  }

  /** What steers may have brought the outage about itself. */
  private boolean isRisky(List<Verdict.Match> live) {
    return live.stream().anyMatch(match -> match.signal().severity().atLeast(Severity.MEDIUM))
        || findings
            .all()
            .anyMatch(
                signal ->
                    signal.isAbout(Category.MANIPULATION)
                        && signal.severity().atLeast(Severity.LOW));
  }

  private boolean comesBack(Verdict.Missing missing) {
    return !findings.lastTry() && missing.status() != null && missing.status().isOutage();
  }

  /** What an outage holds is screened again; nobody has to look unless that does not help. */
  private boolean needsHuman(Verdict.Missing missing) {
    return !comesBack(missing);
  }

  private static List<Category> categories(List<Verdict.Match> live) {
    return List.copyOf(
        new TreeSet<>(
            live.stream()
                .map(match -> match.signal().category())
                .filter(Objects::nonNull)
                .toList()));
  }

  private static Severity severity(List<Verdict.Match> live, List<Verdict.Missing> missing) {
    Severity worst =
        missing.stream().map(Judgement::severity).reduce(Severity.NONE, Severity::worse);
    return live.stream().map(match -> match.signal().severity()).reduce(worst, Severity::worse);
  }

  /** How urgent it is to look at what a stage did not: a refusal is a hint, though no proof. */
  private static Severity severity(Verdict.Missing missing) {
    if (missing.status() == SignalStatus.REFUSED) {
      return Severity.HIGH;
    }
    return missing.status() != null && missing.status().isOutage() ? Severity.LOW : Severity.MEDIUM;
  }

  /** The rows that want a person. What a hold asks is answered once another row blocks. */
  private static List<PolicyRow> asking(List<Verdict.Match> live, Actions actions) {
    boolean blocked = actions.visibility() == Visibility.BLOCK;
    return live.stream()
        .map(Verdict.Match::row)
        .filter(PolicyRow::needsHuman)
        .filter(row -> !blocked || row.actions().visibility() != Visibility.HOLD)
        .toList();
  }

  private static Duration reviewWithin(List<PolicyRow> asking) {
    return asking.stream()
        .map(PolicyRow::reviewWithin)
        .min(Comparator.naturalOrder())
        .orElse(ModerationPolicy.STANDARD_REVIEW);
  }
}
