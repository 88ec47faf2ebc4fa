package dev.fanfare.persistence.policy;

import dev.fanfare.moderation.review.StrikePolicy;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** How long points count against creators. */
final class StrikePolicyFormat implements PolicyFormat<StrikePolicy> {
  @Override
  public String kind() {
    return "strike-policy";
  }

  @Override
  public Class<StrikePolicy> type() {
    return StrikePolicy.class;
  }

  @Override
  public Supplier<StrikePolicy> read(Fields fields, Reading reading) {
    Field<Duration> lifetime = fields.required("lifetime", reading::duration);
    Field<Set<Integer>> thresholds =
        fields.required("thresholds", Sets.of(reading, reading::smallInteger));
    return () -> new StrikePolicy(lifetime.get(), List.copyOf(thresholds.get()));
  }

  @Override
  public void write(StrikePolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("lifetime", DurationText.write(policy.lifetime()));
    fields.put("thresholds", policy.thresholds());
  }
}
