package dev.fanfare.persistence.policy;

import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.QuotaPolicy;
import dev.fanfare.persistence.policy.Fields.Field;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How many calls to models users have in a day. */
final class QuotaPolicyFormat implements PolicyFormat<QuotaPolicy> {
  private static final String UNLIMITED = "unlimited";

  @Override
  public String kind() {
    return "quota-policy";
  }

  @Override
  public Class<QuotaPolicy> type() {
    return QuotaPolicy.class;
  }

  @Override
  public Supplier<QuotaPolicy> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<Integer> perDay = fields.required("perDay", reading::smallInteger);
    Field<Map<Purpose, OptionalInt>> purposes =
        fields.optional("purposes", reading.map(Purpose::new, json -> limit(json, reading)));
    fields.blame("purposes");
    return () -> {
      Map<Purpose, Integer> numbers = new HashMap<>();
      Set<Purpose> unlimited = new HashSet<>();
      purposes
          .or(Map.of())
          .forEach(
              (purpose, limit) -> {
                limit.ifPresent(calls -> numbers.put(purpose, calls));
                if (limit.isEmpty()) {
                  unlimited.add(purpose);
                }
              });
      return new QuotaPolicy(version.get(), perDay.get(), numbers, unlimited);
    };
  }

  private static OptionalInt limit(Json json, Reading reading) {
    if (json instanceof Json.Text text && text.value().equals(UNLIMITED)) {
      return OptionalInt.empty();
    }
    if (json instanceof Json.Literal) {
      return OptionalInt.of(reading.smallInteger(json));
    }
    throw Reading.unfit(json, "a number of calls or \"unlimited\"");
  }

  @Override
  public void write(QuotaPolicy policy, Map<String, Object> fields, Writing writing) {
    fields.put("version", policy.version());
    fields.put("perDay", policy.perDay());
    Map<Purpose, Object> limits = new TreeMap<>(Comparator.comparing(Purpose::name));
    limits.putAll(policy.purposes());
    policy.unlimited().forEach(purpose -> limits.put(purpose, UNLIMITED));
    if (!limits.isEmpty()) {
      Map<String, Object> purposes = Writing.fields();
      limits.forEach((purpose, limit) -> purposes.put(purpose.name(), limit));
      fields.put("purposes", purposes);
    }
  }
}
