package dev.fanfare.persistence.policy;

import dev.fanfare.persistence.policy.Fields.Field;
import dev.fanfare.tier.DemotionPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** When a tier is lost. */
final class DemotionPolicyFormat implements PolicyFormat<DemotionPolicy> {
  @Override
  public String kind() {
    return "demotion-policy";
  }

  @Override
  public Class<DemotionPolicy> type() {
    return DemotionPolicy.class;
  }

  @Override
  public Supplier<DemotionPolicy> read(Fields fields, Reading reading) {
    Field<Integer> misses = fields.required("misses", reading::smallInteger);
    Field<Duration> lockIn = fields.required("lockIn", reading::duration);
    return () -> new DemotionPolicy(misses.get(), lockIn.get());
  }

  @Override
  public void write(DemotionPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("misses", policy.misses());
    fields.put("lockIn", DurationText.write(policy.lockIn()));
  }
}
