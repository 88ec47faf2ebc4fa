package dev.fanfare.persistence.testing;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.StageResult;
import java.time.Duration;
import java.util.List;

/** A stage that finds spam where followers are offered. */
final class LooksForFollowers implements Stage {
  private static final Detector DETECTOR = new Detector("followers", "1", DetectorFamily.RULES);

  @Override
  public String name() {
    return StageName.RULES;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(30);
  }

  @Override
  public List<StageResult> inspect(List<Inspection> items) {
    return items.stream().map(LooksForFollowers::inspect).toList();
  }

  private static StageResult inspect(Inspection item) {
    String text = item.item().text();
    return text != null && text.contains("followers")
        ? StageResult.ok(
            List.of(
                item.found(
                    DETECTOR,
                    Category.SPAM,
                    Severity.MEDIUM,
                    0.9,
                    List.of(new Evidence.RuleHolds("followers")))))
        : StageResult.ok(List.of());
  }
}
