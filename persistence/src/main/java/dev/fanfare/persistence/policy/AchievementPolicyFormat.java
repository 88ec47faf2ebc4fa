package dev.fanfare.persistence.policy;

import dev.fanfare.achievement.AchievementPolicy;
import dev.fanfare.achievement.AchievementRule;
import dev.fanfare.creator.Metric;
import dev.fanfare.persistence.policy.Fields.Field;
import dev.fanfare.persistence.policy.MetricFormat.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which achievements there are. */
final class AchievementPolicyFormat implements PolicyFormat<AchievementPolicy> {
  @Override
  public String kind() {
    return "achievement-policy";
  }

  @Override
  public Class<AchievementPolicy> type() {
    return AchievementPolicy.class;
  }

  @Override
  public Supplier<AchievementPolicy> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<Instant> from = fields.required("effectiveFrom", reading::instant);
    Field<List<AchievementRule>> rules =
        fields.required("rules", reading.list(json -> rule(json, reading)));
    fields.blame("rules");
    return () -> new AchievementPolicy(version.get(), from.get(), rules.get());
  }

  private static @Nullable AchievementRule rule(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> code = fields.required("code", reading::text);
          Field<String> name = fields.required("name", reading::text);
          Field<String> description = fields.required("description", reading::text);
          Field<Metric> metric = MetricFormat.metric(fields, reading);
          Field<Value> threshold = MetricFormat.value(fields, "threshold", metric, reading);
          if (!fields.has("threshold")) {
            fields.problem("threshold", "threshold is missing; add it to this object");
          }
          Field<String> badge = fields.required("badge", reading::text);
          Field<Long> reward = fields.required("rewardCredits", reading::integer);
          return () ->
              new AchievementRule(
                  code.get(),
                  name.get(),
                  description.get(),
                  metric.get(),
                  threshold.get().value(),
                  badge.get(),
                  reward.get());
        });
  }

  @Override
  public void write(AchievementPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("version", policy.version());
    fields.put("effectiveFrom", policy.effectiveFrom().toString());
    fields.put("rules", policy.rules().stream().map(rule -> rule(rule, writing)).toList());
  }

  private static Map<String, Object> rule(AchievementRule rule, Writing writing) {
    Map<String, Object> fields = Writing.fields();
    fields.put("code", rule.code());
    fields.put("name", rule.name());
    fields.put("description", rule.description());
    MetricFormat.write(rule.metric(), fields);
    fields.put("threshold", MetricFormat.write(rule.metric(), rule.threshold(), null, writing));
    fields.put("badge", rule.badge());
    fields.put("rewardCredits", rule.rewardCredits());
    return fields;
  }
}
