package dev.fanfare.persistence.policy;

import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.persistence.policy.Fields.Field;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;

/** Whose days figures are of, and when they become final. */
final class AnalyticsPolicyFormat implements PolicyFormat<AnalyticsPolicy> {
  @Override
  public String kind() {
    return "analytics-policy";
  }

  @Override
  public Class<AnalyticsPolicy> type() {
    return AnalyticsPolicy.class;
  }

  @Override
  public Supplier<AnalyticsPolicy> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<ZoneId> zone = fields.optional("zone", reading::zone);
    Field<Duration> finality = fields.optional("finality", json -> finality(json, reading));
    return () -> {
      AnalyticsPolicy.Builder builder = AnalyticsPolicy.builder(version.get());
      if (zone.value() != null) {
        builder.zone(zone.get());
      }
      if (finality.value() != null) {
        builder.finality(finality.get());
      }
      return builder.build();
    };
  }

  /** Lets the core judge it where it stands. */
  private static Duration finality(Json json, Reading reading) {
    Duration finality = reading.duration(json);
    AnalyticsPolicy.builder("any").finality(finality);
    return finality;
  }

  @Override
  public void write(AnalyticsPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("version", policy.version());
    fields.put("zone", policy.zone().getId());
    fields.put("finality", DurationText.write(policy.finality()));
  }
}
