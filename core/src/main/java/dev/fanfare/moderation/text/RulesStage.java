package dev.fanfare.moderation.text;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import dev.fanfare.moderation.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at text and transcript by rules, and at how much a creator publishes. */
public final class RulesStage implements Stage {
  private static final double SURE = 0.9;

  private final RuleSet rules;
  private final Detector detector;
  private final @Nullable PostingRates rates;
  private final PostingRates.Limits limits;

  private RulesStage(RuleSet rules, @Nullable PostingRates rates, PostingRates.Limits limits) {
    this.rules = requireNonNull(rules, "rules");
    this.detector = new Detector("rules", rules.version(), DetectorFamily.RULES);
    this.rates = rates;
    this.limits = requireNonNull(limits, "limits");
  }

  /** Returns the stage, without regard to how much is published. */
  public static RulesStage of(RuleSet rules) {
    return new RulesStage(rules, null, PostingRates.Limits.STANDARD);
  }

  /** Returns the same stage, with regard to how much is published. */
  public RulesStage with(PostingRates rates, PostingRates.Limits limits) {
    return new RulesStage(rules, requireNonNull(rates, "rates"), limits);
  }

  @Override
  public String name() {
    return StageName.RULES;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(10);
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) {
    return items.stream().map(this::inspect).toList();
  }

  private StageResult inspect(Inspection inspection) {
    ContentItem item = inspection.item();
    Findings findings = new Findings();
    findings.read(TextField.TEXT, item.text());
    findings.read(TextField.TRANSCRIPT, item.transcript());
    List<Signal> signals = new ArrayList<>();
    findings.evidence.forEach(
        (rule, evidence) ->
            signals.add(
                inspection.found(
                    detector, rule.category(), rule.severity(), rule.confidence(), evidence)));
    signals.addAll(rate(inspection));
    if (findings.exhausted) {
      return StageResult.missing(SignalStatus.REFUSED, "too-many-steps", signals);
    }
    boolean anything = item.text() != null || item.transcript() != null || rates != null;
    return anything ? StageResult.ok(signals) : StageResult.inapplicable("no-text");
  }

  /** What the rules find in one item. */
  private final class Findings {
    private final Map<Rule, List<Evidence>> evidence = new LinkedHashMap<>();
    private boolean exhausted;

    void read(TextField field, @Nullable String text) {
      if (text != null) {
        RuleSet.Found found = rules.find(TextNormaliser.normalise(text));
        exhausted |= !found.exhausted().isEmpty();
        for (RuleSet.Hit hit : found.hits()) {
          evidence
              .computeIfAbsent(hit.rule(), rule -> new ArrayList<>())
              .add(new Evidence.TextMatch(hit.rule().id(), field, hit.start(), hit.end()));
        }
      }
    }
  }

  private List<Signal> rate(Inspection inspection) {
    if (rates == null) {
      return List.of();
    }
    PostingRates.Rate rate = rates.of(inspection.item());
    List<Evidence> evidence = new ArrayList<>();
    if (rate.lastMinute() > limits.perMinute()) {
      evidence.add(new Evidence.RuleHolds("rate-minute"));
    }
    if (rate.lastHour() > limits.perHour()) {
      evidence.add(new Evidence.RuleHolds("rate-hour"));
    }
    if (rate.same() > limits.same()) {
      evidence.add(new Evidence.RuleHolds("rate-same"));
    }
    return evidence.isEmpty()
        ? List.of()
        : List.of(inspection.found(detector, Category.SPAM, Severity.MEDIUM, SURE, evidence));
  }
}
